/// Language first, then specialty, then interpreter: agents who speak the contact's language, of these specialists before generalists;
/// last those who need an interpreter, specialists first. Among equals the longest idle.
///
/// What agents speak is `speaks` of their group; a group that states none speaks the languages of all that it serves. A specialist's
/// group serves one topic.
struct LanguageFirst: AgentSelection {
  static let name = "language-first"
  static let summary = "agents who speak the language (specialists first), then those with an interpreter"
  static let reads: KnownNames.Attribute? = .speaks

  private let rank: [Int]
  private let groups: Int

  init(_ model: Model) {
    groups = model.groups.count
    let topics = Flexibility.topics(model)
    rank = model.types.flatMap { type in
      model.groups.indices.map { group in
        let speaks = model.groups[group].speaks
        let needsInterpreter = type.language.map { !speaks.isEmpty && !speaks.contains($0) } ?? false
        return (needsInterpreter ? 2 : 0) + (topics[group] > 1 ? 1 : 0)
      }
    }
  }

  func group(for type: Int, among candidates: Candidates, in state: RoutingState) -> Int? {
    candidates.least(by: { rank[type * groups + $0] }, then: { state.key(ofGroup: $0) })
  }
}
