import Distributions
import ReferenceCases
import Testing

@testable import Simulator

/// Agents who hold several chats at once, against exact chains.
@Suite struct ChatReferenceTests {
  /// Chats that one team answers, each agent several at once, least loaded first.
  static func chats(
    perSecond rate: Double, work: any Distribution, patience: (any Distribution)?, agents: Int,
    speed: [Double], length: Double = 200_000, warmUp: Double = 10_000
  ) -> Scenario {
    var chats = ContactType.voice("chats", perSecond: rate, handle: work, patience: patience)
    chats.channel = "chat"
    var team = AgentGroup.team(agents, serves: ["chats"])
    team.concurrency = Concurrency(capacity: speed.count, uses: [:], speed: speed)
    var scenario = Scenario.steady(length, warmUp: warmUp, [chats], [team])
    scenario.routing.agents = "least-loaded"
    return scenario
  }

  private static func expect(_ judge: Judge, _ measures: JSONValue, time: Double, agents: Int, capacity: Int)
  {
    judge.expect("prob_wait", measures["prob_wait"].number) { ($0.total().delayed, $0.total().offered) }
    judge.expect("mean_wait_all", measures["mean_wait_all"].number) { ($0.total().waits, $0.total().offered) }
    judge.expect("abandoned", measures["abandoned_fraction"].number) {
      ($0.total().abandoned, $0.total().offered)
    }
    judge.expect("duration", measures["mean_chat_duration"].number) {
      ($0.total().talkTime, $0.total().answered)
    }
    judge.expect("busy", measures["agent_busy_fraction"].number) {
      ($0.agentTotal().busyTime, time * Double(agents))
    }
    judge.expect("slots", measures["slot_occupancy"].number) {
      ($0.agentTotal().loadTime, time * Double(agents))
    }
    judge.expect("in progress", measures["mean_chats_in_progress"].number) {
      ($0.agentTotal().heldTime, time)
    }
  }

  @Test("The chain of agents by number of chats", arguments: ["chat-a5-m3", "chat-a8-m2-linear"])
  func reference(_ id: String) {
    let item = ReferenceCase.named(id, in: "retrial_chat")
    let parameters = item.parameters
    let speed = parameters["total_speed_with_k_chats"].array.map(\.number)
    let scenario = Self.chats(
      perSecond: parameters["chats_per_hour"].number / 3600,
      work: exponential(mean: parameters["mean_work_alone"].number),
      patience: exponential(mean: parameters["mean_patience"].number), agents: item.agents, speed: speed)
    let judge = Judge(id, scenario, replications: 24)
    Self.expect(judge, item.measures, time: 190_000, agents: item.agents, capacity: speed.count)
  }

  @Test("One agent with up to three chats: the birth-death chain of golden.md, with and without abandonment")
  func oneAgent() {
    let speed = [1, 1.7, 2.5]
    func run(patience: (any Distribution)?) -> Judge {
      let scenario = Self.chats(
        perSecond: 18 / 3600, work: exponential(mean: 360), patience: patience, agents: 1, speed: speed,
        length: 600_000)
      return Judge("one chat agent", scenario, replications: 24)
    }
    let patient = run(patience: nil)
    patient.expect("P(queue)", 0.510147) { ($0.total().delayed, $0.total().offered) }
    patient.expect("E[W]", 4.372688 * 60) { ($0.total().waits, $0.total().offered) }
    patient.expect("session", 7.048635 * 60) { ($0.total().talkTime, $0.total().answered) }
    patient.expect("concurrency", 2.360281) { ($0.agentTotal().heldTime, $0.agentTotal().busyTime) }
    patient.expect("busy", 0.895906) { ($0.agentTotal().busyTime, 590_000) }
    let impatient = run(patience: exponential(mean: 240))
    impatient.expect("P(ab)", 0.147652) { ($0.total().abandoned, $0.total().offered) }
    impatient.expect("P(queue)", 0.324161) { ($0.total().delayed, $0.total().offered) }
    impatient.expect("E[W]", 0.590607 * 60) { ($0.total().waits, $0.total().offered) }
    impatient.expect("session", 6.954990 * 60) { ($0.total().talkTime, $0.total().answered) }
  }

  @Test("One chat at a time is M/M/n+M, contact for contact the same as voice")
  func concurrencyOne() {
    var scenario = Self.chats(
      perSecond: 0.05, work: exponential(mean: 180), patience: exponential(mean: 60), agents: 9, speed: [1],
      length: 100_000, warmUp: 0)
    let chat = Judge("chat, one at a time", scenario, replications: 2)
    scenario.agentGroups[0].concurrency = nil
    let voice = Judge("voice", scenario, replications: 2)
    for (a, b) in zip(chat.runs, voice.runs) {
      #expect(a.total().answered == b.total().answered)
      #expect(a.total().abandoned == b.total().abandoned)
      #expect(abs(a.total().waits - b.total().waits) < 1e-6 * b.total().waits)
    }
  }

  @Test("Speed k with k chats is M/M/nK: as many agents with one chat each")
  func linearSpeed() {
    let multiple = Self.chats(
      perSecond: 0.05, work: exponential(mean: 180), patience: exponential(mean: 60), agents: 3,
      speed: [1, 2, 3], length: 100_000, warmUp: 0)
    let single = Self.chats(
      perSecond: 0.05, work: exponential(mean: 180), patience: exponential(mean: 60), agents: 9, speed: [1],
      length: 100_000, warmUp: 0)
    for (a, b) in zip(
      Judge("3 x 3", multiple, replications: 2).runs, Judge("9", single, replications: 2).runs)
    {
      #expect(a.total().answered == b.total().answered)
      #expect(abs(a.total().waits - b.total().waits) < 1e-6 * b.total().waits)
    }
  }

  @Test(
    "With constant total speed and room for all, one agent is M/G/1 processor sharing, insensitive to the law"
  )
  func insensitivity() throws {
    // P(n in system) = (1 - rho) rho^n, E[session] = E[S] / (1 - rho), whatever the law; room for 60 is room enough:
    // P(more than 60) = 0.6^61 < 1e-13.
    for work: any Distribution in [exponential(mean: 120), try Lognormal(mean: 120, cv: 2), constant(120)] {
      let scenario = Self.chats(
        perSecond: 0.005, work: work, patience: nil, agents: 1, speed: Array(repeating: 1, count: 60),
        length: 200_000)
      let judge = Judge("processor sharing", scenario, replications: 24)
      judge.expect("session", 300) { ($0.total().talkTime, $0.total().answered) }
      judge.expect("busy", 0.6) { ($0.agentTotal().busyTime, 190_000) }
      judge.expect("effort", 120) { ($0.total().effortTime, $0.total().answered) }
    }
  }
}
