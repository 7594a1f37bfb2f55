/// What a comparison looks at: some measures of the whole horizon by scope, and the first of them by interval.
///
/// Only scopes that all systems have are compared. Each cell is a numerator over a denominator that replications add up.
struct ComparisonPlan: Sendable {
  struct Cell: Sendable, Hashable {
    /// Index in `measures`.
    var measure: Int
    var scope: Scope
    var interval: Int?
  }

  let measures: [Measure]
  let cells: [Cell]
  /// Cells of the whole center over the horizon: `center[measure]`.
  let center: [Int]
  /// Seconds; nil where types have different ones or the measure knows none.
  let thresholds: [Double?]
  private let readers: [Reader]

  /// The measures that are compared unless others are asked for; those that a scenario has not are left out.
  static let usual = ["service_level", "mean_wait", "abandonment", "occupancy", "labour_cost"]

  /// - Parameters:
  ///   - models: of the systems, at least one.
  ///   - names: the first is the one that decides.
  ///   - alsoUsual: adds those of `usual`.
  init(_ models: [Model], measures names: [String], alsoUsual: Bool = true) throws(ComparedSystem.Problem) {
    var measures: [Measure] = []
    for name in names + (alsoUsual || names.isEmpty ? Self.usual : [])
    where !measures.contains(where: { $0.name == name }) {
      guard let measure = Measures.named(name) else {
        throw .init(
          "no measure is named '\(name)'\(NearMiss.hint(for: name, among: Measures.all.map(\.name)))")
      }
      if let reason = Self.obstacle(to: measure, models) {
        if names.contains(name) { throw .init("\(name) \(reason)") }
      } else {
        measures.append(measure)
      }
    }
    let first = models[0]
    var readers = models.map { Reader($0, measures: measures) }
    let common = Self.common(readers.map { $0.contacts.scopes.map(\.scope) })
    let commonGroups = Self.common(readers.map { $0.agents.scopes.map(\.scope) })
    var cells: [Cell] = []
    for (index, measure) in measures.enumerated() {
      for scope in measure.subject == .agents ? commonGroups : common {
        cells.append(Cell(measure: index, scope: scope))
      }
    }
    let intervals = Set(models.map { $0.clock.kind == .calendar ? $0.clock.profilePeriods : 0 })
    if let count = intervals.first, intervals.count == 1, count > 1, measures[0].subject != .agents {
      let scopes = common.filter {
        switch $0 {
        case .center, .language: true
        default: false
        }
      }
      for interval in 0..<count {
        cells += scopes.map { Cell(measure: 0, scope: $0, interval: interval) }
      }
    }
    for index in readers.indices { readers[index].place(cells, measures, models[index]) }
    self.measures = measures
    self.cells = cells
    self.readers = readers
    center = measures.indices.map { measure in
      cells.firstIndex { $0 == Cell(measure: measure, scope: .center) } ?? 0
    }
    thresholds = measures.map { measure in
      measure.hasThreshold ? PlannedScope.common(first.types.map(\.acceptableWait)) : nil
    }
  }

  /// Why a measure can't be compared, in words that follow its name; nil if it can.
  private static func obstacle(to measure: Measure, _ models: [Model]) -> String? {
    switch measure.kind {
    case .total, .timeAverage, .intervalAverage, .ratio: break
    case .waitQuantile, .virtualServiceLevel, .dailyServiceLevelQuantile:
      return "is no sum or ratio of sums, so differences of single replications say nothing about it"
    }
    if measure.isOfOneType { return "is known by contact type only" }
    for model in models {
      if !model.has(measure.part) { return "is not measured in scenario '\(model.scenario.name)'" }
      if measure.needsCost, let reason = PlannedScope.missingCost(Array(model.groups.indices), model) {
        return "can't be compared: \(reason)"
      }
      if measure.needsCost, model.groups.isEmpty { return "can't be compared: nobody answers" }
    }
    return nil
  }

  /// What all lists have, in the order of the first.
  private static func common(_ lists: [[Scope]]) -> [Scope] {
    lists[0].filter { scope in lists.allSatisfy { $0.contains(scope) } }
  }

  /// Numerator and denominator of each cell in one replication of a system: `[2 * cell]`, `[2 * cell + 1]`.
  func read(_ observations: Observations, system: Int) -> [Double] { readers[system].read(observations) }

  /// Where the cells of one system are found.
  private struct Reader: Sendable {
    let contacts: Section
    let agents: Section
    private let contactMeasures: [Measure]
    private let agentMeasures: [Measure]
    private var places: [Place] = []

    private struct Place: Sendable {
      var isOfAgents: Bool
      var scope: Int
      var numerator: Int
      /// -1: 1.
      var denominator: Int
      /// On the numerator.
      var factor: Double
      var interval: Int?
    }

    init(_ model: Model, measures: [Measure]) {
      contactMeasures = measures.filter { $0.subject != .agents }
      agentMeasures = measures.filter { $0.subject == .agents }
      contacts = Section.ofContacts(
        model, threshold: \.acceptableWaitIndex, scopes: PlannedScope.ofContacts(model),
        measures: contactMeasures)
      agents = Section.ofAgents(model, scopes: PlannedScope.ofAgents(model), measures: agentMeasures)
    }

    mutating func place(_ cells: [Cell], _ measures: [Measure], _ model: Model) {
      places = cells.map { cell in
        let measure = measures[cell.measure]
        let isOfAgents = measure.subject == .agents
        let section = isOfAgents ? agents : contacts
        let list = isOfAgents ? agentMeasures : contactMeasures
        guard let number = list.firstIndex(where: { $0.name == measure.name }),
          let formula = section.formulas[number],
          let scope = section.scopes.firstIndex(where: { $0.scope == cell.scope })
        else { preconditionFailure("a compared cell is one of each system") }
        let clock = model.clock
        var factor = 1.0
        if measure.isTimeAverage {
          factor = 1 / (cell.interval.map { clock.profileSeconds[$0] } ?? clock.observedTime)
        } else if measure.isIntervalAverage {
          factor = 1 / Double(clock.periods)
        }
        return Place(
          isOfAgents: isOfAgents, scope: scope, numerator: formula.numerator,
          denominator: formula.denominator ?? -1, factor: factor, interval: cell.interval)
      }
    }

    func read(_ observations: Observations) -> [Double] {
      let sums = [contacts.sums(of: observations), agents.sums(of: observations)]
      let totals = [
        contacts.total(sums[0], periods: 0..<observations.periods),
        agents.total(sums[1], periods: 0..<observations.periods),
      ]
      var row: [Double] = []
      row.reserveCapacity(2 * places.count)
      for place in places {
        let section = place.isOfAgents ? agents : contacts
        let source = place.isOfAgents ? 1 : 0
        let start = place.scope * section.width
        func value(_ quantity: Int) -> Double {
          guard let interval = place.interval else { return totals[source][start + quantity] }
          return sums[source][interval * section.scopes.count * section.width + start + quantity]
        }
        row.append(value(place.numerator) * place.factor)
        row.append(place.denominator < 0 ? 1 : value(place.denominator))
      }
      return row
    }
  }
}
