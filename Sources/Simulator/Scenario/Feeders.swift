/// What brings contacts to a contact type besides its own arrivals.
///
/// A type without `arrivals` must be fed by something; a new way to feed types (a transfer, a callback) adds its names here.
enum Feeders {
  /// Names of the contact types that are fed.
  static func fed(in scenario: Scenario) -> Set<String> {
    var names = Set(scenario.demand.flatMap { $0.reasons.map(\.contactType) })
    for type in scenario.contactTypes {
      names.formUnion(type.followUps.map(\.to).filter { $0 != type.name })
      if type.campaign != nil { names.insert(type.name) }
      if let name = type.verification?.escalatesTo { names.insert(name) }
    }
    for exit in scenario.selfService.flatMap(\.stages).flatMap(\.conduct.exits) {
      names.formUnion(exit.misRoutes.map(\.to))
      if let name = exit.returns?.to { names.insert(name) }
    }
    return names
  }
}
