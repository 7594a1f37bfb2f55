/// All agent selections, by the names that a scenario uses.
enum AgentSelections {
  static let shipped: [any AgentSelection.Type] = [
    LongestIdle.self,
    UniformAgent.self,
    RankedGroups.self,
    LeastOccupied.self,
    LeastLoaded.self,
    FillUp.self,
    LeastFlexibleGroups.self,
    LocalSpecialist.self,
    LanguageFirst.self,
    MostProficient.self,
    LeastProficient.self,
    Cheapest.self,
    UniformGroup.self,
    SharedGroups.self,
    StagedGroups.self,
    IndexedGroups.self,
    ScoredGroups.self,
    ExpectedDelay.self,
    ExpectedDelayOfTwo.self,
  ]

  /// With those of programs that embed the simulator.
  static var all: [any AgentSelection.Type] { shipped + CompiledPolicies.added.agents }

  static func named(_ name: String) -> (any AgentSelection.Type)? { all.first { $0.name == name } }
}
