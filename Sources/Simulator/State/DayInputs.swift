/// Where the random numbers of whole days come from in one replication: busyness, past days drawn again, incidents, day effects.
///
/// Usually from streams of the replication's own number. Replications that share the number of another have its days and their own
/// contacts (`UncertaintySplit`); uniforms given for day factors take the place of their streams' (`Efficiency`).
struct DayInputs: Sendable {
  /// Numbers the streams.
  var replication: Int
  /// Of the factor of each day, in (0, 1), by the stream that has the factor; the center's has the empty name. Days beyond: streams.
  var uniforms: [String: [Double]] = [:]
}

extension Scenario {
  /// The streams that have a factor for each day, in a fixed order.
  var dayFactorNames: [String] {
    let own =
      contactTypes.filter { $0.arrivals.busyness.day != nil }.map(\.name)
      + demand.filter { $0.arrivals.busyness.day != nil }.map(\.name)
    return (busyness.day != nil ? [""] : []) + own.sorted()
  }

  /// Whether something of a day is not known beforehand.
  var hasUncertainDays: Bool {
    let all = contactTypes.map(\.arrivals) + demand.map(\.arrivals)
    return busyness.day != nil || busyness.interval != nil || !shocks.isEmpty
      || contactTypes.contains { $0.handleTimeDayCV > 0 }
      || all.contains { arrivals in
        if case .history = arrivals.process { return true }
        return arrivals.busyness.day != nil || arrivals.busyness.interval != nil
      }
  }
}
