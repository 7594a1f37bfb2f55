/// A stretch of the horizon over which the arrival rate of a contact type is linear.
package struct RateStretch: Sendable, Hashable {
  package var day: Int
  /// `[start, end)`, seconds on the clock of the replication.
  package var start: Double
  package var end: Double
  /// Contacts per second at `start`, before busyness factors, and its change per second.
  package var rate: Double
  package var slope: Double
}

extension Model {
  /// The expected arrival rate of a contact type over the horizon's opening hours, in order of time.
  package func rateStretches(ofType type: Int) -> [RateStretch] {
    rateStretches(of: types[type].arrivals, hours: types[type].hours)
  }

  /// The same of any arrivals that come in these hours; nil: the center's.
  func rateStretches(of arrivals: Arrivals, hours: OpenHours?) -> [RateStretch] {
    let pattern = ArrivalProcesses.pattern(of: arrivals, hours: hours, on: clock)
    guard pattern.days > 0 else { return [] }
    var isDrawn = false
    if case .history = arrivals.process { isDrawn = true }
    return (0..<clock.days).flatMap { day -> [RateStretch] in
      // A day of the past is drawn at random: its mean is that of all.
      let sources = isDrawn ? Array(0..<pattern.days) : [day % pattern.days]
      return sources.flatMap { source in
        pattern.segments[pattern.first[source]..<pattern.first[source + 1]].compactMap { segment in
          if let hours = pattern.hours, !hours.contains(segment.interval) { return nil }
          let origin =
            clock.kind == .steadyState
            ? 0 : clock.start(ofPeriod: day * clock.periodsPerDay + segment.interval)
          let rate = segment.count >= 0 ? segment.count / (segment.end - segment.start) : segment.rate
          return RateStretch(
            day: day, start: origin + segment.start, end: origin + segment.end,
            rate: rate / Double(sources.count),
            slope: segment.slope / Double(sources.count))
        }
      }
    }
  }

  /// Start of each interval as shown; empty for a steady state.
  package var intervalLabels: [String] { IntervalLabels.make(scenario.horizon) }
}
