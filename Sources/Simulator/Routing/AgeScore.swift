/// Takes the line whose first contact has the largest score, base + rate x seconds waited.
struct AgeScore: ContactSelection {
  static let name = "age-score"
  static let summary = "the largest `score`: base + rate x seconds waited"
  static let reads: KnownNames.Attribute? = .score

  private let score: [ContactType.Score]

  init(_ model: Model) { score = model.types.map(\.score) }

  func line(for group: Int, among lines: Candidates, in state: RoutingState) -> Int? {
    lines.least { -(score[$0].base + score[$0].rate * state.wait(ofLine: $0)) }
  }
}
