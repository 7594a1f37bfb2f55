import Distributions

/// A law found for a sample by maximum likelihood.
struct LawFit: Sendable {
  /// `lognormal`, `gamma`, ..., as in scenarios.
  var family: String
  var law: any Distribution
  /// Named parameters in the scenario's own form, with standard errors of their estimates where they are known.
  var parameters: [Parameter]
  var logLikelihood: Double
  /// Akaike's criterion: 2 (number of parameters) - 2 log L; the smallest is best.
  var aic: Double { 2 * Double(freeParameters) - 2 * logLikelihood }
  var freeParameters: Int

  struct Parameter: Sendable {
    var name: String
    var value: Double
    /// Of the logarithm of the value.
    var logError: Double?
  }

  /// As a scenario writes it, `{lognormal: {mean: 187s, cv: 1.01}}` without the braces.
  var yaml: String { LawText.yaml(law) }
}

/// Laws as scenarios write them.
enum LawText {
  static func yaml(_ law: any Distribution) -> String {
    switch law {
    case let law as Constant: "constant: \(seconds(law.value))"
    case let law as Exponential: "exponential: {mean: \(seconds(law.mean))}"
    case let law as Gamma: "gamma: {mean: \(seconds(law.mean)), cv: \(number(law.coefficientOfVariation))}"
    case let law as Lognormal:
      "lognormal: {mean: \(seconds(law.mean)), cv: \(number(law.coefficientOfVariation))}"
    case let law as Weibull: "weibull: {mean: \(seconds(law.mean)), shape: \(number(law.shape))}"
    case let law as Hyperexponential:
      "hyperexponential: {probabilities: [\(share(law.probability)), \(complement(law.probability))], "
        + "means: [\(seconds(law.firstMean)), \(seconds(law.secondMean))]}"
    default: "exponential: {mean: \(seconds(law.mean))}"
    }
  }

  static func seconds(_ value: Double) -> String {
    if value <= 0 { return "0s" }
    return value < 1 ? "\(number(max(value * 1000, 1)))ms" : "\(number(value))s"
  }

  /// Four significant digits.
  static func number(_ value: Double) -> String {
    guard value != 0, value.isFinite else { return "0" }
    var scale = 1.0
    while abs(value) * scale < 1000, scale < 1e9 { scale *= 10 }
    let rounded = (value * scale).rounded() / scale
    let text = "\(rounded)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// In hundredths of a per cent, so that two shares written add up.
  static func share(_ value: Double) -> String { percent(hundredths(value)) }
  static func complement(_ value: Double) -> String { percent(10_000 - hundredths(value)) }
  private static func hundredths(_ value: Double) -> Int {
    min(max(Int((value * 10_000).rounded()), 1), 9_999)
  }
  private static func percent(_ hundredths: Int) -> String { "\(number(Double(hundredths) / 100))%" }
}
