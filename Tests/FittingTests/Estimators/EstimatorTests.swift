import Distributions
import Foundation
import Testing

@testable import Fitting

@Suite("Estimators")
struct EstimatorTests {
  @Test("Kaplan-Meier by hand: hang-ups at 2, 4, 4 of six waits, others answered at 3, 5, 6")
  func byHand() {
    let curve = KaplanMeier(events: WeightedSample([2, 4, 4]), censored: WeightedSample([3, 5, 6]))
    #expect(curve.survival(at: 1) == 1)
    #expect(abs(curve.survival(at: 2)! - 5.0 / 6) < 1e-15)
    // Of the four still waiting at 4, two left.
    #expect(abs(curve.survival(at: 4)! - 5.0 / 12) < 1e-15)
    #expect(curve.survival(at: 7) == nil)
    // Greenwood: 1/(6 5) + 2/(4 2).
    let greenwood: Double = 1.0 / 30 + 0.25
    #expect(abs(curve.logVariance[1] - greenwood) < 1e-15)
    let hazard = curve.hazard([0, 3, 6])
    // 2 + 5 x 3 seconds waited in (0, 3], of them one hang-up; then 1+1 seconds by the leavers, 2 and 3 by the others.
    #expect(abs(hazard[0].rate - 1.0 / 17) < 1e-15)
    #expect(abs(hazard[1].rate - 2.0 / 7) < 1e-15)
  }

  // False alarm 1e-6 a point (|z| < 4.89 on the scale of ln S); detects a bias of 3 % in ln S at 2,000 waits.
  @Test("Kaplan-Meier finds the truth at 0 to 95 % censoring", arguments: [0.0, 0.3, 0.6, 0.9, 0.95])
  func censoring(share: Double) throws {
    var draws = Draws("kaplan-meier", Int(share * 100))
    let patience = try Weibull(mean: 200, shape: 1.3)
    // Exponential answers at the rate that censors this share of an exponential with the same mean, roughly.
    let answers = try share == 0 ? nil : Exponential(mean: 200 * (1 - share) / share)
    var (ended, cut): ([Double], [Double]) = ([], [])
    for _ in 0..<4000 {
      let (a, b) = (draws.draw(patience), answers.map { draws.draw($0) } ?? .infinity)
      if a < b { ended.append(a) } else { cut.append(b) }
    }
    let curve = KaplanMeier(events: WeightedSample(ended), censored: WeightedSample(cut))
    for quantile in [0.01, 0.05, 0.2, 0.5] {
      let t = patience.quantile(quantile)
      guard let s = curve.survival(at: t), let index = curve.times.lastIndex(where: { $0 <= t }),
        curve.atRisk[index] >= 30
      else { continue }
      let z = (Foundation.log(s) - Foundation.log(1 - quantile)) / curve.logVariance[index].squareRoot()
      #expect(abs(z) < 4.89, "censoring \(share), quantile \(quantile)")
    }
  }

  @Test("The exponential's patience is total waiting time over hang-ups, exactly")
  func exposure() throws {
    let (ended, cut) = (WeightedSample([10, 20, 30]), WeightedSample([100, 140]))
    let fit = try #require(MaximumLikelihood.fit(.exponential, .init(events: ended, censored: cut)))
    #expect(abs(fit.law.mean - 100) < 1e-9)
    // Standard error of ln mean: 1 / sqrt(events).
    let error: Double = 1 / 3.0.squareRoot()
    #expect(abs(fit.parameters[0].logError! - error) < 1e-4)
  }

  @Test("The lognormal's estimates are mean and deviation of the logarithms, and their errors the known ones")
  func lognormal() throws {
    let values = [50.0, 80, 120, 200, 333, 90, 61, 410]
    let logs = values.map { Foundation.log($0) }
    let mean = logs.reduce(0, +) / 8
    let sigma = (logs.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 8).squareRoot()
    let fit = try #require(MaximumLikelihood.fit(.lognormal, .init(events: WeightedSample(values))))
    #expect(abs(Foundation.log(fit.parameters[0].value) - mean) < 1e-5)
    #expect(abs(fit.parameters[1].value - sigma) < 1e-5)
    let errors: [Double] = [sigma / 8.0.squareRoot(), 0.25]
    #expect(abs(fit.parameters[0].logError! - errors[0]) < 1e-3)
    #expect(abs(fit.parameters[1].logError! - errors[1]) < 1e-3)
  }

  // Among 3,000 values AIC takes a wrong family with probability below 1e-6 for these laws.
  @Test("AIC finds the family", arguments: ["lognormal", "weibull", "hyperexponential"])
  func families(name: String) throws {
    var draws = Draws("aic \(name)")
    let law: any Distribution =
      switch name {
      case "lognormal": try Lognormal(mean: 200, cv: 1.2)
      case "weibull": try Weibull(mean: 200, shape: 1.8)
      default: try Hyperexponential.law(probabilities: [0.5, 0.5], means: [30, 600])
      }
    let fits = MaximumLikelihood.fits(
      LawFamily.ofHandleTime,
      .init(events: WeightedSample((0..<3000).map { _ in draws.draw(law) }), resolution: 0.01))
    #expect(fits.first?.family == name)
    let wanted: Double = name == "hyperexponential" ? 315 : 200
    #expect(abs(fits[0].law.mean - wanted) < 30)
  }

