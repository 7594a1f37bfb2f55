import CGSL
import Foundation

/// M/M/n+M, the Palm model: contacts have exponential patience and give up when it ends.
///
/// With s = theta t, x = n mu / theta and eta = lambda / theta, the offered wait V has on t > 0 the density
/// lambda p(n-1) psi(s) with
///
///     psi(s) = exp(eta (1 - e^-s) - x s)
///     1 / p(n-1) = 1 / B(n - 1, R) + lambda J,    J = integral of psi over t > 0
///
/// and every figure is an integral of psi times a weight: P(abandon) that of 1 - e^-s, the wait of the answered that of
/// t e^-s, and so on. All integrands are positive and are taken relative to their peak, so nothing cancels and nothing
/// overflows, in overload as in the deepest underload. Real n is allowed, through the continuation of Erlang B.
///
/// Relative error below 1e-10 for n up to 10^6 (`ErlangGridTests`).
///
/// - Source: C. Palm, "Research on telephone traffic carried by full availability groups", Tele 1 (1957); A. Mandelbaum,
///   S. Zeltyn, "Service engineering in action: the Palm/Erlang-A queue" (2007); offered wait: F. Baccelli,
///   G. Hebuterne, "On queues with impatient customers" (1981), and S. Zeltyn, A. Mandelbaum, "Call centers with impatient
///   customers", Queueing Systems 51 (2005) 361-402.
public struct ErlangA: QueueFormula {
  public let load: Double
  /// Contacts per second.
  public let arrivalRate: Double
  /// Seconds.
  public let meanHandleTime: Double
  public let meanPatience: Double

  /// - Parameters:
  ///   - arrivalRate: contacts per second, >= 0.
  ///   - meanHandleTime, meanPatience: seconds; > 0 (patience must be finite: use `ErlangC` otherwise).
  public init(arrivalRate: Double, meanHandleTime: Double, meanPatience: Double) {
    precondition(meanPatience > 0 && meanPatience.isFinite, "Erlang A needs a positive, finite patience")
    self.arrivalRate = arrivalRate
    self.meanHandleTime = meanHandleTime
    self.meanPatience = meanPatience
    load = arrivalRate * meanHandleTime
  }

  public func isStable(agents: Double) -> Bool { true }

  public func figures(agents: Double, threshold: Double, short: Double) -> QueueFigures? {
    var figures = QueueFigures(agents: agents, load: load, threshold: threshold, short: short)
    guard load > 0 else {
      figures.occupancy = agents > 0 ? 0 : nil
      if agents == 0 { figures.speedOfAnswer = nil }
      return figures
    }
    guard agents > 0 else { return nobodyAnswers(figures) }
    let wait = OfferedWait(self, agents: agents)
    let logDelay = wait.logDelay
    figures.logDelayProbability = logDelay
    figures.delayProbability = wait.share(wait.whole)
    figures.abandonment = wait.share(wait.integral { -expm1(-$0) })
    figures.meanWait = figures.abandonment * meanPatience
    let answered = max(1 - figures.abandonment, 0)
    let waitOfAnswered = wait.share(wait.integral { $0 * exp(-$0) }) * meanPatience
    figures.speedOfAnswer = answered > 0 ? waitOfAnswered / answered : nil
    figures.queueLength = arrivalRate * figures.meanWait
    figures.occupancy = load * answered / agents
    let t = threshold / meanPatience
    let beyond = wait.share(wait.integral(from: t) { _ in 1 })
    // Not answered in time: V > T, or V <= T and gave up before.
    figures.abandonedWithin = wait.abandoned(within: t)
    figures.abandonedShort = wait.abandoned(within: short / meanPatience)
    figures.notWithin = beyond * exp(-t) + figures.abandonedWithin
    figures.answeredWithin = min(wait.noDelay + wait.share(wait.integral(to: t) { exp(-$0) }), 1)
    figures.virtualWithin = 1 - beyond
    return figures
  }

  private func nobodyAnswers(_ empty: QueueFigures) -> QueueFigures {
    var figures = empty
    figures.delayProbability = 1
    figures.logDelayProbability = 0
    figures.abandonment = 1
    figures.meanWait = meanPatience
    figures.speedOfAnswer = nil
    figures.queueLength = arrivalRate * meanPatience
    figures.answeredWithin = 0
    figures.notWithin = 1
    figures.virtualWithin = 0
    figures.abandonedWithin = -expm1(-empty.threshold / meanPatience)
    figures.abandonedShort = -expm1(-empty.short / meanPatience)
    return figures
  }
}

/// Integrals of the offered wait's density in Erlang A, in units of the mean patience.
private struct OfferedWait {
  /// x = n mu / theta and eta = lambda / theta.
  let x: Double
  let eta: Double
  /// x - eta, from n - R so that nothing cancels.
  let drift: Double
  /// Where psi is largest, >= 0.
  let peak: Double
  /// psi is e^-50 of its peak and less beyond.
  private let least: Double
  private let most: Double
  /// ln psi(peak).
  private let logPeak: Double
  /// 1 / B(n - 1, R) relative to lambda J at the scale of the peak.
  private let inverse: ScaledNumber

