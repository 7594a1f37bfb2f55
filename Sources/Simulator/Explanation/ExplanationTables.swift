/// Gains and shares of an explanation, from its replays: system 0 is the scenario as it stands, system i + 1 change i.
struct ExplanationTables {
  private let explanation: Explanation
  private let place: ExplainedPlace
  private let number: Int
  private let measure: Measure
  private let threshold: Double?
  private let scope: Scope
  private let days: ReplayedDays
  private let changes: [ScenarioChange]
  private let hasAll: Bool
  private let samples: [PairedSample]

  init(
    _ explanation: Explanation, _ place: ExplainedPlace, _ number: Int, _ model: Model, _ days: ReplayedDays,
    _ changes: [ScenarioChange], hasAll: Bool
  ) {
    self.explanation = explanation
    self.place = place
    self.number = number
    self.days = days
    self.changes = changes
    self.hasAll = hasAll
    guard let measure = Measures.named(place.target.measure) else {
      preconditionFailure("a scenario's target names a measure: \(place.target.measure)")
    }
    self.measure = measure
    let planned = ReplayedDays.Reader(place.target, model, interval: place.interval).scope
    threshold = measure.hasThreshold ? planned.threshold : nil
    scope = planned.scope
    samples = days.rows.indices.map(days.sample)
  }

  /// +1 where larger is better.
  private var sign: Double { place.target.bound.isLower ? 1 : -1 }
  private var bound: Double { place.target.bound.value }
  private var base: PairedSample { samples[0] }
  private var shortfall: Double? { base.value.map { sign * (bound - $0) } }
  private var alone: Confidence { Confidence(level: explanation.confidence, units: days.replications) }
  /// Of each of the changes.
  private var together: Confidence {
    Confidence(
      level: 1 - (1 - explanation.confidence) / Double(max(changes.count, 1)), units: days.replications)
  }

  /// Whether a system is within the bound for certain.
  func meets(_ system: Int) -> Bool? {
    let found = samples[system].estimate(alone, empty: "")
    guard let value = found.value, let halfWidth = found.halfWidth ?? (found.isConstant ? 0 : nil) else {
      return nil
    }
    let slack = sign * (value - bound)
    return slack >= halfWidth ? true : slack < -halfWidth ? false : nil
  }

  // MARK: The next agents to try

  private func gain(_ system: Int) -> Double {
    guard let value = samples[system].value, let base = base.value else { return 0 }
    return sign * (value - base)
  }

  /// The group whose one more agent gains most for its price (all priced alike where some have none).
  var bestGroup: AgentGroup? {
    guard meets(0) != true else { return nil }
    let groups = place.groups(in: explanation.scenario)
    let isPriced = groups.allSatisfy { $0.costPerHour != nil }
    func worth(_ group: AgentGroup) -> Double {
      let system = changes.firstIndex { $0.kind == .agents(group: group.name, count: 1) }.map { $0 + 1 }
      return system.map { gain($0) / (isPriced ? max(group.costPerHour ?? 1, 1e-9) : 1) } ?? 0
    }
    return groups.filter { worth($0) > 0 }.max { worth($0) < worth($1) }
  }

  /// So many that the first one's gain, which each further one hardly reaches, would do; nil: one is enough.
  func agentsToTry(_ group: AgentGroup) -> Int? {
    guard let index = changes.firstIndex(where: { $0.kind == .agents(group: group.name, count: 1) }),
      let shortfall, meets(index + 1) != true
    else { return nil }
    let gain = gain(index + 1)
    return gain > 0 ? max(2, min(Int((shortfall / gain).rounded(.down)), 13)) : nil
  }

  // MARK: The answer

  private func row(_ found: IntervalEstimate, _ level: Double) -> Estimate {
    Estimate(
      measure: measure.name, of: scope, interval: place.interval, value: found.value,
      halfWidth: found.halfWidth,
      confidence: level, n: days.replications, unit: measure.unit.rawValue, threshold: threshold,
      reason: found.reason)
  }

  private var empty: String { days.replications == 0 ? IntervalEstimate.noReplication : "nothing to measure" }

  func answer(labels: [String], isComplete: Bool, notes: [String]) -> ExplanationAnswer {
    ExplanationAnswer(
      scenario: explanation.scenario, targetNumber: number + 1, target: place.target,
      interval: place.interval,
      intervalLabel: place.interval.map { labels[$0] },
      base: row(base.estimate(alone, empty: empty), alone.level),
      shortfall: shortfall ?? 0, meets: meets(0),
      effects: changes.indices.map(effect).sorted(by: Self.isBefore),
      seed: explanation.seed, replications: days.replications, confidence: explanation.confidence,
      isComplete: isComplete, contactsSimulated: days.contacts, notes: notes)
  }

  private func effect(_ index: Int) -> ExplanationAnswer.Effect {
    let (change, sample) = (changes[index], samples[index + 1])
    var found =
      sign > 0
      ? sample.difference(to: base, together, empty: empty)
      : base.difference(to: sample, together, empty: empty)
    // The very same days: the change changes nothing.
    if found.isConstant, found.value == 0 { (found.halfWidth, found.reason) = (0, nil) }
    let value = found.value ?? 0
    let isShown = abs(value) > (found.halfWidth ?? (found.isConstant ? 0 : .infinity))
    let (share, width) = share(of: sample)
    var agents = 0
    var kind = ExplanationAnswer.Kind.cause
    switch change.kind {
    case .cause: kind = hasAll && change.name == "without any of these" ? .allCauses : .cause
    case .policy: kind = .policy
    case .agents(_, let count): (kind, agents) = (.agents, count)
    }
    return .init(
      name: change.name, kind: kind, value: row(sample.estimate(alone, empty: empty), alone.level),
      gain: row(found, together.level), share: share, shareHalfWidth: width, isShown: isShown,
      meets: meets(index + 1),
      cost: change.cost, agents: agents)
  }

  /// E / S and its half-width; nil where the target is not missed.
  private func share(of sample: PairedSample) -> (Double?, Double?) {
    guard meets(0) == false, let shortfall, shortfall > 0, let value = sample.value, let now = base.value
    else {
      return (nil, nil)
    }
    let share = sign * (value - now) / shortfall
    guard let t = together.t, sample.influence.count == base.influence.count else { return (share, nil) }
    // e_r = sign (u_r - v_r), s_r = -sign v_r.
    let squares = zip(sample.influence, base.influence).reduce(0.0) { sum, pair in
      let deviation = (pair.0 - pair.1 + share * pair.1) / shortfall
      return sum + deviation * deviation
    }
    let count = Double(days.replications)
    return (share, t * (squares / (count - 1) / count).squareRoot())
  }

  /// Causes first, the largest first, all of them together behind; then what costs nothing; then agents by what it costs.
  private static func isBefore(_ first: ExplanationAnswer.Effect, _ second: ExplanationAnswer.Effect) -> Bool
  {
    let order: [ExplanationAnswer.Kind] = [.cause, .allCauses, .policy, .agents]
    func key(_ effect: ExplanationAnswer.Effect) -> (Int, Double) {
      let rank = order.firstIndex(of: effect.kind) ?? 0
      if effect.kind == .agents { return (rank, effect.cost ?? Double(effect.agents)) }
      return (rank, -(effect.gain.value ?? -.infinity))
    }
    let (a, b) = (key(first), key(second))
    return a == b ? first.name < second.name : a < b
  }
}
