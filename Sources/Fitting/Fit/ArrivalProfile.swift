/// When contacts come: mean counts by type and interval, and how days and intervals differ beyond chance.
struct ArrivalProfile {
  /// `means[type][interval]`, over the days on which the interval was observed.
  let means: [[Double]]
  let busyness: BusynessFit
  let intervalBusyness: IntervalBusyness?
  let weekdays: [(weekday: Weekday, factor: Double, days: Int)]
  let correlations: [(first: String, second: String, value: Double)]

  init(_ history: History, _ totals: DayTotals) {
    let (days, intervals) = (history.days.count, history.intervals)
    func mean(_ interval: Int, _ value: (Int) -> Double) -> Double {
      let seen = (0..<days).filter { history.isObserved[$0][interval] }
      return seen.isEmpty ? 0 : seen.reduce(0.0) { $0 + value($1) } / Double(seen.count)
    }
    means = (0..<totals.types).map { type in
      (0..<intervals).map { interval in mean(interval) { totals[$0, interval, type].offered } }
    }
    let profile = (0..<intervals).map { interval in
      mean(interval) { totals.total(day: $0, interval: interval).offered }
    }
    let counts = (0..<days).map { day in (0..<intervals).map { totals.total(day: day, interval: $0).offered }
    }
    let expected = (0..<days).map { day in
      (0..<intervals).reduce(0.0) { $0 + (history.isObserved[day][$1] ? profile[$1] : 0) }
    }
    let sums = counts.map { $0.reduce(0, +) }
    let byWeekday = Dictionary(grouping: 0..<days) { Weekday(day: history.days[$0]) }
    weekdays = Weekday.allCases.compactMap { weekday in
      guard let own = byWeekday[weekday] else { return nil }
      let factor = own.reduce(0.0) { $0 + sums[$1] } / max(own.reduce(0.0) { $0 + expected[$1] }, 1e-9)
      return (weekday, factor, own.count)
    }
    // From three days a weekday on the weekday is known, and what it explains is not busyness.
    let knowsWeekdays = byWeekday.count > 1 && byWeekday.values.allSatisfy { $0.count >= 3 }
    let factors = Dictionary(uniqueKeysWithValues: weekdays.map { ($0.weekday, $0.factor) })
    let adjusted = expected.indices.map { day in
      knowsWeekdays ? expected[day] * (factors[Weekday(day: history.days[day])] ?? 1) : expected[day]
    }
    busyness = BusynessFit(
      counts: sums, means: adjusted, freedom: days - (knowsWeekdays ? byWeekday.count : 1))
    let dayFactors = zip(sums, expected).map { $1 > 0 ? $0 / $1 : 1 }
    // Days with a silence are no rectangle of observations.
    let full = (0..<days).filter { day in !history.isObserved[day].contains(false) }
    intervalBusyness = IntervalBusyness(
      counts: full.map { counts[$0] }, profile: profile, factors: full.map { dayFactors[$0] })
    correlations = Self.correlations(history, totals)
  }

  /// Of daily counts between types with at least 20 contacts a day, where they exceed what chance gives to 5 in 100.
  private static func correlations(
    _ history: History, _ totals: DayTotals
  ) -> [(first: String, second: String, value: Double)] {
    let days = history.days.count
    guard days >= 8 else { return [] }
    let counts = (0..<totals.types).map { type in
      (0..<days).map { day in (0..<totals.intervals).reduce(0.0) { $0 + totals[day, $1, type].offered } }
    }
    let large = counts.indices.filter { counts[$0].reduce(0, +) >= 20 * Double(days) }
    var found: [(first: String, second: String, value: Double)] = []
    for i in large {
      for j in large where j > i {
        let r = correlation(counts[i], counts[j])
        let t = abs(r) * (Double(days - 2) / max(1e-9, 1 - r * r)).squareRoot()
        if t > 2.3 { found.append((history.types.kinds[i].name, history.types.kinds[j].name, r)) }
      }
    }
    return found
  }

  static func correlation(_ x: [Double], _ y: [Double]) -> Double {
    let n = Double(x.count)
    let (mx, my) = (x.reduce(0, +) / n, y.reduce(0, +) / n)
    var (xx, yy, xy) = (0.0, 0.0, 0.0)
    for (a, b) in zip(x, y) {
      xx += (a - mx) * (a - mx)
      yy += (b - my) * (b - my)
      xy += (a - mx) * (b - my)
    }
    return xx > 0 && yy > 0 ? xy / (xx * yy).squareRoot() : 0
  }
}
