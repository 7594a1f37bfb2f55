import Distributions
import Foundation
import ReferenceCases
import Simulator
import Testing

@testable import StaffingModels

struct OfferedLoadTests {
  private static let cases = ReferenceCase.all(in: "time_varying").filter { $0.id.hasPrefix("MGinf") }

  @Test("M(t)/G/infinity means of sinusoidal arrivals, for three handle-time laws", arguments: cases)
  func infiniteServers(item: ReferenceCase) {
    let parameters = item.parameters
    let (mean, amplitude) = (parameters["mean_rate_per_hour"].number, parameters["amplitude_per_hour"].number)
    let period = parameters["period"].number
    let service = parameters["service"]
    let survival: (Double) -> Double
    var cuts = [1200.0, 12_000, 60_000]
    switch service["kind"].text {
    case "exponential": survival = { exp(-$0 / 1200) }
    case "deterministic":
      survival = { $0 < 1200 ? 1 : 0 }
      cuts = [1200]
    default:
      let s = log(1 + pow(service["cv"].number, 2)).squareRoot()
      let m = log(service["mean"].number) - s * s / 2
      survival = { $0 <= 0 ? 1 : 0.5 * erfc((log($0) - m) / s / 2.0.squareRoot()) }
      cuts = [300, 1200, 6000, 60_000, 600_000]
    }
    let load = ModifiedOfferedLoad(
      rate: { (mean + amplitude * sin(2 * .pi * $0 / period)) / 3600 }, survival: survival, cuts: cuts)
    for exact in item.measures["at"].array {
      let found = load.mean(at: exact["time"].number)
      #expect(abs(found / exact["mean_busy"].number - 1) < 2e-6)
    }
  }

  @Test("iterative staffing of 100 + 20 sin t holds the delay probability at its target")
  func iterativeStaffing() {
    let item = ReferenceCase.named("ISA-100-20sin", in: "time_varying")
    // Hours from 2 pi, a multiple of the period; agents and rates are constant over steps of 1/20 h.
    let steps = 20
    let hours = 13
    let start = 2 * Double.pi
    for alpha in [0.1, 0.5, 0.9] {
      func law(_ agents: [Int]) -> [Int] {
        var day = BirthDeathDay(states: 170, handleRate: 1, patienceRate: 1)
        return agents.indices.map { step in
          let middle = start + (Double(step) + 0.5) / Double(steps)
          day.advance(1 / Double(steps), arrivalRate: 100 + 20 * sin(middle), agents: agents[step])
          return day.leastAgents(delay: alpha)
        }
      }
      let staffing = IterativeStaffing(from: Array(repeating: 140, count: hours * steps), law)
      #expect(staffing.hasConverged && staffing.iterations <= 5)
      for exact in item.measures["at"].array {
        let time = exact["time"].number / 3600 - start
        guard time < Double(hours) else { continue }
        let found = staffing.agents[Int((time * Double(steps)).rounded()) - 1]
        let stated = exact["staff"]["\(alpha)"]["agents"].number
        #expect(abs(Double(found) - stated) <= 1)
      }
    }
  }
}
