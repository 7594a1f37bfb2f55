import Testing

@testable import Distributions

@Suite("Normal quantile and distribution function")
struct InverseNormalTests {
  @Test(
    "give the test values of Wichura (1988), algorithm AS 241",
    arguments: [
      (0.25, -0.6744897501960817), (0.001, -3.090232306167814), (1e-20, -9.262340089798408),
    ])
  func published(_ p: Double, _ z: Double) {
    #expect(relativeError(StandardNormal.quantile(p), z) < 4e-16)
  }

  @Test(
    "agree with 50-digit values at the seams and in the far tail",
    arguments: [
      (0.5000001, 2.5066282746310268e-7), (0.075, -1.4395314709384559), (0.925, 1.4395314709384559),
      (0.9999999999, 6.3613409024040562), (1e-300, -37.047096299361199),
    ])
  func accurate(_ p: Double, _ z: Double) {
    // 1 - p loses 1e-16 of 1e-10 in the fourth case, which moves z by 1.6e-7 of 1e-6.
    let rounding = 1.2e-16 / StandardNormal.density(z)
    #expect(abs(StandardNormal.quantile(p) - z) < max(4e-16 * abs(z), min(p, 1 - p) > 1e-11 ? rounding : 0))
  }

  @Test("are inverse to each other and odd")
  func inverse() {
    for p in [1e-300, 1e-30, 1e-12, 1e-6, 0.01, 0.074, 0.076, 0.3, 0.5] {
      #expect(relativeError(StandardNormal.cdf(StandardNormal.quantile(p)), p) < 2e-13)
    }
    for k in 1..<64 {
      let p = Double(k) / 64
      #expect(StandardNormal.quantile(p) == -StandardNormal.quantile(1 - p))
    }
    #expect(StandardNormal.quantile(0) == -.infinity)
    #expect(StandardNormal.quantile(1) == .infinity)
  }

  @Test("the quantile never decreases from one uniform to the next, across the seams too")
  func monotone() {
    for seam in [0.075, 0.5, 0.925] {
      var previous = -Double.infinity
      for step in -2000...2000 {
        let z = StandardNormal.quantile(seam + Double(step) * 0x1p-52)
        #expect(z >= previous)
        previous = max(previous, z)
      }
    }
  }
}
