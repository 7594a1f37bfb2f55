extension ArrivalProcesses {
  /// A homogeneous Poisson process while the center is open.
  static func constantRate(_ rate: Double, on clock: ModelClock) -> [RateSegment] {
    if clock.kind == .steadyState {
      return [RateSegment(start: 0, end: clock.lastMoment, rate: rate, slope: 0, day: 0, period: 0)]
    }
    return (0..<clock.periods).map { period in
      let start = clock.start(ofPeriod: period)
      return RateSegment(
        start: start, end: start + clock.periodLength, rate: rate, slope: 0,
        day: period / clock.periodsPerDay, period: period)
    }
  }
}
