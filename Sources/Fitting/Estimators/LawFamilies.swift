import Distributions
import Foundation

/// The families that durations are fitted by: an open list, one entry a family.
///
/// Each gives log f and log (1 - F) by its free parameters (logarithms and logits, so that any numbers are allowed), a first
/// guess from mean and cv, and the law itself.
struct LawFamily: Sendable {
  var name: String
  var start: @Sendable (_ mean: Double, _ cv: Double) -> [[Double]]
  var logDensity: @Sendable (_ p: [Double], _ x: Double) -> Double
  var logSurvival: @Sendable (_ p: [Double], _ x: Double) -> Double
  var law: @Sendable (_ p: [Double]) -> (any Distribution)?
  /// Names and values of the parameters, with the free parameter whose error is that of the logarithm of the value.
  var parameters: @Sendable (_ p: [Double]) -> [(name: String, value: Double, free: Int?)]
}

extension LawFamily {
  static let exponential = LawFamily(
    name: "exponential", start: { mean, _ in [[log(mean)]] },
    logDensity: { p, x in -p[0] - x * exp(-p[0]) },
    logSurvival: { p, x in -x * exp(-p[0]) },
    law: { p in try? Exponential(mean: exp(p[0])) },
    parameters: { p in [("mean", exp(p[0]), 0)] })

  /// By the logarithm of the median and that of sigma.
  static let lognormal = LawFamily(
    name: "lognormal",
    start: { mean, cv in
      let sigma = log(1 + cv * cv).squareRoot()
      return [[log(mean) - sigma * sigma / 2, log(max(sigma, 0.05))]]
    },
    logDensity: { p, x in
      let sigma = exp(p[1])
      let z = (log(x) - p[0]) / sigma
      return -0.5 * z * z - log(x) - p[1] - 0.918_938_533_204_672_7
    },
    logSurvival: { p, x in log(max(StandardNormal.cdf((p[0] - log(x)) / exp(p[1])), 1e-300)) },
    law: { p in
      let sigma2 = exp(2 * p[1])
      return try? Lognormal(mean: exp(p[0] + sigma2 / 2), cv: expm1(sigma2).squareRoot())
    },
    parameters: { p in [("median", exp(p[0]), 0), ("sigma", exp(p[1]), 1)] })

  /// By the logarithms of scale and shape.
  static let weibull = LawFamily(
    name: "weibull",
    start: { mean, cv in
      let shape = pow(max(cv, 0.05), -1.086)
      return [[log(mean) - SpecialFunctions.logGamma(1 + 1 / shape), log(shape)]]
    },
    logDensity: { p, x in
      let (shape, z) = (exp(p[1]), log(x) - p[0])
      return p[1] + (shape - 1) * z - p[0] - exp(shape * z)
    },
    logSurvival: { p, x in -exp(exp(p[1]) * (log(x) - p[0])) },
    law: { p in
      let shape = exp(p[1])
      guard (0.02...1e3).contains(shape) else { return nil }
      return try? Weibull(mean: exp(p[0] + SpecialFunctions.logGamma(1 + 1 / shape)), shape: shape)
    },
    parameters: { p in [("scale", exp(p[0]), 0), ("shape", exp(p[1]), 1)] })

  /// By the logarithms of mean and shape.
  static let gamma = LawFamily(
    name: "gamma", start: { mean, cv in [[log(mean), -2 * log(max(cv, 0.05))]] },
    logDensity: { p, x in
      let shape = exp(min(p[1], 12))
      let t = shape * x * exp(-p[0])
      return shape * log(t) - t - SpecialFunctions.logGamma(max(shape, 1e-4)) - log(x)
    },
    logSurvival: { p, x in
      let shape = exp(min(max(p[1], -9), 12))
      return log(max(SpecialFunctions.upperGamma(shape, shape * x * exp(-p[0])), 1e-300))
    },
    law: { p in try? Gamma(mean: exp(p[0]), shape: exp(p[1])) },
    parameters: { p in [("mean", exp(p[0]), 0), ("shape", exp(p[1]), 1)] })

