/// Nobody goes to a break or a meeting. Where only numbers of agents are stated, nobody comes late or leaves early within an
/// interval: each has all its length as many agents as at most.
enum WithoutBreaks: Counterfactual {
  static func changes(of scenario: Scenario, at place: ExplainedPlace) -> [ScenarioChange] {
    guard case .calendar(let calendar) = scenario.horizon else { return [] }
    let changed = scenario.agentGroups.map { without($0.staff, calendar) }
    guard changed.contains(where: { $0 != nil }) else { return [] }
    return [
      ScenarioChange(name: "without breaks", kind: .cause) { scenario in
        for (index, staff) in changed.enumerated() {
          if let staff { scenario.agentGroups[index].staff = staff }
        }
      }
    ]
  }

  /// nil: they have no breaks.
  private static func without(_ staff: AgentGroup.Staff, _ calendar: Calendar) -> AgentGroup.Staff? {
    switch staff {
    case .constant, .perInterval: return nil
    case .perStep(let length, let counts):
      let steps = StaffSteps.count(in: calendar.interval, of: length) ?? 1
      guard steps > 1 else { return nil }
      return .perInterval(
        stride(from: 0, to: counts.count, by: steps).map {
          counts[$0..<min($0 + steps, counts.count)].max() ?? 0
        })
    case .shifts(let plan):
      return plan.entries.contains { !$0.breaks.isEmpty } ? .shifts(plan.withoutBreaks(of: calendar)) : nil
    }
  }
}
