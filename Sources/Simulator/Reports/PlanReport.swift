/// What a run would take, for `run --plan`: said without simulating.
public struct PlanReport: Sendable {
  let scenario: Scenario
  let workload: Workload
  let rule: Experiment.StoppingRule
  let threads: Int

  /// - Parameter workload: of as many replications as the rule takes at least.
  public init(_ scenario: Scenario, _ workload: Workload, rule: Experiment.StoppingRule, threads: Int) {
    self.scenario = scenario
    self.workload = workload
    self.rule = rule
    self.threads = threads
  }

  /// Ends with a newline.
  public var text: String {
    var rows = [
      ("scenario", Printable.escaped(scenario.name)), ("replications", replications),
      (
        "contacts",
        "\(Workload.about(workload.contacts)) a replication, \(Workload.about(workload.totalContacts)) in all"
      ),
      ("events", "\(Workload.about(workload.events * Double(workload.replications)))"),
      (
        "memory",
        "\(Workload.bytes(workload.memory * Double(threads))) for \(threads) thread\(threads == 1 ? "" : "s")"
      ),
      ("time", time),
    ]
    if let refusal = workload.refusal { rows.append(("refused", refusal.description)) }
    let width = rows.map(\.0.count).max() ?? 0
    return rows.map { name, value in
      name + String(repeating: " ", count: width - name.count + 2) + value + "\n"
    }.joined()
  }

  private var replications: String {
    switch rule {
    case .replications(let count): Numerals.grouped(count)
    case .precision(let precision):
      "\(precision.minimum) to \(Numerals.grouped(precision.maximum)), until \(precision.description); below: the least"
    }
  }

  private var time: String {
    let seconds = workload.seconds / Double(min(threads, workload.replications))
    return seconds < 1 ? "less than a second" : "about \(Workload.time(seconds))"
  }
}
