/// What one replication contributes to the estimates: small, made in parallel, merged in order.
struct Tally: Sendable {
  /// One array a section, as `Section.sums` makes it.
  var sums: [[Double]]
  /// The same summed over all periods.
  var horizon: [[Double]]
  /// Histograms as in `Observations`, and how many periods have one.
  var waitSlots: Int
  var answeredWaits: [UInt32]
  var otherWaits: [UInt32]
  var days: DayTally
  var flow: FlowCheck
  var contacts: Double

  init(_ observations: Observations, plan: EstimationPlan) {
    let sums = plan.sections.map { $0.sums(of: observations, model: plan.model) }
    horizon = zip(plan.sections, sums).map { $0.total($1, periods: 0..<observations.periods) }
    days = DayTally(sums, plan: plan)
    self.sums = sums
    waitSlots = observations.histogramPeriods
    answeredWaits = observations.answeredWaits
    otherWaits = observations.otherWaits
    flow = observations.flow
    contacts = observations.flow.arrivals
  }
}

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
    for day in 0..<plan.model.clock.days {
      let periods = plan.periods(ofDay: day)
      if let serviceLevel,
        let value = Self.value(serviceLevel, contacts, sums[EstimationPlan.contactSection], periods, plan)
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

  /// A target for every interval is met on a day when it is met in each of the day's intervals that can be judged.
  private static func isMet(
    _ target: PlannedTarget, _ sums: [Double], _ periods: Range<Int>, _ plan: EstimationPlan
  ) -> Bool? {
    let section = plan.sections[target.section]
    // A bound on the total of several days says nothing about one of them.
    if target.measure.isTotal && plan.model.clock.days > 1 { return nil }
    let values =
      switch target.target.every {
      case .horizon: [value(0, section, sums, periods, plan)]
      case .interval: periods.map { value(0, section, sums, $0..<$0 + 1, plan) }
      }
    let known = values.compactMap { $0 }
    return known.isEmpty ? nil : known.allSatisfy(target.allows)
  }

  /// A measure of a section's first scope in some periods.
  private static func value(
    _ measure: Int, _ section: Section, _ sums: [Double], _ periods: Range<Int>, _ plan: EstimationPlan
  ) -> Double? {
    section.value(
      measure, section.total(sums, periods: periods), cell: 0,
      seconds: Double(periods.count) * plan.model.clock.periodLength)
  }
}
