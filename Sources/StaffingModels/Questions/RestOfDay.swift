import Distributions
import Simulator

/// The rest of the day, given what came until now (SF13): the forecast brought up to date, what service then is, and what
/// one more agent of each group would do about it.
///
/// The common factor of the day is learnt from all contacts counted, the own factor of a contact type from its own, given the
/// common one's mean. Intervals that are over have the contacts counted in them, spread as was expected; the rest are
/// simulated with what is still uncertain.
public struct RestOfDay: Sendable {
  public struct TypeForecast: Sendable {
    public var name: String
    /// Until now, and in the rest of the day.
    public var expectedBefore: Double
    public var counted: Double?
    public var expectedAfter: Double
    /// On the forecast of the rest of the day.
    public var factor: Double
    public var cv: Double
  }

  public struct Action: Sendable {
    /// One agent more of this group in every interval to come.
    public var group: String
    public var change: ServiceChange
    public var cost: Double
  }

  public let types: [TypeForecast]
  public let common: BusynessPosterior
  /// In the intervals to come.
  public let offered: MeanOfRuns
  public let serviceLevel: Double
  public let abandonment: Double
  public let meanWait: Double
  /// The same as the day was planned.
  public let planned: (offered: Double, serviceLevel: Double, abandonment: Double, meanWait: Double)
  /// The most contacts gained in time first.
  public let actions: [Action]
  public let replications: Int

  public struct Refusal: Error, Sendable, CustomStringConvertible {
    public var description: String
  }

  /// - Parameters:
  ///   - interval: the first that is still to come.
  ///   - counted: contacts offered in the intervals before, by contact type.
  ///   - total: of all contact types, where they were not counted apart.
  public init(
    _ scenario: Scenario, from interval: Int, counted: [String: Double], total: Double?, seed: UInt64,
    threads: Int, contacts: Double = 500_000, stop: StopFlag = StopFlag(),
    progress: (@Sendable (String) -> Void)? = nil
  ) async throws {
    let model = Model(scenario)
    guard model.clock.kind == .calendar, model.clock.days == 1 else {
      throw Refusal(description: "the rest of the day needs a calendar of one day")
    }
    let load = LoadProfile(model.byInterval)
    let expected = Self.expected(scenario, model, load)
    func sum(_ range: Range<Int>, _ name: String) -> Double {
      range.reduce(0) { $0 + (expected[name]?[$1] ?? 0) }
    }
    let (past, future) = (0..<interval, interval..<model.clock.periods)
    let names = scenario.contactTypes.map(\.name)
    let known = counted.isEmpty ? names : names.filter { counted[$0] != nil }
    // Own factors of contact types blur what the sum says of the common one: as if so much less had been counted.
    let hoped = known.reduce(0) { $0 + sum(past, $1) }
    let blur = scenario.contactTypes.filter { known.contains($0.name) }.reduce(0.0) { blur, type in
      let own = sum(past, type.name) * Self.cv(type.arrivals.busyness.day)
      return blur + own * own
    }
    let weight = hoped > 0 ? hoped / (hoped + blur) : 1
    let common = BusynessPosterior(
      cv: Self.cv(scenario.busyness.day), expected: hoped * weight,
      counted: (total ?? counted.values.reduce(0, +)) * weight)
    var forecasts: [TypeForecast] = []
    var changed = scenario
    for index in changed.contactTypes.indices {
      let type = changed.contactTypes[index]
      let before = sum(past, type.name)
      var own = BusynessPosterior(cv: 0, expected: 0, counted: 0)
      let prior = Self.cv(type.arrivals.busyness.day)
      if let count = counted[type.name] {
        own = BusynessPosterior(cv: prior, expected: before * common.mean, counted: count)
      }
      let factor = common.mean * own.mean
      forecasts.append(
        TypeForecast(
          name: type.name, expectedBefore: before, counted: counted[type.name],
          expectedAfter: sum(future, type.name) * factor, factor: factor,
          cv: (common.cv * common.cv + own.cv * own.cv).squareRoot()))
      guard let rates = expected[type.name], rates.contains(where: { $0 > 0 }) else { continue }
      let gone = before > 0 ? (counted[type.name].map { $0 / before } ?? factor) : 1
      changed.contactTypes[index].arrivals.process = .perInterval(
        rates.indices.map { rates[$0] * ($0 < interval ? gone : factor) })
      if counted[type.name] != nil {
        changed.contactTypes[index].arrivals.busyness.day = own.cv > 0 ? try Gamma(mean: 1, cv: own.cv) : nil
      }
    }
    changed.busyness.day = common.cv > 0 ? try Gamma(mean: 1, cv: common.cv) : nil
    types = forecasts
    self.common = common

    let updated = Model(changed)
    let service = PairedService(updated, seed: seed, contacts: contacts, threads: threads, stop: stop)
    progress?("simulating the rest of the day")
    guard let base = await service.sums(updated), let plan = await service.sums(model) else {
      throw Refusal(description: "stopped before there was an answer")
    }
    replications = service.replications
    func rest(_ runs: [[ServiceSums]]) -> ServiceSums {
      runs.reduce(ServiceSums()) { $0 + $1[future].reduce(ServiceSums(), +) }
    }
    let (now, then) = (rest(base), rest(plan))
    offered = MeanOfRuns(base.map { $0[future].reduce(0) { $0 + $1.offered } })
    serviceLevel = now.inTime / max(now.offered, 1)
    abandonment = now.abandoned / max(now.offered, 1)
    meanWait = now.wait / max(now.offered, 1)
    planned = (
      then.offered / Double(plan.count), then.inTime / max(then.offered, 1),
      then.abandoned / max(then.offered, 1), then.wait / max(then.offered, 1)
    )
    var actions: [Action] = []
    let (groups, steps) = (model.groups.count, model.staffSteps)
    for group in model.displayGroups {
      progress?("an agent more of \(model.groups[group].name)")
      var staff = updated.staff
      for step in future.lowerBound * steps..<future.upperBound * steps { staff[step * groups + group] += 1 }
      guard let more = await service.sums(updated.replacing(staff: staff, steps: steps)) else { break }
      let hours = Double(future.count) * model.clock.periodLength / 3600
      actions.append(
        Action(
          group: model.groups[group].name, change: ServiceChange(from: base, to: more, periods: future),
          cost: hours * (model.groups[group].costPerHour ?? 1)))
    }
    self.actions = actions.sorted { ($1.change.inTime.value, $0.group) < ($0.change.inTime.value, $1.group) }
  }

  /// Coefficient of variation of a factor with mean 1.
  private static func cv(_ law: (any Distribution)?) -> Double {
    law.map { $0.variance.squareRoot() / max($0.mean, 1e-9) } ?? 0
  }

  /// Contacts expected in each interval by type; urgent ones with theirs.
  private static func expected(_ scenario: Scenario, _ model: Model, _ load: LoadProfile) -> [String:
    [Double]]
  {
    var expected: [String: [Double]] = [:]
    for type in model.types.indices {
      let name = model.types[type].streamName
      var mine = expected[name] ?? Array(repeating: 0, count: model.clock.periods)
      for period in 0..<model.clock.periods {
        mine[period] += load.rate[period * load.types + type] * model.clock.periodLength
      }
      expected[name] = mine
    }
    return expected
  }
}
