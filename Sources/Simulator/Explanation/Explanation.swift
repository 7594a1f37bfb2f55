/// Why a target is missed: the same days again with one thing changed at a time (OU4).
///
/// Every change meets the same contacts on the same days (common random numbers), so that its gain is a paired difference.
/// With E = gain and S = shortfall, both ratios of sums over replications with influences e_r and s_r (`PairedSample`), the share of the
/// miss is E / S with influence (e_r - (E / S) s_r) / S (delta method). Intervals of all changes hold together (Bonferroni).
/// Shares need not add up to 100 %: causes work on each other, and what none of them makes up is a want of agents.
public struct Explanation: Sendable {
  public var scenario: Scenario
  /// Index in `scenario.targets`; nil: the first that is missed.
  public var target: Int?
  /// A label as results show it; nil: the whole horizon, or the worst interval of a target for every interval.
  public var interval: String?
  public var seed: UInt64
  public var replications: Int
  public var confidence: Double
  public var threads: Int

  public static let leastReplications = 10
  /// Most agents of one group that are tried.
  private static let mostAgents = 20
  /// Tries on the way there.
  private static let mostTries = 8

  public init(_ scenario: Scenario, seed: UInt64? = nil, replications: Int, threads: Int) {
    self.scenario = scenario
    self.seed = seed ?? scenario.run.seed
    self.replications = max(replications, Self.leastReplications)
    self.threads = threads
    confidence = scenario.run.confidence
  }

  /// What can't be explained; one sentence for the user.
  public struct Problem: Error, CustomStringConvertible, Sendable {
    public var description: String
  }

  /// - Parameters:
  ///   - stop: ends it early, with the replications done by then.
  ///   - progress: what is being done, in words.
  public func answer(
    stop: StopFlag = StopFlag(), progress: @Sendable @escaping (String) -> Void = { _ in }
  ) async throws(Problem) -> ExplanationAnswer {
    guard !scenario.targets.isEmpty else {
      throw Problem(description: "the scenario has no targets to explain")
    }
    let (model, remarks) = ScenarioRun(scenario, seed: seed).model(stop: stop)
    let labels = model.intervalLabels
    let asked = try self.interval.map { name throws(Problem) in try Self.interval(named: name, labels) }
    var places = try candidates(asked, labels.count)
    if places.count > 1 { places = [await worst(of: places, model, stop, progress)] }
    let (number, place) = places[0]
    return await explain(number, place, model, remarks, labels, stop, progress)
  }

  // MARK: Which target, which interval

  /// The number of an interval by its label, or by its time where only one has it.
  static func interval(named name: String, _ labels: [String]) throws(Problem) -> Int {
    guard !labels.isEmpty else { throw Problem(description: "--interval: a steady state has no intervals") }
    if let index = labels.firstIndex(of: name) { return index }
    let same = labels.indices.filter { labels[$0].hasSuffix(" \(name)") }
    if same.count == 1 { return same[0] }
    if let first = same.first {
      throw Problem(
        description:
          "--interval: \(same.count) days have an interval at \(name); write '\(labels[first])' for the first"
      )
    }
    throw Problem(
      description:
        "--interval: no interval begins at \(Printable.quoted(name)); they go from \(labels[0]) to "
        + "\(labels[labels.count - 1])\(NearMiss.hint(for: name, among: labels))")
  }

  private func candidates(_ asked: Int?, _ intervals: Int) throws(Problem) -> [(Int, ExplainedPlace)] {
    if let target, !scenario.targets.indices.contains(target) {
      throw Problem(
        description: "--target must be from 1 to \(scenario.targets.count), found \(target + 1)")
    }
    var places: [(Int, ExplainedPlace)] = []
    for index in target.map({ [$0] }) ?? Array(scenario.targets.indices) {
      let one = scenario.targets[index]
      guard let measure = Measures.named(one.measure), measure.isExplainable else {
        if target == nil { continue }
        throw Problem(
          description:
            "--target \(index + 1): \(one.measure) is no sum or ratio of sums, so that single days tell "
            + "nothing about it; explain a target on mean_wait or service_level")
      }
      if asked == nil, one.every == .interval, intervals > 0 {
        places += (0..<intervals).map { (index, ExplainedPlace(target: one, interval: $0)) }
      } else {
        places.append((index, ExplainedPlace(target: one, interval: asked)))
      }
    }
    guard !places.isEmpty else { throw Problem(description: "no target of the scenario can be explained") }
    return places
  }

