/// One of finitely many values, e.g. observed handle times, each as likely as its weight.
///
/// Discrete: no value in between is ever drawn.
@frozen
public struct Empirical: Distribution {
  /// By increasing value; values are distinct.
  @usableFromInline let atoms: [Atom]

  @frozen
  @usableFromInline
  struct Atom: Sendable {
    @usableFromInline let value: Double
    /// P(X <= value); 1 for the last.
    @usableFromInline let cumulative: Double
  }

  static let count = 1...1_000_000

  /// - Parameters:
  ///   - values: 1 to 1 000 000 of them, 0 or more; equal ones count together.
  ///   - weights: one a value, not all 0; nil: all alike.
  public init(values: [Double], weights: [Double]? = nil) throws(DistributionError) {
    guard Self.count.contains(values.count) else {
      throw DistributionError(
        parameter: "values", "must be 1 to \(Self.count.upperBound) values, found \(values.count)")
    }
    for value in values { try Requirement.quantityOrZero(value, "values") }
    let weights = weights ?? Array(repeating: 1, count: values.count)
    guard weights.count == values.count else {
      throw DistributionError(
        parameter: "weights", "must be as many as the values (\(values.count)), found \(weights.count)")
    }
    try Requirement.weights(weights, "weights")
    let sorted = zip(values, weights).filter { $0.1 > 0 }.sorted { $0.0 < $1.0 }
    let total = sorted.reduce(0) { $0 + $1.1 }
    var atoms: [Atom] = []
    var sum = 0.0
    for (index, (value, weight)) in sorted.enumerated() {
      sum += weight
      let isLastOfItsValue = index + 1 == sorted.count || sorted[index + 1].0 > value
      if isLastOfItsValue { atoms.append(Atom(value: value, cumulative: sum / total)) }
    }
    self.atoms = atoms
  }

  public var mean: Double { sum { $0 } }

  public var variance: Double {
    let mean = self.mean
    return sum { ($0 - mean) * ($0 - mean) }
  }

  /// The sum of a function of the value, weighted by the probabilities.
  private func sum(_ function: (Double) -> Double) -> Double {
    var (sum, before) = (0.0, 0.0)
    for atom in atoms {
      sum += (atom.cumulative - before) * function(atom.value)
      before = atom.cumulative
    }
    return sum
  }

  public func density(_ x: Double) -> Double { 0 }

  public func cdf(_ x: Double) -> Double {
    let above = firstIndex { $0.value > x }
    return above == 0 ? 0 : atoms[above - 1].cumulative
  }

  /// - Complexity: O(log of the number of values).
  @inlinable
  public func quantile(_ p: Double) -> Double {
    atoms[min(firstIndex { $0.cumulative >= p }, atoms.count - 1)].value
  }

  /// The index of the first atom that satisfies an increasing condition; the number of atoms if none does.
  @inlinable
  func firstIndex(where holds: (Atom) -> Bool) -> Int {
    var (low, high) = (0, atoms.count)
    while low < high {
      let middle = (low + high) / 2
      if holds(atoms[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  public static let family = Family(
    "empirical", "One of the values given, as likely as its weight.",
    forms: [
      Family.Form([
        Family.Parameter("values", .quantities, "The values.", mayBeZero: true),
        Family.Parameter(
          "weights", .numbers, "One a value; all alike unless given.", mayBeZero: true, isOptional: true),
      ]) { (v) throws(DistributionError) in
        try Empirical(values: v[0], weights: v[1].isEmpty ? nil : v[1])
      }
    ])
}
