/// What a run would take, for `run --plan`: said without simulating.
public struct PlanReport: Sendable {
  let scenario: Scenario
  let size: RunSize
  let rule: Experiment.StoppingRule
  let threads: Int

  /// - Parameter size: of as many replications as the rule takes at least.
  public init(_ scenario: Scenario, _ size: RunSize, rule: Experiment.StoppingRule, threads: Int) {
    self.scenario = scenario
    self.size = size
    self.rule = rule
    self.threads = threads
  }

  /// Ends with a newline.
  public var text: String {
    var rows = [
      ("scenario", Printable.escaped(scenario.name)), ("replications", replications),
      (
        "contacts",
        "\(RunSize.about(size.contacts)) a replication, \(RunSize.about(size.totalContacts)) in all"
      ),
      ("events", "\(RunSize.about(size.events * Double(size.replications)))"),
      (
        "memory",
        "\(RunSize.bytes(size.memory(threads: threads))) for \(threads) thread\(threads == 1 ? "" : "s")"
      ),
      ("time", time),
    ]
    if let refusal = size.refusal { rows.append(("refused", refusal.description)) }
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
    let seconds = size.seconds / Double(min(threads, size.replications))
    return seconds < 1 ? "less than a second" : "about \(RunSize.time(seconds))"
  }
}
