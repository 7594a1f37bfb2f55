/// Agents that change within intervals, in equal steps: what rosters with short breaks need.
public enum StaffSteps {
  /// Parts of an interval that steps may be; any two have a common one.
  static let parts = [1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30, 60]

  /// Steps in an interval; nil where they are none of `parts`.
  static func count(in interval: Double, of length: Double) -> Int? {
    let count = (interval / length).rounded()
    guard count >= 1, count <= 60, abs(count * length - interval) <= 1e-9 * interval else { return nil }
    return parts.contains(Int(count)) ? Int(count) : nil
  }

  /// The least number of steps that all groups fit in.
  static func common(_ counts: [Int]) -> Int { counts.reduce(1) { $0 / divisor($0, $1) * $1 } }

  private static func divisor(_ a: Int, _ b: Int) -> Int { b == 0 ? a : divisor(b, a % b) }
}

extension AgentGroup.Staff {
  /// Agents that change within intervals: the length of a step in seconds, and the agents in each; nil: they don't.
  package var steps: (length: Double, counts: [Int])? {
    switch self {
    case .constant, .perInterval: nil
    case .perStep(let length, let counts): (length, counts)
    case .shifts(let plan): (plan.step, plan.counts)
    }
  }

  /// The same with other numbers of agents; paid breaks stay.
  package func map(_ transform: (Int) -> Int) -> AgentGroup.Staff {
    switch self {
    case .constant(let count): return .constant(transform(count))
    case .perInterval(let counts): return .perInterval(counts.map(transform))
    case .perStep(let length, let counts): return .perStep(length: length, counts.map(transform))
    case .shifts(var plan):
      plan.counts = plan.counts.map(transform)
      return .shifts(plan)
    }
  }

  /// The same agents by interval, averages of steps rounded to whole agents.
  package func byInterval(of interval: Double) -> AgentGroup.Staff {
    guard let (length, counts) = steps else { return self }
    let steps = StaffSteps.count(in: interval, of: length) ?? 1
    return .perInterval(
      stride(from: 0, to: counts.count, by: steps).map { start in
        let sum = counts[start..<min(start + steps, counts.count)].reduce(0, +)
        return Int((Double(sum) / Double(steps)).rounded())
      })
  }

  /// Agents in a part of a period.
  ///
  /// - Parameters:
  ///   - step: one of `steps` equal parts of the period.
  func agents(period: Int, step: Int, of steps: Int, interval: Double) -> Int {
    switch self {
    case .constant(let count): return count
    case .perInterval(let counts): return counts[period % counts.count]
    case .perStep, .shifts:
      guard let (length, counts) = self.steps else { preconditionFailure("these agents have steps") }
      let own = StaffSteps.count(in: interval, of: length) ?? 1
      return counts[(period * own + step * own / steps) % counts.count]
    }
  }

  /// Intervals that it has values for; nil: the same number throughout.
  func intervals(of interval: Double) -> Int? {
    switch self {
    case .constant: nil
    case .perInterval(let counts): counts.count
    case .perStep(let length, let counts): counts.count / (StaffSteps.count(in: interval, of: length) ?? 1)
    case .shifts(let plan): plan.counts.count / (StaffSteps.count(in: interval, of: plan.step) ?? 1)
    }
  }

  /// Agents on a paid break in a period, on average.
  func onPaidBreak(period: Int, interval: Double) -> Double {
    guard case .shifts(let plan) = self else { return 0 }
    let own = StaffSteps.count(in: interval, of: plan.step) ?? 1
    let sum = (0..<own).reduce(0) { $0 + plan.onPaidBreak[(period * own + $1) % plan.onPaidBreak.count] }
    return Double(sum) / Double(own)
  }
}
