extension ArrivalProcesses {
  /// A continuous piecewise-linear rate, cut at the points and at the interval boundaries.
  static func linearRate(through points: [Arrivals.RatePoint], on clock: ModelClock) -> [RateSegment] {
    intervals(of: clock, rate: { _ in 0 }).flatMap { interval in
      let opening = clock.dayStart + Double(interval.interval) * clock.periodLength
      return zip(points, points.dropFirst()).compactMap { from, to -> RateSegment? in
        let slope = (to.rate - from.rate) / (to.time - from.time)
        let start = max(opening, from.time)
        let end = min(opening + clock.periodLength, to.time)
        guard start < end else { return nil }
        let rate = from.rate + slope * (start - from.time)
        return RateSegment(
          interval: interval.interval, start: start - opening, end: end - opening, rate: max(rate, 0),
          slope: slope)
      }
    }
  }
}
