import CGSL
import Testing

@testable import Distributions

@Suite("GSL's status codes")
struct GSLStatusTests {
  @Test("an argument outside the domain is an error that names function and reason")
  func domain() {
    let error = #expect(throws: GSLError.self) {
      try GSL.value(of: "gsl_sf_gamma_inc_Q_e") { gsl_sf_gamma_inc_Q_e(-1, 2, $0) }
    }
    #expect(error?.status == Int32(GSL_EDOM))
    #expect(error?.description == "gsl_sf_gamma_inc_Q_e: input domain error")
  }

  @Test("a result too large is an error")
  func overflow() {
    let error = #expect(throws: GSLError.self) {
      try GSL.value(of: "gsl_sf_gamma_e") { gsl_sf_gamma_e(200, $0) }
    }
    #expect(error?.status == Int32(GSL_EOVRFLW))
  }

  @Test("an expansion that does not converge is an error")
  func noConvergence() {
    let error = #expect(throws: GSLError.self) {
      try GSL.value(of: "gsl_sf_beta_inc_e") { gsl_sf_beta_inc_e(1e9, 1e9, 0.5, $0) }
    }
    #expect(error?.status == Int32(GSL_EMAXITER))
  }

  @Test("a result too small is 0")
  func underflow() throws {
    #expect(try GSL.value(of: "gsl_sf_erfc_e") { gsl_sf_erfc_e(1000, $0) } == 0)
  }

  @Test("a special function called outside its range is our own mistake and ends the process")
  func ownMistake() async {
    await #expect(processExitsWith: .failure) { _ = SpecialFunctions.logGamma(-1) }
    await #expect(processExitsWith: .failure) { _ = StudentT.quantile(0.975, degreesOfFreedom: 0) }
  }
}
