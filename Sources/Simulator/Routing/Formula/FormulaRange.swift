/// The values that a formula can have, by interval arithmetic: finds what divides by zero or never holds before anything is run.
///
/// The true range lies within the one found, so a division that is let through is safe; one that is refused may be safe for reasons that
/// intervals don't see, and is made so by max(..., 1).
extension Formula {
  func range() throws(Problem) -> ClosedRange<Double> { try Self.range(of: root) }

  private static func range(of term: Term) throws(Problem) -> ClosedRange<Double> {
    switch term {
    case .number(let value): return value...value
    case .variable(let variable): return variable.range
    case .lineLength, .freeAgents: return 0...Double.infinity
    case .not(let x):
      let range = try range(of: x)
      return range.contains(0) ? (range == 0...0 ? 1...1 : 0...1) : 0...0
    case .choice(let condition, let yes, let no):
      let range = try range(of: condition)
      let (a, b) = (try Self.range(of: yes), try Self.range(of: no))
      if range == 0...0 { return b }
      return range.contains(0) ? min(a.lowerBound, b.lowerBound)...max(a.upperBound, b.upperBound) : a
    case .binary(let operation, let left, let right, let at):
      return try range(operation, try range(of: left), try range(of: right), at: at)
    }
  }

  private static func range(
    _ operation: Operator, _ x: ClosedRange<Double>, _ y: ClosedRange<Double>, at: Int
  ) throws(Problem) -> ClosedRange<Double> {
    switch operation {
    case .add: return x.lowerBound + y.lowerBound...x.upperBound + y.upperBound
    case .subtract:
      return sum(
        x.lowerBound, -y.upperBound, else: -.infinity)...sum(x.upperBound, -y.lowerBound, else: .infinity)
    case .multiply: return corners(x, y) { $0 == 0 || $1 == 0 ? 0 : $0 * $1 }
    case .divide:
      guard !y.contains(0) else {
        throw Problem(
          message: "may divide by zero; write max(..., 1) or the like below the line", position: at)
      }
      return corners(x, y) { $1.isInfinite ? 0 : $0 / $1 }
    case .min: return min(x.lowerBound, y.lowerBound)...min(x.upperBound, y.upperBound)
    case .max: return max(x.lowerBound, y.lowerBound)...max(x.upperBound, y.upperBound)
    case .and: return truth(always: !x.contains(0) && !y.contains(0), never: x == 0...0 || y == 0...0)
    case .or: return truth(always: !x.contains(0) || !y.contains(0), never: x == 0...0 && y == 0...0)
    case .less: return truth(always: x.upperBound < y.lowerBound, never: x.lowerBound >= y.upperBound)
    case .lessOrEqual: return truth(always: x.upperBound <= y.lowerBound, never: x.lowerBound > y.upperBound)
    case .greater: return truth(always: x.lowerBound > y.upperBound, never: x.upperBound <= y.lowerBound)
    case .greaterOrEqual:
      return truth(always: x.lowerBound >= y.upperBound, never: x.upperBound < y.lowerBound)
    case .equal: return truth(always: isPoint(x) && x == y, never: !x.overlaps(y))
    case .unequal: return truth(always: !x.overlaps(y), never: isPoint(x) && x == y)
    }
  }

  private static func isPoint(_ x: ClosedRange<Double>) -> Bool { x.lowerBound == x.upperBound }

  private static func truth(always: Bool, never: Bool) -> ClosedRange<Double> {
    never ? 0...0 : always ? 1...1 : 0...1
  }

  private static func sum(_ x: Double, _ y: Double, else undefined: Double) -> Double {
    (x + y).isNaN ? undefined : x + y
  }

  private static func corners(
    _ x: ClosedRange<Double>, _ y: ClosedRange<Double>, _ f: (Double, Double) -> Double
  ) -> ClosedRange<Double> {
    let values = [
      f(x.lowerBound, y.lowerBound), f(x.lowerBound, y.upperBound), f(x.upperBound, y.lowerBound),
      f(x.upperBound, y.upperBound),
    ]
    return (values.min() ?? 0)...(values.max() ?? 0)
  }
}
