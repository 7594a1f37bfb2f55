import Distributions
import Simulator

/// What any staffing needs: for each target and period, as many agents among those who serve these contacts as one pool of
/// perfectly flexible, fastest agents would need if no other contacts came (Erlang A or C on the modified offered load).
///
/// Taking other contacts away and pooling agents can only help, so for exponential laws and steady rates this is a lower
/// bound; for others it is an approximation of one, and a place to start.
struct PooledRequirement {
  struct Row: Sendable {
    var target: Int
    var period: Int
    var groups: [Int]
    var agents: Int
    /// Whether the target speaks of this period alone, so that every answer must respect the row.
    var isBound: Bool
  }

  private(set) var rows: [Row] = []

  init(_ model: Model, load: LoadProfile) {
    let periods = load.mean.count / max(load.types, 1)
    for (index, target) in model.scenario.targets.enumerated() {
      guard case .contacts(let names) = target.of else { continue }
      let members = model.types.indices.filter {
        names.contains(model.types[$0].name) || names.contains(model.types[$0].streamName)
      }
      guard let wanted = Self.agentTarget(target) else { continue }
      let groups = model.groups.indices.filter { group in
        members.contains { model.serves[$0 * model.groups.count + group] }
      }
      let served = members.filter { type in groups.contains { model.serves[type * model.groups.count + $0] } }
      for period in 0..<periods {
        guard
          let agents = Self.least(wanted, target, served, groups, period: period, model, load)
        else { continue }
        let isBound = (target.every == .interval || periods == 1) && served.count == members.count
        rows.append(Row(target: index, period: period, groups: groups, agents: agents, isBound: isBound))
      }
    }
  }

  private static func agentTarget(_ target: Target) -> AgentTarget? {
    switch (target.measure, target.bound) {
    case ("service_level", .atLeast(let b)): .serviceLevel(.offered, atLeast: b)
    case ("service_level_ignore", .atLeast(let b)): .serviceLevel(.ignore, atLeast: b)
    case ("service_level_credit", .atLeast(let b)): .serviceLevel(.credit, atLeast: b)
    case ("service_level_short", .atLeast(let b)): .serviceLevel(.short, atLeast: b)
    case ("service_level_short_credit", .atLeast(let b)): .serviceLevel(.shortCredit, atLeast: b)
    case ("service_level_answered", .atLeast(let b)): .serviceLevel(.answered, atLeast: b)
    case ("service_level_virtual", .atLeast(let b)): .serviceLevel(.virtual, atLeast: b)
    case ("mean_wait", .atMost(let b)): .meanWait(atMost: b)
    case ("asa", .atMost(let b)): .speedOfAnswer(atMost: b)
    case ("abandonment", .atMost(let b)): .abandonment(atMost: b)
    case ("delay_probability", .atMost(let b)): .delayProbability(atMost: b)
    default: nil
    }
  }

  /// One pool of the fastest agents.
  private static func least(
    _ wanted: AgentTarget, _ target: Target, _ types: [Int], _ groups: [Int], period: Int, _ model: Model,
    _ load: LoadProfile
  ) -> Int? {
    var work = 0.0
    var rate = 0.0
    var patienceRate = 0.0
    for type in types {
      let factor =
        groups.filter { model.serves[type * model.groups.count + $0] }
        .map { model.handleTimeFactor[type * model.groups.count + $0] }.min() ?? 1
      let cell = period * load.types + type
      work += load.mean[cell] * factor
      rate += load.rate[cell]
      if let mean = model.types[type].patience?.mean, mean > 0 { patienceRate += load.rate[cell] / mean }
    }
    guard work > 0, rate > 0 else { return nil }
    // The mean handle time that makes the load of this period, lag included.
    let handle = work / rate
    let formula: any QueueFormula =
      patienceRate > 0
      ? ErlangA(arrivalRate: rate, meanHandleTime: handle, meanPatience: rate / patienceRate)
      : ErlangC(arrivalRate: rate, meanHandleTime: handle)
    let threshold = target.within ?? types.map { model.types[$0].acceptableWait }.max() ?? 20
    let short = types.map { model.types[$0].shortAbandonment }.max() ?? 5
    return try? LeastAgents(formula, threshold: threshold, short: short).whole(wanted)
  }
}