  /// By the logit of the first share and the logarithms of the two means.
  static let hyperexponential = LawFamily(
    name: "hyperexponential",
    start: { mean, cv in
      [
        [-1, log(mean / 5), log(mean * 1.5)], [0, log(mean / 2), log(mean * 2)],
        [2, log(mean / 2), log(mean * 5)],
      ]
    },
    logDensity: { p, x in
      let q = 1 / (1 + exp(-p[0]))
      return log(max(q * exp(-p[1] - x * exp(-p[1])) + (1 - q) * exp(-p[2] - x * exp(-p[2])), 1e-300))
    },
    logSurvival: { p, x in
      let q = 1 / (1 + exp(-p[0]))
      return log(max(q * exp(-x * exp(-p[1])) + (1 - q) * exp(-x * exp(-p[2])), 1e-300))
    },
    law: { p in
      let q = 1 / (1 + exp(-p[0]))
      // As written, in hundredths of a per cent; a mean beyond ten days is beyond what a log can tell.
      guard (1e-4...(1 - 1e-4)).contains(q), p[1] < 13.5, p[2] < 13.5, p[1] > -6, p[2] > -6 else {
        return nil
      }
      return try? Hyperexponential.law(probabilities: [q, 1 - q], means: [exp(p[1]), exp(p[2])])
    },
    parameters: { p in
      [("share", 1 / (1 + exp(-p[0])), nil), ("first mean", exp(p[1]), 1), ("second mean", exp(p[2]), 2)]
    })

  /// For handle times.
  static let ofHandleTime: [LawFamily] = [.exponential, .gamma, .lognormal, .weibull, .hyperexponential]
  /// For patience.
  static let ofPatience: [LawFamily] = [.exponential, .weibull, .lognormal, .hyperexponential]
}

/// Maximum likelihood over the families.
enum MaximumLikelihood {
  /// What each duration contributes: log f for those seen to end, log (1 - F) for those cut short, and all of them perhaps
  /// known only because they are at least `truncation`.
  struct Data: Sendable {
    var events: WeightedSample
    var censored = WeightedSample()
    var truncation: Double?
    /// The step that durations are rounded to, seconds; a 0 is taken as a quarter of it.
    var resolution = 1.0

    var count: Double { events.count + censored.count }
  }

  static func fit(_ family: LawFamily, _ data: Data) -> LawFit? {
    let least = data.resolution / 4
    let ended = (values: data.events.values.map { max($0, least) }, weights: data.events.weights)
    let cut = (values: data.censored.values.map { max($0, least) }, weights: data.censored.weights)
    func logLikelihood(_ p: [Double]) -> Double {
      var sum = 0.0
      for index in ended.values.indices {
        sum += ended.weights[index] * family.logDensity(p, ended.values[index])
      }
      for index in cut.values.indices { sum += cut.weights[index] * family.logSurvival(p, cut.values[index]) }
      if let truncation = data.truncation {
        sum -= data.count * family.logSurvival(p, truncation - data.resolution / 2)
      }
      return sum
    }
    guard data.events.count >= 2, data.events.sum > 0 else { return nil }
    // With censoring the exponential's own estimate, total time over events, is where all searches begin.
    let mean = (data.events.sum + data.censored.sum) / data.events.count
    let cv = data.censored.isEmpty ? data.events.cv ?? 1 : 1
    let found = family.start(mean, min(max(cv, 0.05), 10)).map { start in
      let p =
        family.name == "exponential" && data.truncation == nil
        ? [log(mean)] : Simplex.maximum(from: start, of: logLikelihood)
      return (p, logLikelihood(p))
    }
    guard let (p, value) = found.max(by: { $0.1 < $1.1 }), value.isFinite, let law = family.law(p) else {
      return nil
    }
    let covariance = Simplex.covariance(at: p, of: logLikelihood)
    let parameters = family.parameters(p).map { parameter in
      LawFit.Parameter(
        name: parameter.name, value: parameter.value,
        logError: parameter.free.flatMap { index in covariance.map { $0[index][index].squareRoot() } })
    }
    return LawFit(
      family: family.name, law: law, parameters: parameters, logLikelihood: value, freeParameters: p.count)
  }

  /// All families that fit at all, the smallest AIC first.
  static func fits(_ families: [LawFamily], _ data: Data) -> [LawFit] {
    families.compactMap { fit($0, data) }.sorted { $0.aic < $1.aic }
  }
}
