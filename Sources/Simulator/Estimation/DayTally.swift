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

  init(_ sums: [[Double]], plan: EstimationPlan) {
    self.init(targets: plan.targets.count)
    guard !plan.isSteadyState else { return }
    let contacts = plan.sections[EstimationPlan.contactSection]
    let serviceLevel = contacts.measures.firstIndex { $0.name == Measure.serviceLevel.name }
    let length = plan.model.clock.periodLength
    for day in 0..<plan.model.clock.days {
      let periods = plan.periods(ofDay: day)
      if let serviceLevel,
        let value = contacts.value(
          serviceLevel, sums[EstimationPlan.contactSection], periods: periods, seconds: length)
      {
        serviceLevels.append(value)
      }
      for (index, target) in plan.targets.enumerated() {
        guard let isMet = Self.isMet(target, sums[target.section], periods, plan) else { continue }
        judged[index] += 1
        met[index] += isMet ? 1 : 0
      }
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
    _ target: PlannedTarget, _ sums: [Double], _ periods: Range<Int>, _ plan: EstimationPlan
  ) -> Bool? {
    let section = plan.sections[target.section]
    let length = plan.model.clock.periodLength
    // A bound on the total of several days says nothing about one of them.
    if target.measure.isTotal && plan.model.clock.days > 1 { return nil }
    let values =
      switch target.target.every {
      case .horizon: [section.value(0, sums, periods: periods, seconds: length)]
      case .interval: periods.map { section.value(0, sums, periods: $0..<$0 + 1, seconds: length) }
      }
    let known = values.compactMap { $0 }
    return known.isEmpty ? nil : known.allSatisfy(target.allows)
  }
}
