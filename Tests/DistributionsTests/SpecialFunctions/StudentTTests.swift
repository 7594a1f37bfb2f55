import Testing

@testable import Distributions

@Suite("Student's t quantile")
struct StudentTTests {
  /// Computed with 50 digits in mpmath 1.3 from the incomplete beta function, or quadrature beyond 1e5.
  @Test(
    "agrees with 50-digit values",
    arguments: [
      (0.975, 1, 12.706204736174705), (0.975, 2, 4.3026527297494639), (0.995, 2.5, 7.1637281389487855),
      (0.9, 5, 1.4758840488244811), (0.025, 7, -2.3646242515927853), (0.975, 9, 2.2621571627982055),
      (0.9999995, 9, 11.63678202732889), (0.975, 39, 2.0226909200367611),
      (0.9999995, 39, 5.7942873830030082), (0.975, 1000, 1.9623390808264085),
      (0.9999995, 50_000, 4.892248238842105), (0.975, 99_999, 1.9599877077718448),
      (0.975, 100_001, 1.9599877072973792), (0.9999995, 200_000, 4.8917909040682919),
      (0.995, 1e7, 2.575829795203749),
    ])
  func values(_ p: Double, _ degrees: Double, _ t: Double) {
    #expect(relativeError(StudentT.quantile(p, degreesOfFreedom: degrees), t) < 1e-9)
  }

  @Test("is the normal quantile for infinitely many degrees of freedom")
  func normalLimit() {
    #expect(StudentT.quantile(0.975, degreesOfFreedom: .infinity) == StandardNormal.quantile(0.975))
  }
}
