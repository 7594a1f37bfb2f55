import Simulator

/// The review of a center against the limits of its practice (SP12), and the agents whom the mean hold needs.
///
/// Hold is the mean wait of calls (of all contacts where there are none). Every variant sees the same contacts.
public struct Scorecard: Sendable {
  public struct Limits: Sendable {
    /// Most mean hold, seconds.
    public var hold: Double
    /// Most share of calls abandoned.
    public var abandonment: Double

    public init(hold: Double = 120, abandonment: Double = 0.05) {
      self.hold = hold
      self.abandonment = abandonment
    }
  }

  /// Recorded calls that supervisors listen to.
  public struct Review: Sendable {
    /// Calls an agent a month.
    public var calls: Double
    /// Seconds for each.
    public var time: Double

    public init(calls: Double = 4, time: Double = 1200) {
      self.calls = calls
      self.time = time
    }

    /// Reviewer hours a month.
    public func hours(agents: Int) -> Double { calls * time * Double(agents) / 3600 }
  }

  /// The least agents more with which the mean hold of one interval keeps the limit.
  public struct Addition: Sendable {
    /// nil: a steady state.
    public var interval: Int?
    public var group: String
    public var agents: Int
    /// Mean hold there before, after the additions to earlier intervals.
    public var before: Estimate
    /// With one agent less, which misses the limit.
    public var oneLess: Estimate
    /// nil: no number of agents up to `most` was enough.
    public var with: Estimate?
  }

  /// Agents more in one interval that are tried.
  public static let most = 64

  public let limits: Limits
  public let review: Review
  /// Agents at the busiest time, all groups.
  public let agents: Int
  public let intervalLabels: [String]
  public let intervalLength: Double
  public let replications: Int
  /// The estimates as the scenario is staffed, and with all additions.
  public let now: [Estimate]
  public let then: [Estimate]
  public let additions: [Addition]
  let calls: Scope

  /// nil when stopped before its end.
  ///
  /// - Parameters:
  ///   - group: who gets the agents; nil: the group that answers most of the waiting.
  ///   - agents: who are reviewed; nil: as many as are ever staffed at once.
  public init?(
    _ scenario: Scenario, limits: Limits = Limits(), review: Review = Review(), group: String? = nil,
    agents: Int? = nil, seed: UInt64, threads: Int, contacts: Double = 500_000, stop: StopFlag = StopFlag(),
    progress: (@Sendable (String) -> Void)? = nil
  ) async {
    let model = Model(scenario)
    let days = PairedService(model, seed: seed, contacts: contacts, threads: threads, stop: stop)
    let center = ReviewedCenter(model, days)
    guard let base = await center.estimates(center.staff) else { return nil }
    let calls = center.calls(in: base)
    var (staff, last, additions) = (center.staff, base, [Addition]())
    let isSteady = model.clock.kind == .steadyState
    for interval in isSteady ? [nil] : (0..<model.clock.profilePeriods).map({ $0 }) as [Int?] {
      func hold(_ estimates: [Estimate]) -> Estimate? {
        estimates.first { $0.measure == "mean_wait" && $0.of == calls && $0.interval == interval }
      }
      func keeps(_ estimate: Estimate) -> Bool { (estimate.value ?? 0) <= limits.hold }
      guard let before = hold(last), !keeps(before) else { continue }
      guard
        let index = group.map({ name in model.groups.firstIndex { $0.name == name } })
          ?? center.group(of: base, interval: interval)
      else { continue }
      progress?("agents more of \(model.groups[index].name), \(additions.count) intervals before")
      var (misses, short, enough, found) = (0, before, 1, [Estimate]?.none)
      // Doubles until it is enough, then halves the gap: the number below the answer has always been tried.
      while misses + 1 <= Self.most, found == nil || misses + 1 < enough {
        let number = found == nil ? min(max(2 * misses, 1), Self.most) : (misses + enough) / 2
        guard let tried = await center.estimates(center.adding(number, to: index, interval, staff)) else {
          return nil
        }
        guard let estimate = hold(tried) else { break }
        if keeps(estimate) { (enough, found) = (number, tried) } else { (misses, short) = (number, estimate) }
      }
      additions.append(
        Addition(
          interval: interval, group: model.groups[index].name, agents: found == nil ? misses : enough,
          before: before, oneLess: short, with: found.flatMap(hold)))
      if let found { (staff, last) = (center.adding(enough, to: index, interval, staff), found) }
    }
    (self.limits, self.review, self.calls, self.additions) = (limits, review, calls, additions)
    (now, then) = (base, last)
    let groups = max(model.groups.count, 1)
    self.agents =
      agents
      ?? stride(from: 0, to: model.staff.count, by: groups).map { model.staff[$0..<$0 + groups].reduce(0, +) }
      .max() ?? 0
    intervalLabels = model.intervalLabels
    intervalLength = model.clock.periodLength
    replications = days.replications
  }
}

