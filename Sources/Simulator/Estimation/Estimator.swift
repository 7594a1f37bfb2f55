/// Everything learnt so far: replications are merged in order, estimates can be asked for at any time.
///
/// Independent replications are the units of all intervals. A steady state with fewer than 10 of them uses their
/// batches instead, which are nearly independent when they are long (`BatchCorrelation`).
struct Estimator: Sendable {
  /// From this many replications on, they are units enough.
  static let enoughReplications = 10

  let plan: EstimationPlan
  private(set) var replications = 0
  /// One a section.
  private var moments: [SectionMoments]
  private(set) var waits: WaitHistograms
  private(set) var days: DayTally
  private(set) var batchCorrelation = BatchCorrelation()
  private(set) var identities = IdentityCheck()
  private(set) var equity: EquityTally
  private(set) var volumes: VolumeTally
  private(set) var contacts = 0.0
  private(set) var events = 0.0

  init(_ plan: EstimationPlan) {
    self.plan = plan
    moments = plan.sections.indices.map { SectionMoments(plan, section: $0) }
    waits = WaitHistograms(types: plan.model.types.count, slots: 1, slotsAreBatches: false)
    days = DayTally(targets: plan.targets.count)
    equity = EquityTally(plan)
    volumes = VolumeTally(plan)
  }

  /// Adds the next replication.
  mutating func merge(_ tally: Tally) {
    if replications == 0 {
      waits = WaitHistograms(
        types: plan.model.types.count, slots: tally.waitSlots,
        slotsAreBatches: plan.isSteadyState && tally.waitSlots > 1)
    }
    for section in moments.indices {
      moments[section].add(tally.sums[section], horizon: tally.horizon[section])
    }
    waits.add(answered: tally.answeredWaits, others: tally.otherWaits)
    days.add(tally.days)
    equity.add(tally.horizon[EstimationPlan.contactSection], plan)
    volumes.add(tally.sums[EstimationPlan.contactSection])
    if plan.isSteadyState && replications < Self.enoughReplications {
      batchCorrelation.add(
        tally.sums[EstimationPlan.contactSection], plan.sections[EstimationPlan.contactSection])
    }
    identities.check(tally.flow, replication: replications)
    contacts += tally.contacts
    events += tally.flow.events
    replications += 1
  }

  var usesBatches: Bool { plan.isSteadyState && replications < Self.enoughReplications }

  /// Units behind the intervals of estimates over the horizon.
  var units: Int { usesBatches ? batches : replications }

  private var batches: Int { replications * plan.model.clock.periods }

  /// Whether waits are kept by interval, so that intervals have percentiles.
  var intervalsHaveWaits: Bool { !plan.isSteadyState && waits.slots == plan.intervals }

  /// A measure made of sums, of one scope over the horizon or in one interval.
  func estimate(_ cell: Cell, confidence: Confidence) -> IntervalEstimate {
    let section = plan.sections[cell.section]
    let measure = section.measures[cell.measure]
    guard let formula = section.formulas[cell.measure] else {
      preconditionFailure("\(measure.name) is not made of sums")
    }
    if measure.isOfOneType, section.scopes[cell.scope].members.count > 1 {
      return .absent("known by contact type only")
    }
    if measure.needsCost, let reason = section.scopes[cell.scope].missingCost { return .absent(reason) }
    let (table, row, seconds) = location(cell)
    func mean(_ quantity: Int) -> Double { table.mean(quantity, cell: row) }
    func comoment(_ product: Int) -> Double { table.comoment(product, cell: row) }

    if case .ratio(_, let over) = measure.kind, let denominator = formula.denominator,
      let cross = formula.crossProduct, let denominatorSquare = formula.denominatorSquare
    {
      return RatioOfMeans(
        numerator: mean(formula.numerator), denominator: mean(denominator),
        squares: comoment(formula.numeratorSquare), products: comoment(cross),
        denominatorSquares: comoment(denominatorSquare)
      ).estimate(
        confidence: confidence, empty: "no \(over.name)", isShareOfContacts: measure.isShareOfContacts)
    }
    // A total is of the whole horizon, of which a batch is a part.
    let scale =
      measure.isTimeAverage
      ? 1 / seconds
      : measure.isIntervalAverage
        ? 1 / intervals(of: cell) : cell.interval == nil && usesBatches ? Double(plan.model.clock.periods) : 1
    return RatioOfMeans(
      numerator: mean(formula.numerator) * scale, squares: comoment(formula.numeratorSquare) * scale * scale
    ).estimate(confidence: confidence, empty: "")
  }

  /// The intervals, or batches, of which a cell is the sum.
  private func intervals(of cell: Cell) -> Double {
    let clock = plan.model.clock
    if let interval = cell.interval {
      return Double((clock.periods - 1 - interval) / clock.profilePeriods + 1)
    }
    return usesBatches ? 1 : Double(clock.periods)
  }

  /// The moments of a cell, its row in them, and the seconds that a unit covers.
  private func location(_ cell: Cell) -> (table: Moments, row: Int, seconds: Double) {
    let clock = plan.model.clock
    if let interval = cell.interval {
      guard let intervals = moments[cell.section].intervals else {
        preconditionFailure("this section keeps no intervals")
      }
      return (
        intervals, interval * plan.sections[cell.section].scopes.count + cell.scope, plan.seconds[interval]
      )
    }
    if usesBatches, let batches = moments[cell.section].batches {
      return (batches, cell.scope, clock.periodLength)
    }
    return (moments[cell.section].horizon, cell.scope, plan.allSeconds)
  }

  /// Names an estimate by section, measure, scope and interval.
  struct Cell: Sendable, Hashable {
    var section: Int
    var measure: Int
    var scope: Int
    /// nil: the horizon.
    var interval: Int?
  }
}

/// The moments of one section: over the horizon and by interval (calendar) or batch (steady state).
private struct SectionMoments: Sendable {
  /// Cells are scopes, units are replications.
  var horizon: Moments
  /// Cells are `interval * scopes + scope`, units are replications.
  var intervals: Moments?
  /// Cells are scopes, units are batches.
  var batches: Moments?

  init(_ plan: EstimationPlan, section index: Int) {
    let section = plan.sections[index]
    func moments(cells: Int) -> Moments {
      Moments(width: section.width, cells: cells, products: section.products)
    }
    horizon = moments(cells: section.scopes.count)
    if plan.isSteadyState {
      batches = horizon
    } else if plan.needsIntervals(section: index) {
      intervals = moments(cells: plan.intervals * section.scopes.count)
    }
  }

  mutating func add(_ sums: [Double], horizon total: [Double]) {
    horizon.add(total)
    intervals?.add(sums)
    if batches != nil, !total.isEmpty {
      for start in stride(from: 0, to: sums.count, by: total.count) { batches?.add(sums, from: start) }
    }
  }
}
