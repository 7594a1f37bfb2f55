/// How many contacts of the center waited so long: a column of the distribution of waits.
public struct WaitShare: Sendable, Hashable {
  /// Longest wait in it, seconds, 0 for those served at once; nil: any longer one.
  public var upTo: Double?
  /// Shares of all contacts whose wait ended: answered, and gone (abandoned, diverted or disconnected).
  public var answered: Double
  public var left: Double
}

extension Estimator {
  /// Edges that people count in, seconds.
  private static let edges: [Double] = [
    0, 10, 20, 30, 60, 120, 180, 300, 600, 1200, 1800, 3600, 7200, 14_400, 43_200, 86_400, 172_800, 432_000,
  ]

  /// The distribution of waits over the horizon; empty where no wait ended. Columns beyond the longest wait are left out.
  var waitShares: [WaitShare] {
    let members = plan.sections[EstimationPlan.contactSection].scopes[0].members
    guard waits.groups > 0 else { return [] }
    let types = members.map { waits.waits(ofType: $0, slot: nil) }
    func counts(_ part: KeyPath<TypeWaits, [[Double]]>) -> [Double] {
      var counts = Array(repeating: 0.0, count: Self.edges.count + 1)
      for type in types {
        for (place, bucket) in type.buckets.enumerated() {
          let count = type[keyPath: part][0][place]
          let (lower, upper) = WaitBuckets.bounds(of: bucket)
          let first = Self.edges.firstIndex { bucket == 0 || $0 > lower } ?? Self.edges.count
          guard first < Self.edges.count, upper > Self.edges[first] else {
            counts[first] += count
            continue
          }
          // A bucket is no wider than 1/32 of its waits, so it crosses one edge at most.
          let share = (Self.edges[first] - lower) / (upper - lower)
          counts[first] += count * share
          counts[first + 1] += count * (1 - share)
        }
      }
      return counts
    }
    let (answered, left) = (counts(\.answered), counts(\.others))
    let all = answered.reduce(0, +) + left.reduce(0, +)
    guard all > 0 else { return [] }
    let last = answered.indices.last { answered[$0] + left[$0] > 0 } ?? 0
    return (0...last).map { index in
      WaitShare(
        upTo: index < Self.edges.count ? Self.edges[index] : nil, answered: answered[index] / all,
        left: left[index] / all)
    }
  }
}
