/// Paid time that is not available for contacts: breaks, training, absence.
public struct Shrinkage: Sendable, Hashable {
  /// (paid - available) / paid, in [0, 1).
  public let share: Double

  /// - Parameter categories: shares that apply one after another, each to what the ones before leave:
  ///   1 - product of (1 - s_j). Categories that exclude each other must be added up first.
  public init(_ categories: [Double]) {
    precondition(categories.allSatisfy { (0..<1).contains($0) }, "shrinkage lies in [0, 1)")
    share = 1 - categories.reduce(1) { $0 * (1 - $1) }
  }

  /// Agents to be scheduled so that so many are available: rounded up once, here.
  public func scheduled(_ available: Double) -> Int { Self.roundedUp(available / (1 - share)) }

  /// The next whole number; a number that is whole but for rounding errors stays what it is.
  static func roundedUp(_ value: Double) -> Int { Int((value * (1 - 1e-12) - 1e-9).rounded(.up)) }
}
