import Foundation

/// The share of callers with more patience than t, from waits of which some were cut short by an answer.
///
///     S(t) = prod over t_i <= t of (1 - d_i / n_i),   Var ln S = sum d_i / (n_i (n_i - d_i))      (Greenwood)
///
/// with d_i who hung up at t_i among n_i who had waited that long. At equal times the hang-ups come first. The band is at each
/// t by itself, on the scale of ln(-ln S), so that it stays in [0, 1].
///
/// - Source: E. L. Kaplan and P. Meier, "Nonparametric estimation from incomplete observations", JASA 53 (1958);
///   J. D. Kalbfleisch and R. L. Prentice, "The Statistical Analysis of Failure Time Data", 2nd ed. 2002, section 1.4.
struct KaplanMeier: Sendable {
  /// Times at which somebody hung up, increasing.
  private(set) var times: [Double] = []
  private(set) var survival: [Double] = []
  /// Greenwood's variance of ln S.
  private(set) var logVariance: [Double] = []
  private(set) var atRisk: [Double] = []
  private(set) var events: [Double] = []
  /// The longest wait seen; nothing is known beyond.
  private(set) var last = 0.0
  let eventCount: Double
  let count: Double
  private let exposures: [(time: Double, leaving: Double)]

  init(events ended: WeightedSample, censored: WeightedSample) {
    count = ended.count + censored.count
    eventCount = ended.count
    last = max(ended.values.last ?? 0, censored.values.last ?? 0)
    var (risk, s, v, cut) = (count, 1.0, 0.0, 0)
    for index in ended.values.indices {
      let time = ended.values[index]
      while cut < censored.values.count, censored.values[cut] < time {
        risk -= censored.weights[cut]
        cut += 1
      }
      let d = ended.weights[index]
      s *= max(0, 1 - d / risk)
      v += risk > d ? d / (risk * (risk - d)) : .infinity
      times.append(time)
      survival.append(s)
      logVariance.append(v)
      atRisk.append(risk)
      events.append(d)
      risk -= d
    }
    exposures =
      zip(ended.values, ended.weights).map { ($0, $1) }
      + zip(censored.values, censored.weights).map { ($0, $1) }
  }

  private func index(at t: Double) -> Int? {
    var (low, high) = (0, times.count)
    while low < high {
      let middle = (low + high) / 2
      if times[middle] <= t { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : low - 1
  }

  /// S(t); nil beyond the longest wait.
  func survival(at t: Double) -> Double? {
    guard t <= last else { return nil }
    return index(at: t).map { survival[$0] } ?? 1
  }

  /// The band at `t`, at 95 % unless said otherwise; nil where S is 0 or 1 or t is beyond the longest wait.
  func band(at t: Double, z: Double = 1.959_963_984_540_054) -> (low: Double, high: Double)? {
    guard t <= last, let index = index(at: t) else { return nil }
    let s = survival[index]
    guard s > 0, s < 1, logVariance[index].isFinite else { return nil }
    let spread = z * logVariance[index].squareRoot() / -log(s)
    return (pow(s, exp(spread)), pow(s, exp(-spread)))
  }

  /// Hang-ups per second of waiting within stretches of time: (from, to, rate, events).
  func hazard(_ bounds: [Double]) -> [(from: Double, to: Double, rate: Double, events: Double)] {
    zip(bounds, bounds.dropFirst()).compactMap { from, to in
      var waited = 0.0
      for (time, leaving) in exposures where time > from { waited += leaving * (min(time, to) - from) }
      let ended = times.indices.reduce(0.0) { $0 + (times[$1] > from && times[$1] <= to ? events[$1] : 0) }
      return waited > 0 ? (from, to, ended / waited, ended) : nil
    }
  }
}
