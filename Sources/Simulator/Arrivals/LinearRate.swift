extension ArrivalProcesses {
  /// A continuous piecewise-linear rate, the same every day, cut at the points and at the interval boundaries.
  static func linearRate(through points: [Arrivals.RatePoint], on clock: ModelClock) -> [RateSegment] {
    constantRate(0, on: clock).flatMap { interval in
      let midnight = Double(interval.day) * clock.dayLength
      return zip(points, points.dropFirst()).compactMap { from, to -> RateSegment? in
        let slope = (to.rate - from.rate) / (to.time - from.time)
        let start = max(interval.start, midnight + from.time)
        let end = min(interval.end, midnight + to.time)
        guard start < end else { return nil }
        let rate = from.rate + slope * (start - midnight - from.time)
        return RateSegment(
          start: start, end: end, rate: max(rate, 0), slope: slope, day: interval.day, period: interval.period
        )
      }
    }
  }
}
