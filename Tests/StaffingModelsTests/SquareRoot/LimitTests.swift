import ReferenceCases
import Testing

@testable import StaffingModels

struct LimitTests {
  @Test("the Halfin-Whitt limit, and back")
  func halfinWhitt() {
    let item = ReferenceCase.named("halfin-whitt-limit", in: "staffing")
    for (beta, exact) in zip(item.parameters["beta"].array, item.measures["prob_wait"].array) {
      #expect(abs(HalfinWhitt.delayProbability(beta: beta.number) / exact.number - 1) < 1e-9)
      #expect(abs(HalfinWhitt.beta(delayProbability: exact.number) / beta.number - 1) < 1e-9)
    }
  }

  @Test("Garnett's limit, and back")
  func garnett() {
    let item = ReferenceCase.named("garnett-limit", in: "staffing")
    let ratios = item.parameters["patience_rate_over_service_rate"].array
    for (ratio, row) in zip(ratios, item.measures["prob_wait_rows_by_ratio"].array) {
      for (beta, exact) in zip(item.parameters["beta"].array, row.array) {
        let found = Garnett.delayProbability(beta: beta.number, patienceRatio: ratio.number)
        #expect(abs(found / exact.number - 1) < 1e-9)
        let back = Garnett.beta(delayProbability: exact.number, patienceRatio: ratio.number)
        #expect(abs(back - beta.number) < 1e-8)
      }
    }
  }

  @Test("the exact formulas tend to the limits: n = R + sqrt(R) at R = 10^6")
  func convergence() throws {
    let exact = ErlangC.delayProbability(agents: 1_001_000, load: 1_000_000)
    #expect(abs(exact / HalfinWhitt.delayProbability(beta: 1) - 1) < 1e-3)
    let impatient = ErlangA(arrivalRate: 10_000, meanHandleTime: 100, meanPatience: 50)
    let figures = try #require(impatient.figures(agents: 1_001_000, threshold: 20, short: 5))
    #expect(
      abs(figures.delayProbability / Garnett.delayProbability(beta: 1, patienceRatio: 2) - 1) < 1e-3)
  }
}
