import Distributions
import Testing

@testable import Simulator

/// Calls that the center makes, against closed forms and a chain.
@Suite struct OutboundTests {
  private func scenario(
    records: Int, mode: Campaign.Mode = .preview, preview: (any Distribution)? = nil,
    ring: any Distribution, reach: [Double], attempts: Int = 1, retry: any Distribution = constant(600),
    talk: any Distribution, agents: Int, steady: Double? = nil
  ) -> Scenario {
    var calls = ContactType.voice("recalls", handle: talk)
    calls.channel = "outbound"
    calls.campaign = Campaign(
      records: records, mode: mode, preview: preview, ring: ring, reach: reach, attempts: attempts,
      retry: retry)
    let team = AgentGroup.team(agents, serves: ["recalls"])
    return steady.map { .steady($0, [calls], [team]) }
      ?? .calendar(hours: 10, interval: 3600, [calls], [team])
  }

  @Test("Every customer is reached, given up or still open, and the share reached is 1 - (1 - p)^attempts")
  func preview() {
    let scenario = scenario(
      records: 400, preview: constant(20), ring: constant(10), reach: [0.3], attempts: 3, talk: constant(60),
      agents: 10)
    let judge = Judge("preview", scenario, replications: 30)
    for run in judge.runs {
      let outbound = run.outboundTotal()
      #expect(outbound.records == 400)
      #expect(run.total().answered + outbound.exhausted + run.journeyTotal().open == 400)
      #expect(run.total().answered == outbound.reached)
      #expect(outbound.dialTime == 30 * outbound.attempts)
      #expect(run.flow.arrivals == run.flow.departures)
      let agents = run.agentTotal()
      #expect(
        abs(agents.busyTime + agents.afterCloseTime - outbound.dialTime - run.total().talkTime) < 1e-6)
    }
    judge.expect("reached", 1 - 0.7 * 0.7 * 0.7) { ($0.outboundTotal().reached, 400) }
    judge.expect("attempts each", 1 + 0.7 + 0.49) { ($0.outboundTotal().attempts, 400) }
  }

  @Test("Nobody is called in intervals where nobody answers")
  func hours() {
    let scenario = scenario(
      records: 100, ring: constant(10), reach: [0, 0, 0, 1, 1, 1, 1, 1, 1, 1], talk: constant(60), agents: 2)
    let run = Judge("calling hours", scenario, replications: 1).runs[0]
    let byHour = run.outbound.map(\.attempts)
    #expect(byHour[0...2].allSatisfy { $0 == 0 })
    // 70 s a call, 2 agents: 102 calls an hour at most.
    #expect(byHour[3] == 100)
    #expect(run.total().answered == 100)
  }

  @Test("Inbound calls go first: with enough of them nobody dials")
  func blending() {
    var scenario = scenario(
      records: 100, ring: constant(10), reach: [1], talk: constant(60), agents: 1)
    let inbound = ContactType.voice("calls", perSecond: 1, handle: constant(60))
    scenario.contactTypes.append(inbound)
    scenario.agentGroups[0].serves = ["recalls", "calls"]
    scenario.agentGroups[0].handleTimeFactors = [1, 1]
    let run = Judge("blended", scenario, replications: 1).runs[0]
    #expect(run.outboundTotal().attempts <= 2)
    // Without inbound calls all are reached.
    scenario.contactTypes[1].arrivals.process = .constant(rate: 0)
    #expect(Judge("not blended", scenario, replications: 1).runs[0].outboundTotal().reached == 100)
  }

  @Test("Agents with several contacts at once dial with all of their attention")
  func desks() {
    var scenario = scenario(
      records: 200, preview: constant(5), ring: constant(10), reach: [0.5], attempts: 2, talk: constant(60),
      agents: 3)
    let plain = Judge("plain", scenario, replications: 1).runs[0]
    scenario.agentGroups[0].concurrency = Concurrency(capacity: 3, uses: [:], speed: [1, 1.5, 2])
    let desk = Judge("desk", scenario, replications: 1).runs[0]
    #expect(plain.outboundTotal() == desk.outboundTotal())
    #expect(plain.total().answered == desk.total().answered)
    #expect(desk.flow.arrivals == desk.flow.departures)
    #expect(abs(desk.flow.busyIntegral - desk.flow.handleTimes) < 1e-6)
  }

  @Test("A dialer that lets no more ring than agents are free makes no nuisance call")
  func progressive() {
    let scenario = scenario(
      records: 500, mode: .predictive(.init(whenFree: 1, perFree: 1, ahead: 0)), ring: exponential(mean: 15),
      reach: [0.4], talk: exponential(mean: 120), agents: 5)
    let run = Judge("progressive", scenario, replications: 1).runs[0]
    #expect(run.outboundTotal().nuisances == 0)
    #expect(run.outboundTotal().reached > 100)
    #expect(run.total().answered == run.outboundTotal().reached)
  }

  /// Throughput of answered calls a second and share of nuisance calls: the chain of (ringing, busy), solved by iteration.
  private func chain(agents: Int, ahead: Int, ring: Double, talk: Double, reach: Double) -> (
    reached: Double, nuisance: Double
  ) {
    let most = agents + ahead
    func wanted(_ busy: Int) -> Int { busy < agents ? agents - busy + ahead : 0 }
    var share = Array(repeating: Array(repeating: 0.0, count: agents + 1), count: most + 1)
    share[most][0] = 1
    let step = 1 / (Double(most) / ring + Double(agents) / talk)
    for _ in 0..<20_000 {
      var next = share.map { $0.map { _ in 0.0 } }
      for ringing in 0...most {
        for busy in 0...agents where share[ringing][busy] > 0 {
          let here = share[ringing][busy]
          let (ends, frees) = (Double(ringing) / ring * step, Double(busy) / talk * step)
          next[ringing][busy] += here * (1 - ends - frees)
          if busy > 0 { next[max(ringing, wanted(busy - 1))][busy - 1] += here * frees }
          guard ringing > 0 else { continue }
          let answered = min(busy + 1, agents)
          next[max(ringing - 1, wanted(answered))][answered] += here * ends * reach
          next[max(ringing - 1, wanted(busy))][busy] += here * ends * (1 - reach)
        }
      }
      share = next
    }
    var (reached, nuisance) = (0.0, 0.0)
    for ringing in 0...most {
      for busy in 0...agents {
        let flow = share[ringing][busy] * Double(ringing) / ring * reach
        reached += flow
        if busy == agents { nuisance += flow }
      }
    }
    return (reached, nuisance / reached)
  }

  @Test(
    "Dialing ahead: throughput and nuisance of the chain of ringing calls and busy agents", arguments: [1, 3])
  func ahead(_ ahead: Int) {
    let exact = chain(agents: 3, ahead: ahead, ring: 20, talk: 100, reach: 0.4)
    let scenario = scenario(
      records: 30_000, mode: .predictive(.init(whenFree: 1, perFree: 1, ahead: ahead)),
      ring: exponential(mean: 20), reach: [0.4], talk: exponential(mean: 100), agents: 3, steady: 100_000)
    let judge = Judge("dialer \(ahead) ahead", scenario, replications: 20)
    judge.expect("reached a second", exact.reached) { ($0.outboundTotal().reached, 100_000) }
    judge.expect("nuisance", exact.nuisance) { ($0.outboundTotal().nuisances, $0.outboundTotal().reached) }
  }

  @Test("A limit on nuisance calls is kept")
  func limit() {
    let free = scenario(
      records: 30_000, mode: .predictive(.init(whenFree: 1, perFree: 1, ahead: 3)),
      ring: exponential(mean: 20), reach: [0.4], talk: exponential(mean: 100), agents: 3, steady: 100_000)
    var limited = free
    limited.contactTypes[0].campaign?.mode = .predictive(
      .init(whenFree: 1, perFree: 1, ahead: 3, nuisanceLimit: 0.03))
    let (without, with) = (
      Judge("free", free, replications: 1).runs[0].outboundTotal(),
      Judge("limited", limited, replications: 1).runs[0].outboundTotal()
    )
    #expect(without.nuisances / without.reached > 0.06)
    // One call beyond the limit at most is in flight.
    #expect(with.nuisances <= 0.03 * with.reached + 4)
    #expect(with.nuisances > 0)
  }
}

extension Observations {
  func outboundTotal() -> OutboundTotals {
    outbound.reduce(into: OutboundTotals()) { sum, cell in
      sum.records += cell.records
      sum.attempts += cell.attempts
      sum.reached += cell.reached
      sum.nuisances += cell.nuisances
      sum.exhausted += cell.exhausted
      sum.dialTime += cell.dialTime
    }
  }
}
