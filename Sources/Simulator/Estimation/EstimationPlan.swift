/// Which estimates a run makes, worked out once from the model and shared by all replications.
struct EstimationPlan: Sendable {
  let model: Model
  let isSteadyState: Bool
  /// Intervals of a calendar that have estimates of their own; 0 for a steady state, whose periods are batches.
  let intervals: Int
  /// Contact scopes, agent scopes, then one section a target.
  let sections: [Section]
  let targets: [PlannedTarget]
  /// The center's service level alone, for the days of a folded calendar.
  let dayLevel: Section
  /// Observed seconds of each period that has figures of its own, and of all periods together.
  let seconds: [Double]
  let allSeconds: Double

  static let contactSection = 0
  static let agentSection = 1

  init(_ model: Model) {
    self.model = model
    isSteadyState = model.clock.kind == .steadyState
    intervals = isSteadyState ? 0 : model.clock.profilePeriods
    seconds = model.clock.profileSeconds
    allSeconds = model.clock.observedTime
    let hasCost = model.groups.contains { $0.costPerHour != nil }
    let contacts = Section.ofContacts(
      model, threshold: \.acceptableWaitIndex, scopes: PlannedScope.ofContacts(model),
      measures: Measures.all.filter { $0.subject != .agents && model.has($0.part) })
    let agents = Section.ofAgents(
      model, scopes: PlannedScope.ofAgents(model),
      measures: Measures.all.filter { $0.isOfAgents && (hasCost || !$0.needsCost) && model.has($0.part) })
    dayLevel = Section.ofContacts(
      model, threshold: \.acceptableWaitIndex, scopes: Array(contacts.scopes.prefix(1)),
      measures: [.serviceLevel])
    var sections = [contacts, agents]
    targets = model.scenario.targets.map { target in
      let planned = PlannedTarget(
        target, model: model, section: sections.count, contacts: contacts.scopes, agents: agents.scopes)
      sections.append(planned.makeSection(model))
      return planned
    }
    self.sections = sections
  }

  /// Whether a section has estimates by interval: all but targets for the horizon.
  func needsIntervals(section: Int) -> Bool {
    guard let target = targets.first(where: { $0.section == section }) else { return intervals > 0 }
    return intervals > 0 && target.target.every == .interval
  }

  /// Periods of a day, numbered from 0.
  func periods(ofDay day: Int) -> Range<Int> {
    let length = model.clock.periodsPerDay
    return day * length..<(day + 1) * length
  }

  /// The section and the number of a measure of the center; nil if it is listed nowhere.
  func centerMeasure(_ name: String) -> (section: Int, measure: Int)? {
    for section in [Self.contactSection, Self.agentSection] {
      if let measure = sections[section].measures.firstIndex(where: { $0.name == name }) {
        return (section, measure)
      }
    }
    return nil
  }
}
