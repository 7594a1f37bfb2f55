import Foundation
import ReferenceCases
import Testing

@testable import StaffingModels

/// Erlang B, C and A against 40 to 60 digits (`Reference/erlang_grid.json`, `erlang_a_grid.json`; made with mpmath from
/// the defining sums and integrals).
struct ErlangGridTests {
  private static func grid(_ file: String) -> JSONValue { .reference(file) }

  private static func number(_ value: JSONValue) -> Double? { Double(value.text) }

  private func expectClose(_ found: Double, _ exact: Double, _ relative: Double, _ what: String) {
    #expect(abs(found - exact) <= relative * abs(exact), "\(what): \(found), exact \(exact)")
  }

  @Test(
    "Erlang B is exact to 1e-12 up to a million agents, whole or not, with its logarithm in the tail",
    arguments: ["erlang_b", "fractional_b"])
  func lossFormula(name: String) {
    for row in Self.grid("erlang_grid")[name].array {
      let (n, load) = (row[0].number, row[1].number)
      let log = ErlangB.logBlocking(agents: n, load: load)
      if let exact = Self.number(row[2]), exact < -1e-3 {
        expectClose(log, exact, 1e-12, "ln B(\(n), \(load))")
      }
      if let exact = Self.number(row[3]) {
        expectClose(ErlangB.blocking(agents: n, load: load), exact, 1e-12, "B(\(n), \(load))")
      }
    }
  }

  @Test("Erlang C is exact to 1e-12, to 1e-10 above an occupancy of 0.9999")
  func delayFormula() {
    for row in Self.grid("erlang_grid")["erlang_c"].array {
      let (n, load) = (row[0].number, row[1].number)
      let relative = load / n > 0.9999 ? 1e-10 : 1e-12
      let log = ErlangC.logDelayProbability(agents: n, load: load)
      if let exact = Self.number(row[2]), exact < -1e-3 {
        expectClose(log, exact, relative, "ln C(\(n), \(load))")
      }
      if let exact = Self.number(row[3]) {
        expectClose(ErlangC.delayProbability(agents: n, load: load), exact, relative, "C(\(n), \(load))")
      }
    }
  }

  @Test("Erlang A is exact to 1e-10: waiting, giving up and being answered in time, to a million agents")
  func impatience() throws {
    for row in Self.grid("erlang_a_grid")["erlang_a"].array {
      let (n, load, ratio) = (row[0].number, row[1].number, row[2].number)
      let system = ErlangA(arrivalRate: load / 300, meanHandleTime: 300, meanPatience: 300 * ratio)
      let figures = try #require(system.figures(agents: n, threshold: 20, short: 5))
      let what = "n = \(n), R = \(load), patience \(ratio)"
      if let exact = Self.number(row[3]) {
        expectClose(figures.delayProbability, exact, 1e-10, "P(wait) \(what)")
      }
      if let exact = Self.number(row[4]) {
        expectClose(figures.abandonment, exact, 1e-10, "P(abandon) \(what)")
      }
      if let exact = Self.number(row[5]) {
        expectClose(figures.answeredWithin, exact, 1e-10, "in time \(what)")
      }
      if let exact = Self.number(row[6]) {
        expectClose(1 - figures.virtualWithin, exact, max(1e-10, 2e-16 / exact), "P(V > T) \(what)")
      }
    }
  }
}
