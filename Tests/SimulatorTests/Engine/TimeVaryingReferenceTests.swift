import Distributions
import Foundation
import ReferenceCases
import Testing

@testable import Simulator

/// Sinusoidal rates against the exact Poisson laws of M(t)/M/s(t)+M with equal rates and of M(t)/G/infinity.
@Suite struct TimeVaryingReferenceTests {
  /// mean + amplitude sin(2 pi t / period) per second as a linear rate through points five minutes apart: the chord lies
  /// below the curve by at most 3e-4 of the amplitude.
  private func sinusoid(mean: Double, amplitude: Double, period: Double, hours: Double) -> Arrivals.Process {
    .linear(
      stride(from: 0.0, through: hours * 3600, by: 300).map { time in
        Arrivals.RatePoint(time: time, rate: (mean + amplitude * sin(2 * .pi * time / period)) / 3600)
      })
  }

  @Test(
    "Delay probability with equal service and patience rates is exact under changing staffing",
    arguments: ["0.1", "0.3", "0.5", "0.7", "0.9"])
  func delayProbability(_ target: String) {
    let item = ReferenceCase.named("ISA-100-20sin", in: "time_varying")
    var calls = ContactType.voice(
      "calls", handle: exponential(mean: 3600), patience: exponential(mean: 3600))
    calls.arrivals.process = sinusoid(mean: 100, amplitude: 20, period: 2 * .pi * 3600, hours: 26)
    let interval = 600.0
    let moments = item.measures["at"].array
    var team = AgentGroup.team(0)
    team.staff = .perInterval(
      (0..<156).map { period in
        // Each moment's staffing holds from half an hour before to half an hour after it.
        let middle = (Double(period) + 0.5) * interval
        let nearest = moments.min { abs($0["time"].number - middle) < abs($1["time"].number - middle) }
        return Int(nearest?["staff"][target]["agents"].number ?? 0)
      })
    let judge = Judge(
      "\(item.id), delay \(target)", .calendar(hours: 26, interval: interval, [calls], [team]),
      replications: 300)
    for moment in moments {
      let period = Int(moment["time"].number / interval)
      judge.expect(
        "delay at \(moment["time"].number)", moment["staff"][target]["prob_delay"].number,
        // The mean number changes by less than 2 % within the interval, the probability by less than 6 %.
        tolerance: 0.06
      ) { ($0.contacts[period].delayed, $0.contacts[period].arrivals) }
    }
  }

  @Test(
    "The mean number busy with agents to spare is that of M(t)/G/infinity",
    arguments: ["MGinf-exp", "MGinf-det", "MGinf-lognormal"])
  func infiniteServers(_ id: String) throws {
    let item = ReferenceCase.named(id, in: "time_varying")
    let law = item.parameters["service"]
    let handle: any Distribution =
      switch law["kind"].text {
      case "exponential": exponential(mean: law["mean"].number)
      case "deterministic": constant(law["value"].number)
      default: try Lognormal(mean: law["mean"].number, cv: law["cv"].number)
      }
    var calls = ContactType.voice("calls", handle: handle)
    calls.arrivals.process = sinusoid(mean: 600, amplitude: 240, period: 28_800, hours: 24)
    let judge = Judge(
      id, .calendar(hours: 24, interval: 60, [calls], [.team(500)]), replications: 60)
    for moment in item.measures["at"].array {
      // The third period of the sinusoid; the minutes before and after the moment.
      let minute = Int((57_600 + moment["time"].number) / 60)
      judge.expect(
        "busy at \(moment["time"].number)", moment["mean_busy"].number, tolerance: 1e-3
      ) { ($0.agents[minute - 1].busyTime + $0.agents[minute].busyTime, 120) }
    }
  }
}
