/// What one replication contributes to the estimates: small, made in parallel, merged in order.
struct Tally: Sendable {
  /// One array a section, as `Section.sums` makes it.
  var sums: [[Double]]
  /// The same summed over all periods.
  var horizon: [[Double]]
  /// Histograms as in `Observations`, and how many periods have one.
  var waitSlots: Int
  var answeredWaits: WaitCounts
  var otherWaits: WaitCounts
  var days: DayTally
  var flow: FlowCheck
  var contacts: Double

  /// - Parameter days: those of a folded calendar, which were judged one by one.
  init(_ observations: Observations, days judged: DayTally? = nil, plan: EstimationPlan) {
    let sums = plan.sections.map { $0.sums(of: observations) }
    horizon = zip(plan.sections, sums).map { $0.total($1, periods: 0..<observations.periods) }
    days = judged ?? DayTally(sums, plan: plan)
    self.sums = sums
    waitSlots = observations.histogramPeriods
    answeredWaits = observations.answeredWaits
    otherWaits = observations.otherWaits
    flow = observations.flow
    contacts = observations.flow.arrivals
  }

  /// Of one replication; nil if it was stopped before its end.
  init?(of source: Experiment.Source, replication: Int, stop: StopFlag, plan: EstimationPlan) {
    guard plan.model.clock.isFolded else {
      guard let observations = source(replication, stop, nil) else { return nil }
      self.init(observations, plan: plan)
      return
    }
    var days = DayTally(targets: plan.targets.count)
    var day = 0
    let observations = source(replication, stop) { totals in
      days.add(day: day, totals, plan: plan)
      day += 1
    }
    guard let observations else { return nil }
    self.init(observations, days: days, plan: plan)
  }
}
