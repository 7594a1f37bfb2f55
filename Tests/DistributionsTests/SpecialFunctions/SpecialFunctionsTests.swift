import CGSL
import Testing

@testable import Distributions

/// Expected values were computed with 50 digits in mpmath 1.3 (`gammainc`, `betainc`, `loggamma`, quadrature for
/// large arguments).
@Suite("Special functions")
struct SpecialFunctionsTests {
  @Test(
    "incomplete gamma functions agree with 50-digit values",
    arguments: [
      (1e-4, 1e-3, 0.99936703825416551, 0.00063296174583449138),
      (1e-4, 5, 0.99999988514360321, 1.1485639678978073e-7),
      (0.5, 0.1, 0.34527915398142297, 0.65472084601857703),
      (2.5, 1, 0.15085496391539036, 0.84914503608460964),
      (2.5, 30, 0.99999999998784543, 1.2154569777183039e-11),
      (100, 80, 0.017108313035133114, 0.98289168696486689),
      (10_000, 10_200, 0.9767126778664012, 0.023287322133598804),
      (1e6, 999_000, 0.15865521357430365, 0.84134478642569635),
      (1e6, 1_005_000, 0.99999970125098599, 2.9874901401146349e-7),
      // Where GSL loses digits; beyond shape 1e4 ours are used.
      (9999, 9901.9, 0.16580562759102944, 0.83419437240897054),
      (10_000, 9901.9, 0.16332342600074635, 0.83667657399925365),
      (30_000, 29_840.651325703664, 0.17886252665591915, 0.82113747334408085),
      (100_000, 99_696.10511685781, 0.16829598421841489, 0.83170401578158511),
      (1e6, 999_019, 0.16329942574300285, 0.83670057425699715),
      (1e6, 995_500, 3.2963040141976456e-6, 0.9999967036959858),
      (1e6, 997_000, 0.0013381041673135997, 0.9986618958326864),
      (1e7, 9_985_769.750529243, 3.3653598189611595e-6, 0.99999663464018104),
      (1e7, 10_003_162.277660169, 0.84134475010050679, 0.15865524989949321),
      (10_000, 12_000, 1, 3.3272024923451613e-79),
      (10_000, 8000, 6.1354485010904945e-103, 1),
      (100_000, 100_000, 0.50042052211036518, 0.49957947788963482),
    ])
  func incompleteGamma(_ a: Double, _ x: Double, _ lower: Double, _ upper: Double) {
    #expect(relativeError(SpecialFunctions.lowerGamma(a, x), lower) < 1e-9)
    #expect(relativeError(SpecialFunctions.upperGamma(a, x), upper) < 1e-9)
  }

  @Test(
    "the incomplete beta function agrees with 50-digit values",
    arguments: [
      (0.5, 0.5, 0.2, 0.29516723530086655),
      (2, 3, 0.4, 0.5248),
      (0.001, 0.001, 0.3, 0.49957696213967647),
      (50, 70, 0.35, 0.067028224999852965),
      (1000, 0.01, 0.999, 0.002216215499443853),
      (30_000, 20, 0.9995, 0.87474428819510898),
      (100_000, 100_000, 0.501, 0.81445325544244303),
    ])
  func incompleteBeta(_ a: Double, _ b: Double, _ x: Double, _ expected: Double) {
    #expect(relativeError(SpecialFunctions.incompleteBeta(a, b, x), expected) < 1e-8)
  }

  @Test(
    "ln Gamma agrees with 50-digit values",
    arguments: [
      (1e-4, 9.2102826586339623), (0.5, 0.57236494292470009), (1.0001, -5.7713342220477623e-5),
      (2.5, 0.28468287047291916), (1e6, 12815504.569147612), (1e15, 33_538_776_394_910_668),
    ])
  func logGamma(_ x: Double, _ expected: Double) {
    #expect(relativeError(SpecialFunctions.logGamma(x), expected) < 1e-11)
  }

  @Test("incomplete gamma functions have a value over the whole range of shapes and arguments")
  func gammaRange() {
    for a in [1e-4, 1e-2, 0.5, 1, 3.7, 99, 1e3, 1e4, 1e5, 1e6, 1e7] {
      for x in [0, 1e-300, 1e-9, 0.1, 0.5 * a, 0.99 * a, a, 1.01 * a, 2 * a, 1e3, 1e9, 1e300] {
        let p = SpecialFunctions.lowerGamma(a, x)
        #expect(p >= 0 && p <= 1 + 1e-12 && abs(p + SpecialFunctions.upperGamma(a, x) - 1) < 1e-9)
      }
    }
  }

  @Test("the incomplete beta function has a value over the whole range of shapes and arguments")
  func betaRange() {
    let shapes = [1e-3, 0.1, 1, 7, 1e2, 1e4, 1e5]
    for a in shapes {
      for b in shapes {
        for x in [0, 1e-300, 1e-9, 0.1, a / (a + b), 0.9, 1 - 1e-12, 1] {
          let p = SpecialFunctions.incompleteBeta(a, b, x)
          #expect(p >= 0 && p <= 1 + 1e-9)
        }
      }
    }
  }

  @Test("ln(1 - p) is accurate whether or not 1 - p is exact")
  func complement() {
    #expect(logOfComplement(0) == 0)
    #expect(logOfComplement(1) == -.infinity)
    #expect(logOfComplement(0x1p-53) == -0x1p-53 - 0x1p-107)
    #expect(logOfComplement(1e-300) == -1e-300)
    #expect(relativeError(logOfComplement(0.3), -0.35667494393873237891) < 1e-15)
  }

  @Test("bisection finds the least argument to the last bit")
  func bisection() {
    #expect(leastArgument(in: 0...10) { $0 >= 3 } == 3)
    #expect(leastArgument(in: 0...10) { _ in true } == 0)
    #expect(leastArgument(in: 0...10) { $0 > 0 } == Double.leastNonzeroMagnitude)
    #expect(leastArgument(in: 4...4) { _ in false } == 4)
  }
}

func relativeError(_ value: Double, _ expected: Double) -> Double {
  expected == 0 ? abs(value) : abs(value / expected - 1)
}
