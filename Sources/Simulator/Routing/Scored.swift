/// The pair of contact and agent group with the largest value of the scenario's `formula` (RT11).
///
/// On a contact's arrival its wait is 0, on an agent's release the agent's idle time is. Of equal values the longest idle agent, or
/// the longest wait, is first.
struct ScoredGroups: AgentSelection {
  static let name = "scored"
  static let summary = "the agent group with the largest value of `formula`"
  static let reads: KnownNames.Attribute? = .formula
  static let example = "{agents: scored, contacts: scored, formula: \"weight * wait + 60 * (free > 1)\"}"

  private let program: FormulaProgram?

  init(_ model: Model) { program = model.scenario.routing.formula.map { FormulaProgram($0, model) } }

  func group(for type: Int, among groups: Candidates, in state: RoutingState) -> Int? {
    groups.least(
      by: { group in
        -(program?.value(
          type: type, group: group, wait: state.contactWait, idle: state.now - state.key(ofGroup: group),
          in: state)
          ?? 0)
      }, then: { state.key(ofGroup: $0) })
  }
}

/// The line whose first contact has the largest value of the scenario's `formula`.
struct ScoredTypes: ContactSelection {
  static let name = "scored"
  static let summary = "the line whose first contact has the largest value of `formula`"
  static let reads: KnownNames.Attribute? = .formula
  static let example = ScoredGroups.example

  private let program: FormulaProgram?

  init(_ model: Model) { program = model.scenario.routing.formula.map { FormulaProgram($0, model) } }

  func line(for group: Int, among lines: Candidates, in state: RoutingState) -> Int? {
    lines.least(
      by: { type in
        -(program?.value(type: type, group: group, wait: state.wait(ofLine: type), idle: 0, in: state) ?? 0)
      }, then: { -state.wait(ofLine: $0) })
  }
}