  @Test(
    "Anderson-Darling of equally spaced uniforms, by hand, and its test: right law kept, wrong one refuted")
  func andersonDarling() throws {
    // n = 2, u = 1/4, 3/4: A² = -2 - (1/2) [1 (2 ln 1/4) + 3 (2 ln 3/4)].
    let statistic = AndersonDarling.statistic([0.25, 0.75], try Uniform(min: 0, max: 1))
    let byHand: Double = -2 - Foundation.log(0.25) - 3 * Foundation.log(0.75)
    #expect(abs(statistic - byHand) < 1e-12)
    var draws = Draws("anderson-darling")
    let law = try Lognormal(mean: 200, cv: 1)
    let sample = WeightedSample((0..<400).map { _ in draws.draw(law).rounded() })
    #expect(try #require(AndersonDarling(.lognormal, sample, bootstraps: 39)).pValue > 0.02)
    #expect(try #require(AndersonDarling(.exponential, sample, bootstraps: 39)).pValue == 1.0 / 40)
  }

  // False alarm 1e-6 each (|z| < 4.89).
  @Test(
    "Busyness is found within its standard error, and Poisson days show none", arguments: [0.0, 0.1, 0.25])
  func busyness(cv: Double) throws {
    var (found, refused) = ([Double](), 0)
    for number in 0..<40 {
      var draws = Draws("busyness \(cv)", number)
      let factor = cv > 0 ? try Gamma(mean: 1, cv: cv) : nil
      let counts = (0..<60).map { _ -> Double in
        let mean = 1000 * (factor.map { draws.draw($0) } ?? 1)
        return (mean + mean.squareRoot() * draws.normal()).rounded()
      }
      let mean = counts.reduce(0, +) / 60
      let fit = BusynessFit(counts: counts, means: counts.map { _ in mean }, freedom: 59)
      if let value = fit.cv {
        found.append((value - cv) / (fit.standardError ?? 1))
      } else {
        refused += 1
      }
    }
    if cv == 0 {
      // 5 % of tests are false alarms: 40 of them give more than 13 with probability 1e-7.
      #expect(found.count <= 13)
    } else {
      #expect(refused == 0)
      let z: Double = found.reduce(0, +) / Double(found.count).squareRoot()
      #expect(abs(z) < 4.89)
    }
  }

  @Test("Redials are unfolded: first attempts are what is left, and come back later than they left")
  func redials() {
    let unfolding = RedialUnfolding(redialProbability: 0.5, meanDelay: 900)
    let first = unfolding.firstAttempts(offered: [100, 100, 100], abandoned: [40, 0, 0], interval: 1800)
    #expect(first[0] > 80 && first[0] < 100)
    let back: [Double] = first.map { 100 - $0 }
    let total: Double = back.reduce(0, +)
    let expected: Double = 20 * (1 - exp(-5.0))
    // 20 of 40 redial; after three half hours all but e^-(2.5 x 2) have.
    #expect(abs(total - expected) < 1e-9)
    var calls: [(caller: UInt64, arrival: Double, waitEnd: Double, outcome: Outcome)] = []
    for caller in UInt64(0)..<20 { calls.append((caller, 0, 60, .abandoned)) }
    for caller in UInt64(0)..<5 { calls.append((caller, 360, 400, .answered)) }
    let estimate = RedialUnfolding(calls)
    #expect(estimate?.redialProbability == 0.25)
    #expect(estimate?.meanDelay == 300)
  }

  @Test("Agents' own effect is found by the analysis of variance")
  func agentEffect() {
    var draws = Draws("agents")
    let sums = (0..<400).map { _ -> (count: Double, sum: Double, squares: Double) in
      let own = 0.2 * draws.normal()
      let values = (0..<50).map { _ in own + draws.normal() }
      return (50, values.reduce(0, +), values.reduce(0) { $0 + $1 * $1 })
    }
    // Var a = 0.04, known to 0.0042 from 400 agents: |z| < 4.89.
    let cv = AgentEffect(sums)!.cv
    let variance: Double = Foundation.log(1 + cv * cv)
    #expect(abs(variance - 0.04) < 0.021)
  }

  @Test("Increasing sequences by pooling adjacent violators")
  func pooling() {
    #expect(LineBalking.increasing([1, 3, 2, 4], [1, 1, 1, 1]) == [1, 2.5, 2.5, 4])
    #expect(LineBalking.increasing([3, 1], [1, 3]) == [1.5, 1.5])
  }
}
