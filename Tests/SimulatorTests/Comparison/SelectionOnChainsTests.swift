import Distributions
import Foundation
import StaffingModels
import Testing

@testable import Simulator

/// Selections on simulated systems whose best is known exactly (Erlang A), 1,000 times: `make test-slow`.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["CALLSIM_SLOW"] == "1"))
struct SelectionOnChainsTests {
  @Test("The best of 4 is selected, and all intervals of a family cover, as often as stated")
  func erlangA() async throws {
    // Handle times of 100 s +- a little; service levels in 20 s by the formula.
    let handle = [100.0, 96, 104, 108]
    let exact = try handle.map { mean in
      let system = ErlangA(arrivalRate: 0.05, meanHandleTime: mean, meanPatience: 200)
      let figures = try #require(system.figures(agents: 5, threshold: 20, short: 5))
      return try #require(figures.serviceLevel(.offered))
    }
    let delta = 0.9 * (exact[1] - exact[0])
    let systems = handle.enumerated().map { index, mean in
      ComparedSystem(
        name: "\(index)",
        scenario: .steady(
          5_000, warmUp: 1_000,
          [
            .voice(
              "calls", perSecond: 0.05, handle: exponential(mean: mean), patience: exponential(mean: 200))
          ],
          [.team(5)]))
    }
    var (right, covered, taken) = (0, 0, 0)
    let repetitions = 1000
    for repetition in 0..<repetitions {
      var comparison = Comparison(
        systems, seed: UInt64(repetition), replications: 20, mostReplications: 100_000, threads: 2)
      comparison.measures = ["service_level"]
      comparison.indifference = .absolute(delta)
      let found = try await comparison.result()
      right += found.selected == 1 ? 1 : 0
      taken += found.systems.map(\.replications).max() ?? 0
      comparison.onlyDifferences = true
      let differences = try await comparison.result().families[0].differences
      let isCovered = differences.allSatisfy { difference in
        guard let value = difference.estimate.value, let halfWidth = difference.estimate.halfWidth else {
          return false
        }
        return abs(value - (exact[difference.system] - exact[0])) <= halfWidth
      }
      covered += isCovered ? 1 : 0
    }
    // False alarm 1e-6: 95 % - 4.89 sqrt(0.95 x 0.05 / 1000) = 91.6 %.
    print(
      "correct selection \(right), joint coverage \(covered) of \(repetitions); \(taken / repetitions) replications"
    )
    #expect(right >= 917)
    #expect(covered >= 917)
  }
}
