/// A scope as the estimation sees it: which contact types or agent groups belong to it.
struct PlannedScope: Sendable {
  var scope: Scope
  /// Indices in `Model.types` or `Model.groups`, increasing: sums over them are the same to the last bit in whatever
  /// order the file lists them.
  var members: [Int]
  /// Seconds; nil when its contact types have different ones.
  var threshold: Double?
  /// Why there is no cost; nil where each member states one.
  var missingCost: String?
}

extension PlannedScope {
  /// Center, contact types in the order of the file (each urgent part behind its own), channels, languages,
  /// topics.
  ///
  /// A contact type with an urgent part stands for both parts together. Callbacks are calls that the center makes: they count under
  /// `NAME/callback` only.
  static func ofContacts(_ model: Model) -> [PlannedScope] {
    var scopes: [(scope: Scope, members: [Int])] = [
      (.center, model.types.indices.filter { model.types[$0].callbackOf == nil })
    ]
    for type in model.displayTypes {
      scopes.append(
        (.contactType(model.types[type].name), [type] + [model.types[type].urgentType].compactMap { $0 }))
    }
    scopes += grouped(model, by: { $0.channel.name }).map { (.channel($0), $1) }
    scopes += grouped(model, by: { $0.language }).map { (.language($0), $1) }
    scopes += grouped(model, by: { $0.topic }).map { (.topic($0), $1) }
    return scopes.map { scope, members in
      PlannedScope(
        scope: scope, members: members.sorted(),
        threshold: common(members.map { model.types[$0].acceptableWait }))
    }
  }

  /// Center and agent groups, in the order of the file.
  static func ofAgents(_ model: Model) -> [PlannedScope] {
    let groups = model.displayGroups.map { (Scope.agentGroup(model.groups[$0].name), [$0]) }
    return ([(.center, Array(model.groups.indices))] + groups).map { scope, members in
      PlannedScope(scope: scope, members: members, missingCost: missingCost(members, model))
    }
  }

  /// Members with the same value of an attribute, in the order of first appearance; those without it in none.
  private static func grouped(
    _ model: Model, by attribute: (TypeModel) -> String?
  ) -> [(name: String, members: [Int])] {
    var groups: [(name: String, members: [Int])] = []
    for type in model.displayTypes where model.types[type].callbackOf == nil {
      guard let name = attribute(model.types[type]) else { continue }
      if let known = groups.firstIndex(where: { $0.name == name }) {
        groups[known].members.append(type)
      } else {
        groups.append((name, [type]))
      }
    }
    return groups
  }

  static func missingCost(_ groups: [Int], _ model: Model) -> String? {
    let unknown = groups.filter { model.groups[$0].costPerHour == nil }.map { model.groups[$0].name }
    return unknown.isEmpty ? nil : "no cost stated for \(unknown.joined(separator: ", "))"
  }

  /// The value that all have; nil if they differ or there is none.
  static func common(_ values: [Double]) -> Double? {
    guard let first = values.first, values.allSatisfy({ $0 == first }) else { return nil }
    return first
  }
}
