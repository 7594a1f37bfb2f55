/// Probabilities that depend on a wait.
enum WaitCurveKeys {
  private static let share = Rule<Double>.share(.init(1e-6...1, orZero: true), example: "60%")
  private static let from = Key.required(
    "from", .duration(.init(1e-3...8.64e8, orZero: true), example: "3min"),
    "The wait from which on it holds.",
    example: "3min")
  private static let probability = Key.required("probability", share, "The probability.", example: "60%")

  private struct Step: Sendable {
    var from: Double
    var probability: Double
  }

  private static let steps = Rule<[Step]>.list(
    of: .record("step of a curve", keys: [from.erased, probability.erased]) { fields, _ in
      Step(from: fields[from], probability: fields[probability])
    }, count: 1...100
  ).checked("waits increase") { steps, _ in
    let isIncreasing = zip(steps, steps.dropFirst()).allSatisfy { $0.from < $1.from }
    return isIncreasing ? nil : "waits must increase from step to step"
  }.map { WaitCurve(from: $0.map(\.from), probability: $0.map(\.probability)) }

  /// Steps, each with the wait from which on it holds; 0 below the first.
  static let curve = steps
  /// One probability for all waits, or steps.
  static let rule = share.map { WaitCurve.always($0) }.or(steps)
}
