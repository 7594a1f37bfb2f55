/// Takes the line whose first contact has the largest weight x wait, w_k W_k.
struct LongestWeightedWait: ContactSelection {
  static let name = "longest-weighted-wait"
  static let summary = "the largest `weight` x seconds waited"
  static let reads: KnownNames.Attribute? = .weight

  private let weight: [Double]

  init(_ model: Model) { weight = model.types.map(\.weight) }

  func line(for group: Int, among lines: Candidates, in state: RoutingState) -> Int? {
    lines.least { -weight[$0] * state.wait(ofLine: $0) }
  }
}
