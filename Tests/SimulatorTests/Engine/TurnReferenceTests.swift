import Distributions
import Testing

@testable import Simulator

/// Chats in turns: what slows them down is waiting for the agent's attention.
@Suite struct TurnReferenceTests {
  private func scenario(_ turns: Turns, capacity: Int, perSecond rate: Double, limit: Int) -> Scenario {
    var chats = ContactType.voice("chats", perSecond: rate, handle: constant(turns.meanAlone))
    chats.channel = "chat"
    chats.turns = turns
    chats.queueLimit = limit
    var team = AgentGroup.team(1, serves: ["chats"])
    team.concurrency = Concurrency(capacity: capacity, uses: [:], speed: [1])
    return .steady(60_000, warmUp: 3_000, [chats], [team])
  }

  @Test("An agent who always holds K chats is the machine repairman, M/M/1//K", arguments: [2, 3, 5])
  func machineRepairman(_ chats: Int) {
    // n of K chats need the agent: n -> n + 1 at rate (K - n) / p, n -> n - 1 at rate (1 - 1/m) / a; at the end of a
    // chat, probability 1/m, the next one has written already, so n stays.
    let (mean, agent, patient) = (5.0, 30.0, 60.0)
    var weights = [1.0]
    for n in 0..<chats {
      weights.append(weights[n] * Double(chats - n) / patient / ((1 - 1 / mean) / agent))
    }
    let sum = weights.reduce(0, +)
    let idle = weights[0] / sum
    let atAgent = weights.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element } / sum
    let waiting = atAgent - (1 - idle)
    let turns = Turns(
      number: .geometric(mean: mean), agent: exponential(mean: agent), patient: exponential(mean: patient))
    // Ten wait nearly always: 20 times as many come as go.
    let judge = Judge(
      "turns, \(chats) chats", scenario(turns, capacity: chats, perSecond: 0.15, limit: 10), replications: 24)
    judge.expect("writing", 1 - idle) { ($0.turnTotal().writingTime, $0.turnTotal().chatTime) }
    judge.expect("replies", (1 - idle) / agent) { ($0.deskTotal().replies, 57_000) }
    // Little: those at the agent over the replies.
    judge.expect("reply time", atAgent / ((1 - idle) / agent)) {
      ($0.deskTotal().latency, $0.deskTotal().replies)
    }
    judge.expect("emerging speed", Double(chats) - waiting) {
      ($0.turnTotal().progress[chats], $0.turnTotal().time[chats])
    }
    judge.expect("chats", (1 - idle) / agent / mean) { ($0.total().answered, 57_000) }
  }

  @Test("One chat at a time lasts the sum of its spells")
  func alone() {
    let turns = Turns(number: .shares([0.25, 0.25, 0.5]), agent: constant(30), patient: constant(50))
    var scenario = scenario(turns, capacity: 1, perSecond: 0.004, limit: 10)
    let judge = Judge("turns alone", scenario, replications: 24)
    // 30, 110 or 190 s.
    judge.expect("duration", 0.25 * 30 + 0.25 * 110 + 0.5 * 190) {
      ($0.total().talkTime, $0.total().answered)
    }
    judge.expect("turns", 2.25) { ($0.deskTotal().replies, $0.total().answered) }
    for run in judge.runs {
      #expect(abs(run.deskTotal().latency - 30 * run.deskTotal().replies) < 1e-6 * run.deskTotal().latency)
    }
    // A group without concurrency holds one at a time.
    scenario.agentGroups[0].concurrency = nil
    let plain = Judge("turns without concurrency", scenario, replications: 1).runs[0]
    #expect(plain.total().talkTime == judge.runs[0].total().talkTime)
    // Always three turns: three spells of the agent and two of the patient.
    scenario.contactTypes[0].turns?.number = .shares([0, 0, 1])
    scenario.contactTypes[0].wrapUp = .init(time: constant(20), isSkippable: false)
    let three = Judge("three turns", scenario, replications: 1).runs[0].total()
    #expect(abs(three.talkTime - 190 * three.answered) < 1e-6 * three.talkTime)
    #expect(abs(three.wrapTime - 20 * three.answered) < 1e-6 * three.wrapTime)
  }

  @Test("The number of turns has the mean that is stated")
  func number() {
    let turns = Turns(number: .geometric(mean: 4), agent: constant(1), patient: constant(1))
    let judge = Judge("turns", scenario(turns, capacity: 60, perSecond: 0.02, limit: 10), replications: 24)
    judge.expect("turns", 4) { ($0.deskTotal().replies, $0.total().answered) }
    let once = Turns(number: .geometric(mean: 1), agent: constant(1), patient: constant(1))
    let run = Judge("once", scenario(once, capacity: 2, perSecond: 0.02, limit: 10), replications: 1).runs[0]
    #expect(run.deskTotal().replies == run.total().answered)
  }
}
