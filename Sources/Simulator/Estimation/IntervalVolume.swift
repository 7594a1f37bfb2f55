/// Contacts offered to the center in one interval: what the scenario states, and how simulated days spread.
public struct IntervalVolume: Sendable, Hashable {
  /// Expected from the stated rates, before busyness, shocks and returning customers; nil where contacts pass self-service first
  /// or are called from a list, so that the stated ones are not the offered ones.
  public var forecast: Double?
  /// Quantiles over replications.
  public var p10: Double
  public var p50: Double
  public var p90: Double
}

/// The center's offered contacts in each interval, replication by replication.
struct VolumeTally: Sendable {
  /// Quantiles of so many days are as exact as anybody needs.
  private static let mostReplications = 2000

  private let offered: Int
  private let stride: Int
  private let intervals: Int
  /// `values[interval][replication]`.
  private var values: [[Float]]

  init(_ plan: EstimationPlan) {
    let section = plan.sections[EstimationPlan.contactSection]
    let place = section.measures.firstIndex { $0.name == Measure.offered.name }
    offered = place.flatMap { section.formulas[$0]?.numerator } ?? -1
    stride = section.scopes.count * section.width
    intervals = offered < 0 ? 0 : plan.intervals
    values = Array(repeating: [], count: intervals)
  }

  /// Adds a replication: the sums of the contact section by interval.
  mutating func add(_ sums: [Double]) {
    guard intervals > 0, values[0].count < Self.mostReplications else { return }
    for interval in 0..<intervals { values[interval].append(Float(sums[interval * stride + offered])) }
  }

  /// One an interval; empty for a steady state, and before the first replication.
  func volumes(forecast: [Double]?) -> [IntervalVolume] {
    guard let first = values.first, !first.isEmpty else { return [] }
    return values.indices.map { interval in
      let sorted = values[interval].sorted()
      func quantile(_ p: Double) -> Double {
        Double(sorted[max(0, Int((p * Double(sorted.count)).rounded(.up)) - 1)])
      }
      return IntervalVolume(
        forecast: forecast?[interval], p10: quantile(0.1), p50: quantile(0.5), p90: quantile(0.9))
    }
  }
}

extension Model {
  /// Contacts that the scenario states for each interval that has figures of its own; nil where those offered are others.
  var statedVolumes: [Double]? {
    guard clock.kind == .calendar, stages.isEmpty, types.allSatisfy({ $0.campaign == nil }) else {
      return nil
    }
    var volumes = Array(repeating: 0.0, count: clock.profilePeriods)
    let own = types.indices.filter { types[$0].urgentOf == nil && types[$0].callbackOf == nil }
    let all = own.map { (types[$0].arrivals, types[$0].hours) } + demand.map { ($0.arrivals, $0.hours) }
    for stretch in all.flatMap({ rateStretches(of: $0.0, hours: $0.1) }) {
      for interval in 0..<clock.periodsPerDay {
        let period = stretch.day * clock.periodsPerDay + interval
        let start = max(stretch.start, clock.start(ofPeriod: period))
        let end = min(stretch.end, clock.end(ofPeriod: period))
        guard start < end else { continue }
        volumes[period % clock.profilePeriods] +=
          (end - start) * (stretch.rate + stretch.slope * ((start + end) / 2 - stretch.start))
      }
    }
    return volumes
  }
}
