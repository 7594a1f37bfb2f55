extension ArrivalProcesses {
  /// Piecewise-constant rates from the expected contacts of each interval, of one day or of all.
  static func expectedCounts(_ counts: [Double], on clock: ModelClock) -> [RateSegment] {
    constantRate(1, on: clock).map { segment in
      var segment = segment
      segment.rate = counts[segment.period % counts.count] / clock.periodLength
      return segment
    }
  }
}
