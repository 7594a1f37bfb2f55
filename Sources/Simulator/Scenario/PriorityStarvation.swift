/// Contact types that wait for ever under static priority: those before them bring at least as much work as all agents who serve them
/// can do.
///
/// On average over the horizon, with the stated rates and staff; nothing is said about what abandonment or a quiet hour leaves over.
enum PriorityStarvation {
  static func warnings(about scenario: Scenario) -> [RoutingReach.Warning] {
    guard scenario.routing.contacts == StaticPriority.name, scenario.contactTypes.count <= 500,
      Set(scenario.contactTypes.map(\.priority)).count > 1
    else { return [] }
    let model = Model(scenario)
    let seconds = max(model.clock.end - model.clock.start(ofPeriod: 0), 1)
    let loads = model.types.indices.map { type -> Double in
      model.types[type].isPart
        ? 0 : (model.expectedContacts(of: type) ?? 0) * model.meanWork(of: type) / seconds
    }
    let agents = model.groups.indices.map { group in
      (0..<model.clock.periods).reduce(0) { $0 + model.meanStaff(group, $1) } / Double(model.clock.periods)
    }
    func serving(_ type: Int) -> Set<Int> {
      Set(model.groups.indices.filter { model.serves[type * model.groups.count + $0] })
    }
    return model.types.indices.compactMap { type -> RoutingReach.Warning? in
      guard !model.types[type].isPart, loads[type] > 0 else { return nil }
      let own = serving(type)
      let staff = own.reduce(0) { $0 + agents[$1] }
      let before = model.types.indices.filter {
        model.types[$0].priority < model.types[type].priority && serving($0).isSubset(of: own)
      }.reduce(0) { $0 + loads[$1] }
      guard staff > 0, before >= staff else { return nil }
      return RoutingReach.Warning(
        "contact_types", model.types[type].name,
        message:
          "may starve: contacts of higher priority bring \(Figure.decimal(before, 1)) erlangs to the \(Figure.decimal(staff, 1)) agents who serve it"
      )
    }
  }
}
