import Foundation

/// Callers who hang up soon because the line is long: they hear their place in it, or the expected wait, and go.
///
/// With q callers of the type waiting at the arrival, S_q(60 s) is the Kaplan-Meier share that is still there after a
/// minute. Beyond what q = 0 gives, the excess b(q) = 1 - S_q / S_0 is balking that depends on the line; it is written where
/// it is certain (z > 4), made increasing in q (pool adjacent violators). The patience law is then of the others: a hang-up
/// within the minute counts for it with the probability that it was no balking.
///
/// - Source: the announcements of the bank are described in L. Brown et al., JASA 100 (2005), section 2; the model is
///   balking by queue length.
struct LineBalking {
  /// Of a caller who finds q waiting; the last value holds beyond.
  private(set) var probability: [Double]
  private let earlyShare: [Double]
  let z: Double

  static let early = 60.0
  /// Lines found, in groups: 0, 1, 2, 3-4, 5-6, 7-9, 10 and more.
  private static let groups = [0, 1, 2, 3, 5, 7, 10]

  struct Wait {
    var seconds: Double
    var isAbandoned: Bool
    /// Waiting of the same type at the arrival.
    var line: Int
  }

  private static func group(_ line: Int) -> Int { (groups.lastIndex { $0 <= line }) ?? 0 }

  /// nil where early hang-ups do not depend on the line, or can't be told to.
  init?(_ waits: [Wait]) {
    let byGroup = Dictionary(grouping: waits) { Self.group($0.line) }
    let curves = Self.groups.indices.map { index -> KaplanMeier in
      let own = byGroup[index] ?? []
      return KaplanMeier(
        events: WeightedSample(own.filter(\.isAbandoned).map(\.seconds)),
        censored: WeightedSample(own.filter { !$0.isAbandoned }.map(\.seconds)))
    }
    guard let base = curves[0].survival(at: Self.early), curves[0].count >= 50, base > 0.2 else { return nil }
    var (found, weights, early) = ([Double](), [Double](), [Double]())
    var (excess, variance) = (0.0, 0.0)
    for (index, curve) in curves.enumerated() {
      let survival = curve.count >= 30 ? curve.survival(at: Self.early) ?? base : base
      early.append(1 - survival)
      found.append(index == 0 ? 0 : max(0, 1 - survival / base))
      weights.append(curve.count)
      if index > 0, curve.count >= 30 {
        excess += curve.count * (base - survival)
        variance +=
          curve.count * survival * (1 - survival) + curve.count * curve.count / curves[0].count * base
          * (1 - base)
      }
    }
    z = variance > 0 ? excess / variance.squareRoot() : 0
    guard z > 4 else { return nil }
    let increasing = Self.increasing(found, weights)
    probability = (0...Self.groups[Self.groups.count - 1]).map { min(increasing[Self.group($0)], 0.95) }
    earlyShare = (0...Self.groups[Self.groups.count - 1]).map { early[Self.group($0)] }
    guard probability.contains(where: { $0 >= 0.01 }) else { return nil }
  }

  /// The probability that an early hang-up was balking.
  func share(of wait: Wait) -> Double {
    guard wait.isAbandoned, wait.seconds <= Self.early else { return 0 }
    let line = min(wait.line, probability.count - 1)
    return earlyShare[line] > 0 ? min(1, probability[line] / earlyShare[line]) : 0
  }

  /// Pool adjacent violators: the increasing sequence nearest in weighted squares.
  static func increasing(_ values: [Double], _ weights: [Double]) -> [Double] {
    var blocks: [(value: Double, weight: Double, count: Int)] = []
    for (value, weight) in zip(values, weights) {
      blocks.append((value, max(weight, 1e-9), 1))
      while blocks.count > 1, blocks[blocks.count - 2].value > blocks[blocks.count - 1].value {
        let last = blocks.removeLast()
        let before = blocks.removeLast()
        let sum = before.weight + last.weight
        blocks.append(
          ((before.value * before.weight + last.value * last.weight) / sum, sum, before.count + last.count))
      }
    }
    return blocks.flatMap { Array(repeating: $0.value, count: $0.count) }
  }

  /// Per cent with two decimals, as a scenario writes it; small ones as 0.
  var yaml: String {
    let shares = probability.map { $0 < 0.0005 ? "0%" : LawText.share($0) }
    return "{by_queue_length: [\(shares.joined(separator: ", "))]}"
  }

  /// Waits by type, each with the line found, of all days.
  static func waits(_ history: History) -> [[Wait]] {
    var found = Array(repeating: [Wait](), count: history.types.count)
    for calls in history.calls {
      var waiting = Array(repeating: [Double](), count: history.types.count)
      for call in calls {
        history.types.each(call) { type, weight in
          // Who is answered at once tells nothing of patience; a type known only by half is left out.
          guard call.wait > 0 || call.outcome == .abandoned, weight > 0.5 else { return }
          waiting[type].removeAll { $0 <= call.arrival }
          found[type].append(
            Wait(
              seconds: Double(call.wait), isAbandoned: call.outcome == .abandoned, line: waiting[type].count))
          waiting[type].append(call.waitEnd)
        }
      }
    }
    return found
  }
}