  init(_ system: ErlangA, agents: Double) {
    let ratio = system.meanPatience / system.meanHandleTime
    x = agents * ratio
    eta = system.load * ratio
    drift = (agents - system.load) * ratio
    peak = drift < 0 ? log(eta / x) : 0
    logPeak = drift < 0 ? -x * Self.logOnePlusMinus(-drift / x) : 0
    inverse = ErlangB.inverse(agents: agents - 1, load: system.load)
    // The width on either side where the exponent has fallen by 50: quadratic near the peak, linear far out.
    let (x, eta, drift, peak) = (x, eta, drift, peak)
    var step = min(1 / max(x, 1e-300).squareRoot(), 1 / max(abs(drift), 1e-300), 1e300)
    while Self.exponent(peak + step, x: x, eta: eta, drift: drift, peak: peak) > -50 { step *= 2 }
    most = peak + step
    var down = peak
    var back = 1 / max(x, 1e-300).squareRoot()
    while down > 0, Self.exponent(max(peak - back, 0), x: x, eta: eta, drift: drift, peak: peak) > -50 {
      if back >= peak { break }
      back *= 2
    }
    down = max(peak - back, 0)
    least = down
  }

  /// ln psi(s) - ln psi(peak).
  private static func exponent(
    _ s: Double, x: Double, eta: Double, drift: Double, peak: Double
  ) -> Double {
    drift < 0 ? -x * convex(s - peak) : -drift * s - eta * convex(s)
  }

  /// e^-v - 1 + v.
  private static func convex(_ v: Double) -> Double {
    if abs(v) > 0.5 { return v > 700 ? v - 1 : exp(-v) - 1 + v }
    // Alternating Taylor series, to the last digit.
    var term = v * v / 2
    var sum = term
    var k = 3.0
    while abs(term) > 1e-18 * sum, k < 30 {
      term *= -v / k
      sum += term
      k += 1
    }
    return sum
  }

  /// ln(1 + d) - d.
  private static func logOnePlusMinus(_ d: Double) -> Double {
    if d > 0.5 { return log1p(d) - d }
    var result = gsl_sf_result()
    _ = gsl_sf_log_1plusx_mx_e(d, &result)
    return result.val
  }

  /// psi relative to its peak.
  private func psi(_ s: Double) -> Double {
    exp(Self.exponent(s, x: x, eta: eta, drift: drift, peak: peak))
  }

  /// The integral of weight * psi over s > `start`, relative to the peak's height.
  func integral(from start: Double = 0, to end: Double = .infinity, _ weight: (Double) -> Double)
    -> ScaledNumber?
  {
    // A part on one side of the peak is scaled by its own largest value.
    let offset = exponent(min(max(start, peak), end))
    var low = max(start, least)
    var high = min(end, most)
    if start > peak || end < peak {
      let edge = start > peak ? start : end
      var step = 1 / max(abs(drift + eta * -expm1(-edge)), 1e-300)
      if start > peak {
        while step < 1e300, exponent(start + step) - offset > -50 { step *= 2 }
        (low, high) = (start, min(end, start + step))
      } else {
        while step < end, exponent(end - step) - offset > -50 { step *= 2 }
        (low, high) = (max(start, end - step), end)
      }
    }
    guard low < high else { return nil }
    let cuts = ([low, high] + [peak, 1, 40].filter { $0 > low && $0 < high }).sorted()
    var sum = 0.0
    for (a, b) in zip(cuts, cuts.dropFirst()) {
      sum += Quadrature.integral(from: a, to: b) { weight($0) * exp(exponent($0) - offset) }
    }
    guard sum > 0 else { return nil }
    return ScaledNumber(sum) * ScaledNumber(logarithm: offset)
  }

  private func exponent(_ s: Double) -> Double {
    Self.exponent(s, x: x, eta: eta, drift: drift, peak: peak)
  }

  var whole: ScaledNumber? { integral { _ in 1 } }

  /// lambda p(n-1) times an integral: the probability, or mean, that it stands for.
  func share(_ integral: ScaledNumber?) -> Double { scaledShare(integral)?.value ?? 0 }

  /// P(V = 0).
  var noDelay: Double {
    guard let whole else { return 1 }
    return (inverse / (inverse + ScaledNumber(logarithm: logPeak) * ScaledNumber(eta) * whole)).value
  }

  var logDelay: Double { scaledShare(whole)?.logarithm ?? -.infinity }

  private func scaledShare(_ integral: ScaledNumber?) -> ScaledNumber? {
    guard let integral, let whole else { return nil }
    let height = ScaledNumber(logarithm: logPeak) * ScaledNumber(eta)
    return height * integral / (inverse + height * whole)
  }

  /// P(gives up within s): E[1 - e^-min(V, s)].
  func abandoned(within s: Double) -> Double {
    guard s > 0 else { return 0 }
    let before = share(integral(to: s) { -expm1(-$0) })
    return before - expm1(-s) * share(integral(from: s) { _ in 1 })
  }
}
