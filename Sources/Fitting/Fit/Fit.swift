import Distributions
import Foundation
import Simulator

/// A scenario estimated from a call log, with all that was found on the way.
public struct Fit {
  struct TypeFit {
    var kind: ContactTypes.Kind
    /// Mean count in each interval of a day.
    var arrivals: [Double]
    var patience: PatienceFit
    var offered: Double
    var abandoned: Double
  }

  struct GroupFit {
    var name: String
    var queues: [UInt16]
    var staff: [Int]
    var averages: [Double]
    /// Factor on the handle time of single queues.
    var factors: [UInt16: Double]
  }

  let options: FitOptions
  public let report: ImportReport
  let history: History
  /// Days of the log kept for judging.
  let heldOut: [Int]
  var types: [TypeFit]
  var handleTimes: [UInt16: HandleTimeFit]
  var wrapUp: (sample: WeightedSample, isMeasured: Bool)
  var busyness: BusynessFit
  var intervalBusyness: IntervalBusyness?
  /// Mean contacts by weekday, over the mean of all.
  var weekdayFactors: [(weekday: Weekday, factor: Double, days: Int)]
  var groups: [GroupFit]
  var hasAgents: Bool
  var routing: RoutingEstimate
  var agentEffect: AgentEffect?
  var dayEffect: AgentEffect?
  var redials: RedialUnfolding?
  /// Correlations of the daily counts of queues, those above chance.
  var correlations: [(first: String, second: String, value: Double)]
  let queueNames: [String]

  public var hasHeldOut: Bool { !heldOut.isEmpty }
  public var heldOutDates: [String] { heldOut.map { CivilDate(days: $0).text } }

  /// - Throws: `LogProblem`.
  public init(_ log: LogImport.Log, _ options: FitOptions) throws {
    let whole = try History(log.calls, options.choice)
    let kept = whole.days.indices.filter { !Self.isHeldOut(whole, $0, options) }
    guard !kept.isEmpty else { throw LogProblem("all days are held out: none is left to fit", kind: .usage) }
    heldOut = whole.days.indices.filter { Self.isHeldOut(whole, $0, options) }.map { whole.days[$0] }
    let history = whole.keeping(kept)
    self.options = options
    self.history = history
    report = log.report
    queueNames = log.calls.queues
    let totals = DayTotals(history)
    let profile = ArrivalProfile(history, totals)
    busyness = profile.busyness
    intervalBusyness = profile.intervalBusyness
    weekdayFactors = profile.weekdays
    correlations = profile.correlations

    let names = { (queue: UInt16) in log.calls.queues[Int(queue)] }
    let raw = history.calls.map { AgentActivity($0, hasLine: false) }
    let inference = GroupInference(raw, queues: history.types.queues, names: names)
    // Made day by day as they are needed: a year's waiting lines, second by second, would fill the memory.
    let activity = { (day: Int) in AgentActivity(history.calls[day]) { inference.shared.contains($0) } }
    hasAgents = raw.contains { !$0.services.isEmpty }
    routing = RoutingEstimate(history, inference, knownCredit: log.priorityCredit)

    let services = ServiceSamples(history, activity, inference)
    wrapUp = services.wrapUp
    handleTimes = Dictionary(
      uniqueKeysWithValues: history.types.queues.map {
        ($0, HandleTimeFit(services.talk[$0] ?? [], seed: options.seed))
      })
    agentEffect = AgentEffect(services.agentSums)
    dayEffect = AgentEffect(services.daySums)
    types = Self.typeFits(history, profile)
    groups = Self.groupFits(history, activity, inference, services)
    redials = RedialUnfolding(log.calls.callers)
  }

  /// Counted from the second day on, so that the first stays in the fit.
  private static func isHeldOut(_ history: History, _ index: Int, _ options: FitOptions) -> Bool {
    if options.holdOut.contains(CivilDate(days: history.days[index]).text) { return true }
    return options.holdOutEvery.map { index % $0 == $0 - 1 } ?? false
  }

  private static func typeFits(_ history: History, _ profile: ArrivalProfile) -> [TypeFit] {
    var (offered, abandoned) = (
      Array(repeating: 0.0, count: history.types.count), Array(repeating: 0.0, count: history.types.count)
    )
    for call in history.calls.joined() {
      history.types.each(call) { type, weight in
        offered[type] += weight
        if call.outcome == .abandoned { abandoned[type] += weight }
      }
    }
    let waits = LineBalking.waits(history)
    let resolution =
      history.calls.lazy.joined().prefix(2000).allSatisfy { $0.wait == $0.wait.rounded() } ? 1.0 : 0.01
    let pooled = PatienceFit(waits.flatMap { $0 }, balking: nil, resolution: resolution)
    return history.types.kinds.indices.map { type in
      var patience = PatienceFit(waits[type], balking: LineBalking(waits[type]), resolution: resolution)
      if patience.curve.eventCount < 5, pooled.curve.eventCount >= 5 {
        patience.candidates = pooled.candidates
        patience.isPooled = true
      }
      return TypeFit(
        kind: history.types.kinds[type], arrivals: profile.means[type], patience: patience,
        offered: offered[type],
        abandoned: abandoned[type])
    }
  }

  private static func groupFits(
    _ history: History, _ activity: (Int) -> AgentActivity, _ inference: GroupInference,
    _ services: ServiceSamples
  ) -> [GroupFit] {
    let duties = history.days.indices.map { day in
      DutyReconstruction(
        activity(day), inference, open: history.open, close: history.close, step: history.interval
      ).duty
    }
    let averages = (0..<history.intervals).map { interval in
      inference.groups.indices.map { group -> Double in
        let seen = duties.indices.filter { history.isObserved[$0][interval] }
        return seen.reduce(0.0) { $0 + duties[$1][interval][group] } / Double(max(seen.count, 1))
      }
    }
    let whole = WholeAgents.rounded(averages)
    return inference.groups.indices.compactMap { index in
      let group = inference.groups[index]
      let staff = whole.map { $0[index] }
      guard staff.contains(where: { $0 > 0 }) else { return nil }
      return GroupFit(
        name: group.name, queues: group.queues, staff: staff, averages: averages.map { $0[index] },
        factors: services.factors[index] ?? [:])
    }
  }
}