  /// The first target that is missed, at its worst interval; the one nearest to its bound if none is.
  private func worst(
    of places: [(Int, ExplainedPlace)], _ model: Model, _ stop: StopFlag,
    _ progress: @Sendable @escaping (String) -> Void
  ) async -> (Int, ExplainedPlace) {
    let readers = places.map { ReplayedDays.Reader($0.1.target, model, interval: $0.1.interval) }
    let count = min(replications, Self.pilots)
    var sums = Array(repeating: (0.0, 0.0), count: readers.count)
    for number in 0..<count {
      guard let totals = model.simulate(seed: seed, number: number, stop: stop) else { break }
      for (index, reader) in readers.enumerated() {
        let row = reader.read(totals)
        sums[index] = (sums[index].0 + row.numerator, sums[index].1 + row.denominator)
      }
      progress("looking for the miss: \(number + 1)/\(count) replications")
    }
    func relative(_ index: Int) -> Double {
      let (target, sum) = (places[index].1.target, sums[index])
      guard sum.1 > 0 else { return -.infinity }
      let bound = target.bound.value
      let shortfall = (target.bound.isLower ? 1 : -1) * (bound - sum.0 / sum.1)
      return shortfall / max(abs(bound), 1e-9)
    }
    let missed = places.indices.filter { relative($0) > 0 }
    let first = missed.first.map { places[$0].0 }
    let choice = missed.isEmpty ? Array(places.indices) : missed.filter { places[$0].0 == first }
    return places[choice.max { (relative($0), -$0) < (relative($1), -$1) } ?? 0]
  }

  private static let pilots = 50

  // MARK: Replays

  private func explain(
    _ number: Int, _ place: ExplainedPlace, _ model: Model, _ remarks: [String], _ labels: [String],
    _ stop: StopFlag, _ progress: @Sendable @escaping (String) -> Void
  ) async -> ExplanationAnswer {
    var changes = Counterfactuals.all.flatMap { $0.changes(of: scenario, at: place) }
    let causes = changes.filter { $0.kind == .cause }
    let all = ScenarioChange(name: "without any of these", kind: .cause) { scenario in
      for cause in causes { cause.apply(&scenario) }
    }
    if causes.count > 1 { changes.insert(all, at: causes.count) }
    func replay(_ changes: [ScenarioChange?], _ what: String) async -> ReplayedDays {
      let systems = changes.map { change in
        let changed = change.map { compiled($0, model) } ?? model
        return (changed, ReplayedDays.Reader(place.target, changed, interval: place.interval))
      }
      return await ReplayedDays.simulate(
        systems, replications: replications, seed: seed, threads: threads, stop: stop
      ) { progress("\(what): \($0)/\($1) replays of days") }
    }
    var days = await replay([nil] + changes, "replaying with one thing changed")
    var tables = ExplanationTables(self, place, number, model, days, changes, hasAll: causes.count > 1)
    // More agents of the group that helps most for its price, until the target is met.
    if let group = tables.bestGroup, let step = tables.agentsToTry(group), !stop.isRaised {
      var count = step
      for _ in 0..<Self.mostTries where count <= Self.mostAgents {
        let change = MoreAgents.change(of: group, by: count, scenario.horizon, at: place)
        let more = await replay([change], "trying \(count) more agents")
        guard !stop.isRaised, more.replications == days.replications else { break }
        days = days.joined(more)
        changes.append(change)
        tables = ExplanationTables(self, place, number, model, days, changes, hasAll: causes.count > 1)
        if tables.meets(changes.count) == true { break }
        count += 1
      }
    }
    return tables.answer(
      labels: labels, isComplete: !stop.isRaised && days.replications == replications,
      notes: scenario.notes + remarks)
  }

  /// A steady state keeps the warm-up of the scenario as it stands.
  private func compiled(_ change: ScenarioChange, _ model: Model) -> Model {
    var changed = scenario
    change.apply(&changed)
    var compiled = Model(changed)
    if case .steadyState = scenario.horizon { compiled.clock = model.clock }
    return compiled
  }
}

extension Measure {
  /// Whether single replications add up to it.
  var isExplainable: Bool {
    switch kind {
    case .total, .timeAverage, .intervalAverage, .ratio: !isOfOneType
    case .waitQuantile, .virtualServiceLevel, .dailyServiceLevelQuantile: false
    }
  }
}
