/// A change of a scenario that tells how much of a miss something makes up, or what would close it, on the same days (OU4).
///
/// One kind of change is a file in `Counterfactuals/` and a line in `Counterfactuals.swift`. It says which changes of its kind
/// a scenario allows: none where there is nothing of the kind.
protocol Counterfactual: Sendable {
  static func changes(of scenario: Scenario, at place: ExplainedPlace) -> [ScenarioChange]
}

/// A change under a name, with its price.
struct ScenarioChange: Sendable {
  enum Kind: Sendable, Hashable {
    /// Something bad that is taken away: how much it makes up.
    case cause
    /// Another way to route the same contacts to the same agents; it costs nothing.
    case policy
    /// More agents of a group.
    case agents(group: String, count: Int)
  }

  /// E.g. `without the shock 'flu'`.
  var name: String
  var kind: Kind
  /// Currency units over the horizon; nil: nothing to pay, or no cost is stated.
  var cost: Double?
  var apply: @Sendable (inout Scenario) -> Void
}

/// Where a miss is: a target, and the interval that it is looked at in.
struct ExplainedPlace: Sendable {
  var target: Target
  /// Of those that have figures of their own; nil: the whole horizon.
  var interval: Int?

  /// Groups that serve contacts of the target, in the order of the file.
  func groups(in scenario: Scenario) -> [AgentGroup] {
    switch target.of {
    case .agents(let names): scenario.agentGroups.filter { names.contains($0.name) }
    case .contacts(let names): scenario.agentGroups.filter { !Set($0.serves).isDisjoint(with: names) }
    }
  }
}
