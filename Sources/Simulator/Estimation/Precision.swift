/// A stopping rule: replications go on until the interval of one measure of the center is narrow enough.
///
/// Looked at after each replication from `minimum` on, in order, so the number of replications is the same
/// for any number of threads. Stopping when the interval happens to look narrow makes intervals cover less than
/// stated: for the abandonment of `RatioOfMeans` to 20 %, a nominal 95 % covers 89.3 % with a minimum of 2,
/// 92.8 % with 5, 93.8 % with 10 and 94.2 % with as many replications fixed beforehand (4,000 experiments each).
public struct Precision: Sendable, Hashable {
  public enum HalfWidth: Sendable, Hashable {
    /// Of the value, e.g. 0.02 for 2 %.
    case relative(Double)
    /// In the unit of the measure.
    case absolute(Double)
  }

  public static let leastReplications = 10

  /// A name of `Measures.all`.
  public var measure: String
  public var halfWidth: HalfWidth
  /// At least `leastReplications`.
  public var minimum: Int
  public var maximum: Int

  public init(
    measure: String, halfWidth: HalfWidth, minimum: Int = leastReplications, maximum: Int = 10_000
  ) {
    precondition(minimum >= Self.leastReplications, "a precision is judged from 10 replications on")
    precondition(maximum >= minimum, "the most replications are at least the least")
    self.measure = measure
    self.halfWidth = halfWidth
    self.minimum = minimum
    self.maximum = maximum
  }

  /// Why this model cannot be run to this precision, in words; nil if it can.
  public func problem(in model: Model) -> String? {
    guard Measures.named(measure) != nil else { return "no measure is named \(measure)" }
    return EstimationPlan(model).centerMeasure(measure) == nil
      ? "\(measure) is not measured in this scenario" : nil
  }

  /// Narrow enough, or the same value in every replication.
  func isReached(by estimate: IntervalEstimate) -> Bool {
    guard let value = estimate.value else { return false }
    guard let found = estimate.halfWidth else { return estimate.isConstant }
    return found <= target(for: value)
  }

  /// Replications that the goal will have taken if things go on as they are; nil while nothing can be said.
  func expectedReplications(after done: Int, _ estimate: IntervalEstimate) -> Int? {
    guard let value = estimate.value, let found = estimate.halfWidth, target(for: value) > 0 else {
      return nil
    }
    let ratio = found / target(for: value)
    return max(minimum, Int(min(Double(maximum), (Double(done) * ratio * ratio).rounded(.up))))
  }

  /// E.g. `mean_wait within 2 %`.
  var description: String {
    switch halfWidth {
    case .relative(let share): "\(measure) within \(Self.number(share * 100)) %"
    case .absolute(let width): "\(measure) within \(Self.number(width))"
    }
  }

  private func target(for value: Double) -> Double {
    switch halfWidth {
    case .relative(let share): share * abs(value)
    case .absolute(let width): width
    }
  }

  /// Up to 6 decimals, no trailing zeros.
  private static func number(_ value: Double) -> String {
    let rounded = (value * 1e6).rounded() / 1e6
    return rounded == rounded.rounded() && abs(rounded) < 1e15 ? "\(Int(rounded))" : "\(rounded)"
  }
}
