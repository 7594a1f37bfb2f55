/// Sends agents who can do least: the group that serves the fewest contact types, so that those who can do what others cannot stay
/// free; among equals the longest idle.
struct LeastFlexibleGroups: AgentSelection {
  static let name = "least-flexible"
  static let summary = "the agent group that serves the fewest contact types, then longest idle"

  private let served: [Int]

  init(_ model: Model) { served = Flexibility.typesServed(model) }

  func group(for type: Int, among groups: Candidates, in state: RoutingState) -> Int? {
    groups.least(by: { served[$0] }, then: { state.key(ofGroup: $0) })
  }
}

/// Takes the contact type that the fewest agent groups serve, then the longest wait.
struct LeastServedTypes: ContactSelection {
  static let name = "least-flexible"
  static let summary = "the contact type that the fewest agent groups serve, then the longest wait"

  private let serving: [Int]

  init(_ model: Model) {
    let groups = model.groups.count
    serving = model.types.indices.map { type in (0..<groups).count { model.serves[type * groups + $0] } }
  }

  func line(for group: Int, among lines: Candidates, in state: RoutingState) -> Int? {
    lines.least(by: { serving[$0] }, then: { -state.wait(ofLine: $0) })
  }
}

/// What agents of a group can do.
enum Flexibility {
  /// Contact types that each group serves; urgent parts and callbacks are no types of their own.
  static func typesServed(_ model: Model) -> [Int] {
    let groups = model.groups.count
    return (0..<groups).map { group in
      model.types.indices.count { !model.types[$0].isPart && model.serves[$0 * groups + group] }
    }
  }

  /// Distinct topics that each group serves.
  static func topics(_ model: Model) -> [Int] {
    let groups = model.groups.count
    return (0..<groups).map { group in
      Set(
        model.types.indices.filter { model.serves[$0 * groups + group] }.map {
          model.types[$0].topic ?? model.types[$0].streamName
        }
      ).count
    }
  }
}