/// A center that is simulated again and again with other agents.
private struct ReviewedCenter {
  let model: Model
  let days: PairedService
  /// As `Model.staff`, for each interval that results tell apart.
  let staff: [Int]

  init(_ model: Model, _ days: PairedService) {
    (self.model, self.days) = (model, days)
    let length = model.clock.profilePeriods * model.staffSteps * model.groups.count
    let isWhole = model.clock.kind == .steadyState || model.staff.isEmpty || model.staff.count >= length
    staff = isWhole ? model.staff : (0..<length).map { model.staff[$0 % model.staff.count] }
  }

  func adding(_ agents: Int, to group: Int, _ interval: Int?, _ staff: [Int]) -> [Int] {
    var staff = staff
    for step in 0..<model.staffSteps {
      staff[((interval ?? 0) * model.staffSteps + step) * model.groups.count + group] += agents
    }
    return staff
  }

  /// nil when stopped.
  func estimates(_ staff: [Int]) async -> [Estimate]? {
    let (model, seed) = (model.replacing(staff: staff, steps: model.staffSteps), days.seed)
    let experiment = Experiment(
      model: model, seed: seed, rule: .replications(days.replications), threads: days.threads
    ) { number, stop, eachDay in
      Replication.run(model, seed: seed, number: number, stop: stop, eachDay: eachDay)
    }
    let result = await experiment.run(stop: days.stop)
    return result.isComplete ? result.estimates : nil
  }

  /// Whose waits are hold.
  func calls(in estimates: [Estimate]) -> Scope {
    let voice = Scope.channel("voice")
    return estimates.contains { $0.of == voice } ? voice : .center
  }

  /// The group that serves types with the largest share of an interval's waiting, by who answered them on the first day.
  func group(of estimates: [Estimate], interval: Int?) -> Int? {
    guard let run = model.simulate(seed: days.seed, number: 0, stop: days.stop) else { return nil }
    let hasCalls = model.types.contains { $0.channel.name == "voice" }
    var share = Array(repeating: 0.0, count: model.groups.count)
    for (type, kind) in model.types.enumerated() where kind.channel.name == "voice" || !hasCalls {
      func mean(_ measure: String) -> Double {
        estimates.first {
          $0.measure == measure && $0.of == .contactType(kind.name) && $0.interval == interval
        }?.value ?? 0
      }
      let answered = run.answeredBy[type * run.groups..<(type + 1) * run.groups]
      let waiting = mean("mean_wait") * mean("offered") / max(answered.reduce(0, +), 1)
      for (group, number) in answered.enumerated() { share[group] += waiting * number }
    }
    let best = share.indices.max { share[$0] < share[$1] }
    if let best, share[best] > 0 { return best }
    // One contact type has no row of its own.
    return model.groups.indices.max { a, b in
      let answered = { (group: Int) in
        stride(from: group, to: run.answeredBy.count, by: run.groups).reduce(0) { $0 + run.answeredBy[$1] }
      }
      return answered(a) < answered(b)
    }
  }
}
