/// What the days of one replication, or of all, were like. Empty for a steady state.
struct DayTally: Sendable {
  /// One a target: days on which it was met, and days on which it could be judged.
  var met: [Int]
  var judged: [Int]
  /// The center's service level on each day that had contacts.
  var serviceLevels: [Double] = []

  init(targets: Int) {
    met = Array(repeating: 0, count: targets)
    judged = met
  }

  /// The days of a calendar whose intervals are not folded.
  init(_ sums: [[Double]], plan: EstimationPlan) {
    self.init(targets: plan.targets.count)
    guard !plan.isSteadyState, !plan.model.clock.isFolded else { return }
    let contacts = plan.sections[EstimationPlan.contactSection]
    guard let level = contacts.measures.firstIndex(where: { $0.name == Measure.serviceLevel.name }) else {
      return
    }
    for day in 0..<plan.model.clock.days {
      let periods = plan.periods(ofDay: day)
      judge(
        day, periods,
        level: contacts.value(level, sums[EstimationPlan.contactSection], periods: periods, seconds: 1), plan
      ) { sums[$0] }
    }
  }

  /// Adds the next day of a folded calendar.
  mutating func add(day: Int, _ totals: Observations, plan: EstimationPlan) {
    let periods = 0..<totals.periods
    let level = plan.dayLevel.value(0, plan.dayLevel.sums(of: totals), periods: periods, seconds: 1)
    judge(day, periods, level: level, plan) { plan.sections[$0].sums(of: totals) }
  }

  private mutating func judge(
    _ day: Int, _ periods: Range<Int>, level: Double?, _ plan: EstimationPlan, sums: (Int) -> [Double]
  ) {
    if let level { serviceLevels.append(level) }
    // A bound kept because nobody came is no achievement.
    if plan.model.clock.openIntervals(ofDay: day).isEmpty { return }
    for (index, target) in plan.targets.enumerated() {
      guard let isMet = Self.isMet(target, sums(target.section), day, periods, plan) else { continue }
      judged[index] += 1
      met[index] += isMet ? 1 : 0
    }
  }

  mutating func add(_ other: DayTally) {
    for target in met.indices {
      met[target] += other.met[target]
      judged[target] += other.judged[target]
    }
    serviceLevels += other.serviceLevels
  }

  /// A target for every interval is met on a day when it is met in each of the day's intervals that can be
  /// judged.
  private static func isMet(
    _ target: PlannedTarget, _ sums: [Double], _ day: Int, _ periods: Range<Int>, _ plan: EstimationPlan
  ) -> Bool? {
    let section = plan.sections[target.section]
    let clock = plan.model.clock
    // A bound on the total of several days says nothing about one of them.
    if target.measure.isTotal && clock.days > 1 { return nil }
    let values =
      switch target.target.every {
      case .horizon: [section.value(0, sums, periods: periods, seconds: clock.observedTime(ofDay: day))]
      case .interval:
        clock.openIntervals(ofDay: day).map { interval in
          let period = periods.lowerBound + interval
          let seconds = clock.length(ofPeriod: day * clock.periodsPerDay + interval)
          return seconds > 0 ? section.value(0, sums, periods: period..<period + 1, seconds: seconds) : nil
        }
      }
    let known = values.compactMap { $0 }
    return known.isEmpty ? nil : known.allSatisfy(target.allows)
  }
}
