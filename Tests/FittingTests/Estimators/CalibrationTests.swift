import Distributions
import Foundation
import Testing

@testable import Fitting

/// Simulation-based calibration: truths drawn at random, a log of each written and read back through the real CSV path, and the
/// rank of the truth in what the fit says it could be.
///
/// - Source: S. Talts, M. Betancourt, D. Simpson, A. Vehtari and A. Gelman, "Validating Bayesian inference algorithms with
///   simulation-based calibration", arXiv:1804.06788 (2018).
@Suite("Simulation-based calibration", .serialized)
struct SimulationBasedCalibrationTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var family: LawFamily
    var isPatience: Bool
    var testDescription: String { "\(family.name) \(isPatience ? "patience" : "handle time")" }
  }

  static let cases: [Case] = [
    Case(family: .exponential, isPatience: false), Case(family: .lognormal, isPatience: false),
    Case(family: .gamma, isPatience: false),
    Case(family: .weibull, isPatience: false), Case(family: .exponential, isPatience: true),
    Case(family: .weibull, isPatience: true),
    Case(family: .lognormal, isPatience: true),
  ]

  /// 1,000 logs in the slow suite; a short form otherwise.
  static let logs = ProcessInfo.processInfo.environment["CALLSIM_SLOW"] == nil ? 15 : 1000
  static let contacts = logs >= 1000 ? 500 : 300

  // False alarm 0.001 over all parameters by Holm, as the criterion states.
  @Test("Ranks of true parameters are uniform over logs read through the CSV path", arguments: cases)
  func ranks(of one: Case) throws {
    var ranks: [[Double]] = []
    for number in 0..<Self.logs {
      var draws = Draws("sbc \(one.testDescription)", number)
      let p = Self.truth(one.family, &draws)
      let law = try #require(one.family.law(p))
      let limit = try Exponential(mean: 200)
      let waits = (0..<Self.contacts).map { _ -> (wait: Double, isAbandoned: Bool) in
        let patience = draws.draw(law)
        let answer = one.isPatience ? draws.draw(limit) : 0
        return one.isPatience ? (Self.rounded(min(patience, answer)), patience < answer) : (1, false)
      }
      let talk = (0..<Self.contacts).map { _ in one.isPatience ? 60 : Self.rounded(draws.draw(law)) }
      let log = try Logs.read(Logs.csv(waits: waits, talk: talk))
      let calls = Logs.calls(log)
      // A heavy tail may give a time of more than a day, which no log is believed.
      #expect(calls.count == zip(waits, talk).count { $0.wait <= 86_400 && $1 <= 86_400 })
      var data = MaximumLikelihood.Data(events: WeightedSample(), resolution: 0.001)
      if one.isPatience {
        data.events = WeightedSample(calls.filter { !$0.isAnswered }.map { Double($0.wait) })
        data.censored = WeightedSample(calls.filter(\.isAnswered).map { Double($0.wait) })
      } else {
        data.events = WeightedSample(calls.map { Double($0.talk) })
      }
      let fit = try #require(MaximumLikelihood.fit(one.family, data))
      let truth = one.family.parameters(p)
      ranks.append(
        zip(fit.parameters, truth).map { found, truth in
          StandardNormal.cdf((logarithm(truth.value) - logarithm(found.value)) / (found.logError ?? 1e9))
        })
    }
    let parameters = ranks[0].count
    let pValues = (0..<parameters).map { index in Self.kolmogorov(ranks.map { $0[index] }) }.sorted()
    for (index, p) in pValues.enumerated() { #expect(p >= 0.001 / Double(parameters - index)) }
    if Self.logs >= 1000 {
      print("SBC \(one.testDescription): p \(pValues.map { LawText.number($0) }.joined(separator: ", "))")
    }
  }

  private func logarithm(_ x: Double) -> Double { Foundation.log(x) }
  private static func rounded(_ x: Double) -> Double { max((x * 1000).rounded() / 1000, 0.001) }

  private static func truth(_ family: LawFamily, _ draws: inout Draws) -> [Double] {
    let mean = Foundation.log(120 + 240 * draws.uniform())
    let shape = Foundation.log(0.7 + draws.uniform())
    return family.name == "exponential" ? [mean] : [mean, shape]
  }

  /// P(D >= d) for n uniform ranks, by Kolmogorov's series with Stephens' correction.
  static func kolmogorov(_ ranks: [Double]) -> Double {
    let (n, sorted) = (Double(ranks.count), ranks.sorted())
    var d = 0.0
    for (index, rank) in sorted.enumerated() {
      d = max(d, rank - Double(index) / n, Double(index + 1) / n - rank)
    }
    let root: Double = n.squareRoot()
    let t: Double = d * (root + 0.12 + 0.11 / root)
    var sum = 0.0
    for term in 1...100 {
      let sign: Double = term % 2 == 1 ? 1 : -1
      sum += sign * exp(-2 * Double(term * term) * t * t)
    }
    return min(max(2 * sum, 0), 1)
  }
}
