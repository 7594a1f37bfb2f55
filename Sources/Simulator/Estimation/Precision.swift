/// A stopping rule: replications go on until the interval of each named measure of the center is narrow enough.
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

  /// Names of `Measures.all`, at least one.
  public var measures: [String]
  public var halfWidth: HalfWidth
  /// At least `leastReplications`.
  public var minimum: Int
  public var maximum: Int

  public init(
    of measures: [String], halfWidth: HalfWidth, minimum: Int = leastReplications, maximum: Int = 10_000
  ) {
    precondition(!measures.isEmpty, "a precision is that of a measure")
    precondition(minimum >= Self.leastReplications, "a precision is judged from 10 replications on")
    precondition(maximum >= minimum, "the most replications are at least the least")
    self.measures = measures
    self.halfWidth = halfWidth
    self.minimum = minimum
    self.maximum = maximum
  }

  /// Why this model cannot be run to this precision, in words; nil if it can.
  public func problem(in model: Model) -> String? {
    let plan = EstimationPlan(model)
    for name in measures {
      guard let measure = Measures.named(name) else {
        return "no measure is named \(name)\(NearMiss.hint(for: name, among: Measures.all.map(\.name)))"
      }
      if plan.centerMeasure(name) == nil { return "\(name) is not measured in this scenario" }
      if case .absolute(let width) = halfWidth, measure.unit == .share, width >= 1 {
        return "\(name) is a share: its precision is a percentage of its value, or less than 1"
      }
    }
    return nil
  }

  /// All narrow enough, or the same value in every replication.
  func isReached(by estimates: [IntervalEstimate]) -> Bool { estimates.allSatisfy(isReached) }

  private func isReached(by estimate: IntervalEstimate) -> Bool {
    guard let value = estimate.value else { return false }
    guard let found = estimate.halfWidth else { return estimate.isConstant }
    return found <= target(for: value)
  }

  /// Replications that the goal will have taken if things go on as they are; nil while nothing can be said.
  func expectedReplications(after done: Int, _ estimates: [IntervalEstimate]) -> Int? {
    let each = estimates.map { expectedReplications(after: done, $0) }
    return each.contains(nil) ? nil : each.compactMap { $0 }.max()
  }

  private func expectedReplications(after done: Int, _ estimate: IntervalEstimate) -> Int? {
    guard let value = estimate.value, let found = estimate.halfWidth, target(for: value) > 0 else {
      return nil
    }
    let ratio = found / target(for: value)
    return max(minimum, Int(min(Double(maximum), (Double(done) * ratio * ratio).rounded(.up))))
  }

  /// E.g. `mean_wait and abandonment within 2 %`, `mean_wait within 0.5 s`.
  var description: String {
    let whole = measures.joined(separator: " and ")
    switch halfWidth {
    case .relative(let share): return "\(whole) within \(Self.number(share * 100)) %"
    case .absolute(let width):
      let isTime = Measures.named(measures[0])?.unit == .seconds
      return "\(whole) within \(Self.number(width))\(isTime ? " s" : "")"
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
