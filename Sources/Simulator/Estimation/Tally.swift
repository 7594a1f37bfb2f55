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

  init(_ observations: Observations, plan: EstimationPlan) {
    let sums = plan.sections.map { $0.sums(of: observations) }
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
