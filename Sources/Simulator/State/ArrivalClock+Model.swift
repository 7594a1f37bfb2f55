import Distributions

extension ArrivalClock {
  /// The arrivals of a contact type in one replication; none for an urgent part, which takes them from its whole.
  ///
  /// - Parameter days: nil: of the replication's own number.
  init(type index: Int, of model: Model, seed: UInt64, replication: Int, days: DayInputs? = nil) {
    let type = model.types[index]
    let pattern =
      !type.isPart
      ? ArrivalProcesses.pattern(of: type.arrivals, hours: type.hours, on: model.clock) : ArrivalPattern.none
    self.init(
      type.arrivals, pattern, named: type.streamName, of: model, seed: seed, replication: replication,
      inputs: days ?? DayInputs(replication: replication))
  }

  /// Those of a stream of demand.
  init(demand stream: DemandModel, of model: Model, seed: UInt64, replication: Int, days: DayInputs? = nil) {
    let pattern = ArrivalProcesses.pattern(of: stream.arrivals, hours: stream.hours, on: model.clock)
    self.init(
      stream.arrivals, pattern, named: stream.name, of: model, seed: seed, replication: replication,
      inputs: days ?? DayInputs(replication: replication))
  }

  private init(
    _ arrivals: Arrivals, _ pattern: ArrivalPattern, named name: String, of model: Model, seed: UInt64,
    replication: Int, inputs: DayInputs
  ) {
    func key(_ purpose: Purpose) -> StreamKey {
      StreamKey(seed: seed, replication: replication, purpose: purpose, name: name)
    }
    let busyness = BusynessFactors(
      common: model.scenario.busyness, own: arrivals.busyness, name: name,
      periodsPerDay: model.clock.periodsPerDay, seed: seed, replication: inputs.replication,
      uniforms: inputs.uniforms,
      mixes: (model.scenario.busynessMixes.day[name], model.scenario.busynessMixes.interval[name]))
    var choice: DayChoice?
    if case .history = arrivals.process, let history = model.scenario.history,
      case .calendar(let calendar) = model.scenario.horizon
    {
      // The center's stream has the empty name: all types repeat the same day.
      choice = DayChoice(
        key: StreamKey(seed: seed, replication: inputs.replication, purpose: .pastDay, name: ""),
        candidates: history.candidates(on: calendar), weekdays: model.clock.schedule.map(\.weekday))
    }
    self.init(
      days: ArrivalDays(
        pattern: pattern, clock: model.clock, arrivals: arrivals, busyness: busyness, choice: choice),
      key: key(.arrival),
      shocks: ShockCurve(
        model.scenario.shocks, on: name, clock: model.clock, batchMean: arrivals.batch?.mean ?? 1, seed: seed,
        replication: inputs.replication),
      batches: arrivals.batch.map { BatchSizes(law: $0, key: key(.batch)) })
  }
}
