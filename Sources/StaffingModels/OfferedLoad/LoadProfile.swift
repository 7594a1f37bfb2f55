import Distributions
import Simulator

/// The offered load of each contact type through the day: M(t)/G/infinity on a model's own rates and handle-time laws.
public struct LoadProfile: Sendable {
  /// Mean over each period, erlangs: `mean[period * types + type]`.
  public let mean: [Double]
  /// Largest value in each period; same shape.
  public let peak: [Double]
  /// Arrival rate times mean handle time in each period (SIPP), without the lag; same shape.
  public let simple: [Double]
  /// Mean arrivals per second in each period; same shape.
  public let rate: [Double]
  /// E[S] of each type, seconds.
  public let meanHandleTime: [Double]
  public let types: Int

  public init(_ model: Model) {
    types = model.types.count
    let clock = model.clock
    let periods = clock.kind == .steadyState ? 1 : clock.periods
    var mean = Array(repeating: 0.0, count: periods * types)
    var (peak, simple, rate) = (mean, mean, mean)
    meanHandleTime = model.types.map { $0.handleTime.mean + ($0.wrapUp?.time.mean ?? 0) }
    for type in 0..<types {
      let whole = model.types[type].urgentOf ?? type
      let share =
        model.types[type].urgentOf == nil
        ? 1 - model.types[type].urgentShare : model.types[whole].urgentShare
      let segments = model.rateStretches(ofType: whole)
      let law = HandleTimeLaw(model.types[type], horizon: clock.dayLength)
      for period in 0..<periods {
        let cell = period * types + type
        let start = clock.start(ofPeriod: period)
        let length = clock.kind == .steadyState ? clock.observedTime : clock.periodLength
        let inside = segments.filter { $0.end > start && $0.start < start + length }
        let arrivals = inside.reduce(0.0) { $0 + $1.contacts(from: start, to: start + length) }
        rate[cell] = share * arrivals / length
        simple[cell] = rate[cell] * meanHandleTime[type]
        guard clock.kind == .calendar else {
          mean[cell] = simple[cell]
          peak[cell] = simple[cell]
          continue
        }
        let today = segments.filter { $0.day == period / clock.periodsPerDay && $0.start < start + length }
        let loads = (0...Self.steps).map { step in
          share * law.load(at: start + length * Double(step) / Double(Self.steps), today)
        }
        // Trapezoidal rule.
        mean[cell] = (loads.reduce(0, +) - (loads[0] + loads[Self.steps]) / 2) / Double(Self.steps)
        peak[cell] = loads.max() ?? 0
      }
    }
    self.mean = mean
    self.peak = peak
    self.simple = simple
    self.rate = rate
  }

  private static let steps = 6
}

extension RateStretch {
  /// Expected contacts in a stretch of time.
  fileprivate func contacts(from: Double, to: Double) -> Double {
    let (a, b) = (max(from, start), min(to, end))
    guard a < b else { return 0 }
    return (b - a) * (rate + slope * ((a + b) / 2 - start))
  }
}

/// The integrated tail of a handle time, tabulated: A(x) = integral of P(S > v) over 0 < v < x, and that of v P(S > v).
private struct HandleTimeLaw {
  private let step: Double
  private var tail: [Double] = [0]
  private var firstMoment: [Double] = [0]

  private static let cells = 1500
  /// Gauss-Legendre with 3 points on (0, 1).
  private static let nodes = [0.5 - 0.15.squareRoot(), 0.5, 0.5 + 0.15.squareRoot()]
  private static let weights = [5.0 / 18, 8.0 / 18, 5.0 / 18]

  init(_ type: TypeModel, horizon: Double) {
    let scale = type.handleTime.mean + (type.wrapUp?.time.mean ?? 0)
    step = max(min(scale / 20, horizon / 500), horizon / Double(Self.cells))
    guard scale > 0 else { return }
    // P(talk + wrap-up > x), averaging over quantiles of the wrap-up.
    let wraps =
      type.wrapUp.map { wrap in (0..<12).map { wrap.time.quantile((Double($0) + 0.5) / 12) } } ?? [0]
    func survival(_ x: Double) -> Double {
      wraps.reduce(0) { $0 + (x < $1 ? 1 : 1 - type.handleTime.cdf(x - $1)) } / Double(wraps.count)
    }
    for cell in 0..<Self.cells {
      let start = Double(cell) * step
      var sum = 0.0
      var moment = 0.0
      for (node, weight) in zip(Self.nodes, Self.weights) {
        let age = start + step * node
        let value = survival(age) * weight * step
        sum += value
        moment += age * value
      }
      tail.append((tail.last ?? 0) + sum)
      firstMoment.append((firstMoment.last ?? 0) + moment)
      if sum < 1e-10 * step { break }
    }
  }

  /// m(t) of arrivals at these rates, in erlangs.
  func load(at time: Double, _ segments: [RateStretch]) -> Double {
    segments.reduce(0) { sum, segment in
      let end = min(segment.end, time)
      guard end > segment.start else { return sum }
      let (young, old) = (time - end, time - segment.start)
      let whole = value(tail, old) - value(tail, young)
      // rate + slope (t - v - start), integrated over ages v.
      let moment = value(firstMoment, old) - value(firstMoment, young)
      return sum + (segment.rate + segment.slope * old) * whole - segment.slope * moment
    }
  }

  private func value(_ table: [Double], _ age: Double) -> Double {
    let place = age / step
    let index = Int(min(place, Double(table.count - 1)))
    guard index + 1 < table.count else { return table[table.count - 1] }
    return table[index] + (table[index + 1] - table[index]) * (place - Double(index))
  }
}
