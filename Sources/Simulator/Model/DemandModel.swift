/// A stream of demand by index (`DemandStream`).
public struct DemandModel: Sendable {
  public var name: String
  public var arrivals: Arrivals
  public var hours: OpenHours?
  /// Contact types by reason.
  public var types: [Int]
  /// Probability of one of the reasons up to r: `cumulative[interval * types.count + r]`, for the intervals of a cycle.
  public var cumulative: [Double]

  var intervals: Int { cumulative.count / types.count }

  init(_ stream: DemandStream, types all: [TypeModel]) {
    name = stream.name
    arrivals = stream.arrivals
    hours = stream.hours
    let reasons = stream.reasons.compactMap { reason -> (type: Int, shares: [Double])? in
      all.firstIndex { $0.name == reason.contactType }.map { ($0, reason.shares) }
    }
    types = reasons.map(\.type)
    let intervals = reasons.map(\.shares.count).max() ?? 1
    cumulative = (0..<intervals).flatMap { interval -> [Double] in
      var sum = 0.0
      return reasons.map { reason in
        sum += reason.shares[interval % reason.shares.count]
        // What rounding leaves of 100 % belongs to the last reason.
        return sum > 1 - 1e-9 ? 1 : sum
      }
    }
  }
}
