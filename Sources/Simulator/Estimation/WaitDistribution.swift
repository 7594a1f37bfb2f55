/// The distribution of the waits in a scope, with what it would be without each group of replications.
struct WaitDistribution: Sendable {
  /// P(wait <= upper end of the bucket), `[sample][bucket]`, up to the highest bucket in use: sample 0 is
  /// everything, sample g leaves group g - 1 out.
  let curves: [[Double]]
  /// Contacts behind it.
  let contacts: Double
  /// Whether each sample has contacts, as an interval needs.
  private let hasSamples: Bool
  private let empty: String

  /// - Parameter types: those of the scope.
  init(_ population: Measure.WaitPopulation, _ types: [TypeWaits]) {
    let samples = types.first?.answered.count ?? 0
    empty = population == .answered ? "no contacts answered" : "no contacts whose wait ended"
    var curves: [[Double]] = []
    var sizes: [Double] = []
    for sample in 0..<samples {
      let parts = types.map {
        Self.part(population, answered: $0.answered[sample], others: $0.others[sample])
      }
      let size = parts.reduce(0) { $0 + $1.contacts }
      var curve = Array(repeating: 0.0, count: types.first?.answered[sample].count ?? 0)
      for part in parts where part.contacts > 0 {
        let share = part.contacts / size
        for bucket in curve.indices { curve[bucket] += share * part.curve[bucket] }
      }
      curves.append(curve)
      sizes.append(size)
    }
    self.curves = curves
    contacts = sizes.first ?? 0
    hasSamples = sizes.allSatisfy { $0 > 0 }
  }

  private static func part(
    _ population: Measure.WaitPopulation, answered: [Double], others: [Double]
  ) -> (curve: [Double], contacts: Double) {
    switch population {
    case .answered: cumulative(answered)
    case .all: cumulative(zip(answered, others).map { $0 + $1 })
    case .virtual:
      (
        VirtualWait.distribution(answered: answered, others: others),
        answered.reduce(0, +) + others.reduce(0, +)
      )
    }
  }

  private static func cumulative(_ counts: [Double]) -> (curve: [Double], contacts: Double) {
    let contacts = counts.reduce(0, +)
    guard contacts > 0 else { return (counts, 0) }
    var sum = 0.0
    let curve = counts.map { count in
      sum += count
      return sum / contacts
    }
    return (curve, contacts)
  }

  /// P(wait <= x), x >= 0 seconds, interpolated inside its bucket, in one sample.
  func probability(_ x: Double, sample: Int) -> Double {
    let bucket = WaitBuckets.bucket(of: x)
    let curve = curves[sample]
    if bucket >= curve.count { return curve.last ?? 0 }
    if bucket == 0 { return curve[0] }
    let (lower, upper) = WaitBuckets.bounds(of: bucket)
    guard upper.isFinite else { return curve[bucket - 1] }
    return curve[bucket - 1] + (curve[bucket] - curve[bucket - 1]) * (x - lower) / (upper - lower)
  }

  /// The least wait that a share p of contacts do not exceed, interpolated inside its bucket; nil if it lies
  /// beyond what was seen.
  func quantile(_ p: Double) -> Double? {
    let curve = curves[0]
    guard let bucket = curve.firstIndex(where: { $0 >= p }) else { return nil }
    if bucket == 0 { return 0 }
    let (lower, upper) = WaitBuckets.bounds(of: bucket)
    guard upper.isFinite else { return nil }
    return lower + (upper - lower) * (p - curve[bucket - 1]) / (curve[bucket] - curve[bucket - 1])
  }

  /// The p-quantile with its half-width: the distance to the farther of the quantiles at p - t se and p + t se,
  /// where se is the standard error of the distribution function at the quantile.
  ///
  /// Waits are skewed, so the two distances differ; half their sum covers 92.6 % at a nominal 95 % on a busy day
  /// (`IntervalCoverageTests`), the longer one what is stated.
  ///
  /// - Source: R. S. Woodruff, "Confidence intervals for medians and other position measures", Journal of the
  ///   American Statistical Association 47 (1952) 635-646.
  func estimate(quantile p: Double, level: Double) -> IntervalEstimate {
    guard !curves.isEmpty else { return .absent(IntervalEstimate.noReplication) }
    guard contacts > 0 else { return .empty(empty) }
    guard let value = quantile(p) else { return .absent("too few contacts waited so long and were answered") }
    let confidence = Confidence(level: level, units: curves.count - 1)
    guard let t = confidence.t else { return .point(value, IntervalEstimate.oneReplication) }
    guard hasSamples else { return .point(value, "too few contacts for an interval") }
    let at = curves.indices.map { probability(value, sample: $0) }
    let neverSeen = at[0] >= 1 ? confidence.boundOfNeverSeen(trials: contacts) : 0
    let margin = max(t * Jackknife.standardError(at), neverSeen)
    guard let upper = quantile(p + margin) else { return .point(value, "too few contacts for an interval") }
    let lower = p - margin > 0 ? quantile(p - margin) ?? 0 : 0
    return .interval(value, halfWidth: max(upper - value, value - lower))
  }

  /// P(V <= T) over the contact types of a scope, each with its own threshold; `types` as for `init`.
  static func virtualServiceLevel(
    _ types: [(waits: TypeWaits, threshold: Double)], level: Double
  ) -> IntervalEstimate {
    let parts = types.map { (distribution: WaitDistribution(.virtual, [$0.waits]), type: $0) }
    let samples = types.first?.waits.answered.count ?? 0
    guard samples > 0 else { return .absent(IntervalEstimate.noReplication) }
    var shares: [Double] = []
    for sample in 0..<samples {
      var contacts = 0.0
      var inTime = 0.0
      for part in parts {
        let size = part.type.waits.answered[sample].reduce(0, +) + part.type.waits.others[sample].reduce(0, +)
        contacts += size
        inTime += size * part.distribution.probability(part.type.threshold, sample: sample)
      }
      if contacts > 0 { shares.append(inTime / contacts) }
    }
    guard let value = shares.first, parts.contains(where: { $0.distribution.contacts > 0 }) else {
      return .empty("no contacts whose wait ended")
    }
    let confidence = Confidence(level: level, units: samples - 1)
    guard let t = confidence.t else { return .point(value, IntervalEstimate.oneReplication) }
    guard shares.count == samples else { return .point(value, "too few contacts for an interval") }
    let error = Jackknife.standardError(shares)
    if error > 0 { return .interval(value, halfWidth: t * error) }
    guard value == 0 || value == 1 else { return .constant(value, units: samples - 1) }
    let contacts = parts.reduce(0) { $0 + $1.distribution.contacts }
    return .interval(value, halfWidth: confidence.boundOfNeverSeen(trials: contacts))
  }
}
