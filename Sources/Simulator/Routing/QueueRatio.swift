/// Keeps the lines in a fixed ratio: takes the type whose line is longest beyond its part of all waiting contacts (RT2).
///
///     max over k of  Q_k - p_k (Q_1 + ... + Q_K),   p_k proportional to 1 / weight_k
///
/// so a type of twice the weight has half the line.
///
/// - Source: I. Gurvich and W. Whitt, "Queue-and-idleness-ratio controls in many-server service systems", Mathematics of
///   Operations Research 34 (2009) 363-396.
struct QueueRatio: ContactSelection {
  static let name = "queue-ratio"
  static let summary = "the line that is longest beyond its part of all, which is as 1 / `weight`"
  static let reads: KnownNames.Attribute? = .weight
  static let readsLengths = true

  private let part: [Double]

  init(_ model: Model) {
    let inverse = model.types.map { $0.isPart ? 0 : 1 / $0.weight }
    let total = inverse.reduce(0, +)
    part = inverse.map { $0 / total }
  }

  func line(for group: Int, among lines: Candidates, in state: RoutingState) -> Int? {
    var total = 0
    for type in part.indices { total += state.waiting(of: type) }
    let all = Double(total)
    return lines.least(
      by: { -(Double(state.waiting(of: $0)) - part[$0] * all) }, then: { -state.wait(ofLine: $0) })
  }
}
