import Distributions
import Foundation

/// The handle time of a queue: candidate laws by maximum likelihood, and the one that the scenario uses.
///
/// Some centers have an excess of very short services (agents or callers who hang up at once), which no smooth law
/// explains. Laws are then fitted to services from 10 s on, truncated there, and the excess is a part of its own.
struct HandleTimeFit {
  static let shortLimit = 10.0

  var sample: WeightedSample
  /// The smallest AIC first.
  var candidates: [LawFit]
  /// Share and mean of the excess of short services; nil: none.
  var short: (share: Double, mean: Double)?
  var test: AndersonDarling?
  /// Factor that brings the law's mean to that of the log; the load hangs on it.
  var meanFactor = 1.0
  var resolution: Double

  var chosen: LawFit? { candidates.first }

  init(_ values: [Double], seed: UInt64) {
    sample = WeightedSample(values)
    resolution = values.prefix(2000).allSatisfy { $0 == $0.rounded() } ? 1 : 0.01
    candidates = []
    guard sample.count >= 2, sample.sum > 0 else { return }
    fitLaws(seed)
  }

  private mutating func fitLaws(_ seed: UInt64) {
    let long = sample.atLeast(Self.shortLimit)
    let brief = sample.count - long.count
    var data = MaximumLikelihood.Data(events: long, truncation: Self.shortLimit)
    data.resolution = resolution
    if brief >= 20, long.count >= 50, brief >= 0.01 * sample.count {
      let truncated = MaximumLikelihood.fits(LawFamily.ofHandleTime, data)
      if let best = truncated.first {
        let above = 1 - best.law.cdf(Self.shortLimit - resolution / 2)
        let share = 1 - long.count / sample.count / max(above, 1e-9)
        // More short ones than the law gives, by three standard errors and one in a hundred.
        if share > 0.01, share * sample.count > 3 * brief.squareRoot() {
          candidates = truncated
          short = (share, (sample.sum - long.sum) / brief)
        }
      }
    }
    if short == nil {
      data = MaximumLikelihood.Data(events: sample)
      data.resolution = resolution
      candidates = MaximumLikelihood.fits(
        sample.count >= 50 ? LawFamily.ofHandleTime : [.exponential, .lognormal, .gamma], data)
    }
    guard let chosen else { return }
    if let family = LawFamily.ofHandleTime.first(where: { $0.name == chosen.family }) {
      test = AndersonDarling(
        family, short == nil ? sample : long, truncation: short == nil ? nil : Self.shortLimit,
        resolution: resolution, seed: seed)
    }
    let lawMean = (1 - (short?.share ?? 0)) * chosen.law.mean
    let wanted = sample.sum / sample.count - (short.map { $0.share * $0.mean } ?? 0)
    if wanted > 0, lawMean > 0 { meanFactor = wanted / lawMean }
  }

  /// The law without the short part, at the mean of the log.
  var law: (any Distribution)? {
    guard let law = chosen?.law else { return nil }
    return Self.scaled(law, by: meanFactor) ?? law
  }

  /// As a scenario writes it, one line or more.
  func yaml(indent: String) -> String? {
    guard let law else {
      return sample.mean.map { "{exponential: {mean: \(LawText.seconds(max($0, 1)))}}" }
    }
    guard let short else { return "{\(LawText.yaml(law))}" }
    return """

      \(indent)mixture:
      \(indent)  - {weight: \(LawText.share(short.share)), constant: \(LawText.seconds(max(short.mean, 1)))}
      \(indent)  - {weight: \(LawText.complement(short.share)), \(LawText.yaml(law))}
      """
  }

  static func scaled(_ law: any Distribution, by factor: Double) -> (any Distribution)? {
    switch law {
    case let law as Exponential: try? Exponential(mean: law.mean * factor)
    case let law as Gamma: try? Gamma(mean: law.mean * factor, shape: law.shape)
    case let law as Lognormal: try? Lognormal(mean: law.mean * factor, cv: law.coefficientOfVariation)
    case let law as Weibull: try? Weibull(mean: law.mean * factor, shape: law.shape)
    case let law as Hyperexponential:
      try? Hyperexponential.law(
        probabilities: [law.probability, 1 - law.probability],
        means: [law.firstMean * factor, law.secondMean * factor])
    default: nil
    }
  }
}
