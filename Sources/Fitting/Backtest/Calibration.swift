/// Where observed values fall within simulated ones, cell by cell.
///
/// A cell's rank is the share of replications below the observed value, ties at a random place among them. If the model is
/// right, ranks are uniform: 90 % lie within the 90 % band.
struct Calibration: Sendable {
  private(set) var ranks: [Double] = []
  private var stream: UniformStream

  init(seed: UInt64) { stream = UniformStream(seed: seed) }

  mutating func add(observed: Double, simulated: [Double]) {
    guard simulated.count >= 20 else { return }
    let below = Double(simulated.count { $0 < observed })
    let equal = Double(simulated.count { $0 == observed })
    ranks.append((below + stream.next() * (equal + 1)) / Double(simulated.count + 1))
  }

  /// Share of cells within the central band; nil without cells.
  func coverage(_ level: Double = 0.9) -> Double? {
    guard !ranks.isEmpty else { return nil }
    let tail = (1 - level) / 2
    return Double(ranks.count { $0 > tail && $0 < 1 - tail }) / Double(ranks.count)
  }

  /// The area between the ranks' distribution and the uniform one: 0 is perfect, 1/2 the worst.
  var miscalibration: Double? {
    guard !ranks.isEmpty else { return nil }
    let n = Double(ranks.count)
    return ranks.sorted().enumerated().reduce(0.0) { $0 + abs($1.element - (Double($1.offset) + 0.5) / n) }
      / n
  }

  /// Shares of ranks in tenths.
  var histogram: [Double] {
    var bins = Array(repeating: 0.0, count: 10)
    for rank in ranks { bins[min(Int(rank * 10), 9)] += 1 }
    return bins.map { $0 / Double(max(ranks.count, 1)) }
  }
}
