import Synchronization

/// Routing policies that a program which embeds the simulator brings along, compiled, beside those of callsim (RT11).
///
///     CompiledPolicies.add(MostFree.self)
///     let scenario = try Scenario(contentsOf: "clinic.yaml", set: ["routing.agents=most-free"])
///
/// Added once, before the first scenario is read; from then on they are policies like any other: scenarios name them, `ComparedSystem`
/// puts them in, `PolicyList` lists them. `examples/compiled-policy` is a package with one, whole.
public enum CompiledPolicies {
  struct Added: Sendable {
    var agents: [any AgentSelection.Type] = []
    var contacts: [any ContactSelection.Type] = []
  }

  private static let state = Mutex(Added())

  static var added: Added { state.withLock { $0 } }

  /// - Precondition: no other policy for this half of routing has its name.
  public static func add(_ policy: any AgentSelection.Type) {
    precondition(
      AgentSelections.named(policy.name) == nil, "the agent selection \(policy.name) is there already")
    state.withLock { $0.agents.append(policy) }
  }

  /// - Precondition: no other policy for this half of routing has its name, or one of its other names.
  public static func add(_ policy: any ContactSelection.Type) {
    precondition(
      ([policy.name] + policy.aliases).allSatisfy { ContactSelections.named($0) == nil },
      "the contact selection \(policy.name) is there already")
    state.withLock { $0.contacts.append(policy) }
  }
}
