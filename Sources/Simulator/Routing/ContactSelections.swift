/// All contact selections, by the names that a scenario uses.
enum ContactSelections {
  static let shipped: [any ContactSelection.Type] = [
    LongestWait.self,
    StaticPriority.self,
    LongestWeightedWait.self,
    AgeScore.self,
    RankedTypes.self,
    EarliestDeadline.self,
    QueueRatio.self,
    LeastServedTypes.self,
    IndexedTypes.self,
    ScoredTypes.self,
  ]

  /// With those of programs that embed the simulator.
  static var all: [any ContactSelection.Type] { shipped + CompiledPolicies.added.contacts }

  static func named(_ name: String) -> (any ContactSelection.Type)? {
    all.first { $0.name == name || $0.aliases.contains(name) }
  }
}
