/// The distribution of the waits in a scope, with what it would be without each group of replications.
struct WaitDistribution: Sendable {
  /// The buckets in use, increasing; between them the curves are flat.
  private let buckets: [Int]
  /// P(wait <= upper end of the bucket), `[sample][place]`: sample 0 is everything, sample g leaves group g - 1
  /// out.
  private let curves: [[Double]]
  /// Contacts behind each sample.
  let sizes: [Double]
  private let empty: String

  /// - Parameter types: those of the scope.
  init(_ population: Measure.WaitPopulation, _ types: [TypeWaits]) {
    empty = population == .answered ? "no contacts answered" : "no contacts whose wait ended"
    let buckets = types.count == 1 ? types[0].buckets : Set(types.flatMap(\.buckets)).sorted()
    var curves: [[Double]] = []
    var sizes: [Double] = []
    for sample in 0..<(types.first?.answered.count ?? 0) {
      let parts = types.map { Self.part(population, $0, sample) }
      let size = parts.reduce(0) { $0 + $1.contacts }
      var curve = Array(repeating: 0.0, count: buckets.count)
      for (type, part) in zip(types, parts) where part.contacts > 0 {
        let share = part.contacts / size
        var next = 0
        for place in curve.indices {
          if next < type.buckets.count, type.buckets[next] == buckets[place] { next += 1 }
          if next > 0 { curve[place] += share * part.curve[next - 1] }
        }
      }
      curves.append(curve)
      sizes.append(size)
    }
    self.buckets = buckets
    self.curves = curves
    self.sizes = sizes
  }

  /// Contacts behind it.
  var contacts: Double { sizes.first ?? 0 }

  /// Whether each sample has contacts, as an interval needs.
  private var hasSamples: Bool { sizes.allSatisfy { $0 > 0 } }

  private static func part(
    _ population: Measure.WaitPopulation, _ type: TypeWaits, _ sample: Int
  ) -> (curve: [Double], contacts: Double) {
    let (answered, others) = (type.answered[sample], type.others[sample])
    switch population {
    case .answered: return cumulative(answered)
    case .all: return cumulative(answered.indices.map { answered[$0] + others[$0] })
    case .virtual:
      return (
        VirtualWait.distribution(buckets: type.buckets, answered: answered, others: others),
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
    let above = buckets.firstIndex { $0 >= bucket } ?? buckets.count
    let before = above > 0 ? curves[sample][above - 1] : 0
    guard above < buckets.count, buckets[above] == bucket else { return before }
    if bucket == 0 { return curves[sample][above] }
    let (lower, upper) = WaitBuckets.bounds(of: bucket)
    guard upper.isFinite else { return before }
    return before + (curves[sample][above] - before) * (x - lower) / (upper - lower)
  }

  /// The least wait that a share p of contacts do not exceed, interpolated inside its bucket; nil if it lies
  /// beyond what was seen.
  func quantile(_ p: Double) -> Double? {
    if p <= 0 { return 0 }
    let curve = curves[0]
    guard let place = curve.firstIndex(where: { $0 >= p }) else { return nil }
    if buckets[place] == 0 { return 0 }
    let (lower, upper) = WaitBuckets.bounds(of: buckets[place])
    guard upper.isFinite else { return nil }
    let before = place > 0 ? curve[place - 1] : 0
    return lower + (upper - lower) * (p - before) / (curve[place] - before)
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

  /// P(V <= T) over the contact types of a scope, each with its own virtual wait and threshold, seconds.
  static func virtualServiceLevel(
    _ types: [(waits: WaitDistribution, threshold: Double)], level: Double
  ) -> IntervalEstimate {
    let samples = types.first?.waits.sizes.count ?? 0
    guard samples > 0 else { return .absent(IntervalEstimate.noReplication) }
    var shares: [Double] = []
    for sample in 0..<samples {
      var contacts = 0.0
      var inTime = 0.0
      for type in types {
        let size = type.waits.sizes[sample]
        contacts += size
        inTime += size * type.waits.probability(type.threshold, sample: sample)
      }
      if contacts > 0 { shares.append(inTime / contacts) }
    }
    let contacts = types.reduce(0) { $0 + $1.waits.contacts }
    guard let value = shares.first, contacts > 0 else { return .empty("no contacts whose wait ended") }
    let confidence = Confidence(level: level, units: samples - 1)
    guard let t = confidence.t else { return .point(value, IntervalEstimate.oneReplication) }
    guard shares.count == samples else { return .point(value, "too few contacts for an interval") }
    let error = Jackknife.standardError(shares)
    if error > 0 { return .interval(value, halfWidth: t * error) }
    guard value == 0 || value == 1 else { return .constant(value, units: samples - 1) }
    return .interval(value, halfWidth: confidence.boundOfNeverSeen(trials: contacts))
  }
}
