/// The correlation of successive batch means, which is near 0 when batches are long enough to be independent.
///
/// Taken of the center's mean wait, within each replication, and pooled. For b independent batches it is about
/// normal with mean -1/b and variance 1/b.
///
/// - Source: A. M. Law, "Simulation Modeling and Analysis", 5th ed., 2015, section 9.5.3 (batch means).
struct BatchCorrelation: Sendable {
  private var products = 0.0
  private var squares = 0.0
  private(set) var batches = 0

  /// nil without variation.
  var lag1: Double? { squares > 0 ? products / squares : nil }

  /// Whether correlation this large would come from independent batches less than once in twenty runs.
  var isSuspicious: Bool {
    guard let lag1 else { return false }
    return lag1 > 1.645 / Double(batches).squareRoot()
  }

  /// Adds a replication; the first scope of `section` is the center.
  mutating func add(_ sums: [Double], _ section: Section) {
    guard let measure = section.measures.firstIndex(where: { $0.name == Measure.meanWait.name }) else {
      return
    }
    let periods = sums.count / (section.scopes.count * section.width)
    let means = (0..<periods).map { section.value(measure, sums, periods: $0..<$0 + 1, seconds: 1) ?? 0 }
    let mean = means.reduce(0, +) / Double(max(means.count, 1))
    squares += means.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    products += zip(means, means.dropFirst()).reduce(0) { $0 + ($1.0 - mean) * ($1.1 - mean) }
    batches += means.count
  }
}
