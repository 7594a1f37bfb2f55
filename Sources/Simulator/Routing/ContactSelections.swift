/// All contact selections, by the names that a scenario uses.
enum ContactSelections {
  static let all: [any ContactSelection.Type] = [
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

  static func named(_ name: String) -> (any ContactSelection.Type)? {
    all.first { $0.name == name || $0.aliases.contains(name) }
  }
}
