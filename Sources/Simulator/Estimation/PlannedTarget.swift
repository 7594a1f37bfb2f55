/// A target as the estimation sees it: one scope and one measure in a section of its own.
struct PlannedTarget: Sendable {
  let target: Target
  let measure: Measure
  let scope: PlannedScope
  /// Its place in `EstimationPlan.sections`.
  let section: Int

  /// - Parameters:
  ///   - section: the place it will have.
  ///   - contacts, agents: scopes with a name, of which one may be this target's.
  init(_ target: Target, model: Model, section: Int, contacts: [PlannedScope], agents: [PlannedScope]) {
    guard let measure = Measures.named(target.measure) else {
      preconditionFailure("a scenario's target names a measure: \(target.measure)")
    }
    self.target = target
    self.measure = measure
    self.section = section
    switch target.of {
    case .contacts(let names):
      let members = model.types.indices.filter { type in
        names.contains(model.types[type].name)
          || names.contains(model.types[type].streamName) && model.types[type].callbackOf == nil
      }
      let named = contacts.first { Set($0.members) == Set(members) }
      scope = PlannedScope(
        scope: named?.scope ?? .contactTypes(names), members: members,
        threshold: target.within ?? PlannedScope.common(members.map { model.types[$0].acceptableWait }))
    case .agents(let names):
      let members = model.groups.indices.filter { names.contains(model.groups[$0].name) }
      let named = agents.first { Set($0.members) == Set(members) }
      scope = PlannedScope(
        scope: named?.scope ?? .agentGroups(names), members: members,
        missingCost: PlannedScope.missingCost(members, model))
    }
  }

  func makeSection(_ model: Model) -> Section {
    guard case .contacts = target.of else {
      return Section.ofAgents(model, scopes: [scope], measures: [measure])
    }
    let threshold = target.within.map { within -> Int in
      guard let index = model.thresholds.firstIndex(of: within) else {
        preconditionFailure("the thresholds of a model hold those of its targets")
      }
      return index
    }
    return Section.ofContacts(
      model, threshold: { threshold ?? $0.acceptableWaitIndex }, scopes: [scope], measures: [measure])
  }

  /// Whether a value is on the right side of the bound.
  func allows(_ value: Double) -> Bool { shortfall(of: value) <= 0 }

  /// How far a value is beyond the bound, in the unit of the measure; negative on the right side.
  func shortfall(of value: Double) -> Double {
    switch target.bound {
    case .atMost(let bound): value - bound
    case .atLeast(let bound): bound - value
    }
  }
}
