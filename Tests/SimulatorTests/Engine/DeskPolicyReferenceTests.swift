import Distributions
import Testing

@testable import Simulator

/// Who gets the next chat, and voice beside chat, against the chains of small models written down here.
@Suite struct DeskPolicyReferenceTests {
  private static let arrivals = 0.02
  private static let mean = 100.0
  private static let speed = [1, 1.5, 1.8]

  private func chats(limit: Int) -> ContactType {
    var chats = ContactType.voice("chats", perSecond: Self.arrivals, handle: exponential(mean: Self.mean))
    chats.channel = "chat"
    chats.queueLimit = limit
    return chats
  }

  private func desk(_ name: String, _ agents: Int, factor: Double = 1) -> AgentGroup {
    var group = AgentGroup.team(agents, named: name, serves: ["chats"])
    group.concurrency = Concurrency(capacity: 3, uses: [:], speed: Self.speed)
    group.handleTimeFactors = [factor]
    return group
  }

  /// Chats held by each of two agents, and in line.
  private struct Pair: Hashable {
    var held: [Int]
    var line: Int
  }

  /// - Parameters:
  ///   - factors: of the two agents on the work.
  ///   - shares: the probabilities with which they get the next chat, for what they hold.
  private func chain(factors: [Double], shares: @escaping ([Int]) -> [Double]) -> MarkovChain<Pair> {
    MarkovChain(from: Pair(held: [0, 0], line: 0)) { state in
      var next: [(Pair, Double)] = []
      if state.held == [3, 3] {
        if state.line < 2 { next.append((Pair(held: state.held, line: state.line + 1), Self.arrivals)) }
      } else {
        for (agent, share) in shares(state.held).enumerated() {
          var after = state
          after.held[agent] += 1
          next.append((after, Self.arrivals * share))
        }
      }
      for agent in 0..<2 where state.held[agent] > 0 {
        var after = state
        if state.line > 0 { after.line -= 1 } else { after.held[agent] -= 1 }
        next.append((after, Self.speed[state.held[agent] - 1] / Self.mean / factors[agent]))
      }
      return next
    }
  }

  private func judge(
    _ name: String, agents policy: String, _ groups: [AgentGroup], _ chain: MarkovChain<Pair>
  ) {
    var scenario = Scenario.steady(40_000, warmUp: 2_000, [chats(limit: 2)], groups)
    scenario.routing.agents = policy
    if policy == "ranked" { scenario.routing.agentRanks = ["chats": ["a": 1, "b": 2]] }
    let judge = Judge(name, scenario, replications: 24)
    let blocked = chain.mean { $0.line == 2 ? 1 : 0 }
    let accepted = Self.arrivals * (1 - blocked)
    judge.expect("blocked", blocked) { ($0.total().blocked, $0.total().arrivals) }
    judge.expect("duration", chain.mean { Double($0.held[0] + $0.held[1]) } / accepted) {
      ($0.total().talkTime, $0.total().answered)
    }
    judge.expect("wait", chain.mean { Double($0.line) } / accepted) {
      ($0.total().waits, $0.total().offered)
    }
    judge.expect("busy agents", chain.mean { ($0.held[0] > 0 ? 1 : 0) + ($0.held[1] > 0 ? 1 : 0) }) {
      ($0.agentTotal().busyTime, 38_000)
    }
    if groups.count == 2 {
      judge.expect("busy, first", chain.mean { $0.held[0] > 0 ? 1 : 0 }) {
        ($0.agentTotal(0).busyTime, 38_000)
      }
    }
  }

  @Test("The agent who holds least gets the next chat", arguments: ["least-loaded", "longest-idle"])
  func leastLoaded(_ policy: String) {
    let chain = chain(factors: [1, 1]) { held in
      held[0] == held[1] ? [0.5, 0.5] : held[0] < held[1] ? [1, 0] : [0, 1]
    }
    judge(policy, agents: policy, [desk("a", 2)], chain)
  }

  @Test("The agent who holds most and has room gets the next chat")
  func fillUp() {
    let chain = chain(factors: [1, 1]) { held in
      if held[0] == 3 { return [0, 1] }
      if held[1] == 3 { return [1, 0] }
      return held[0] == held[1] ? [0.5, 0.5] : held[0] > held[1] ? [1, 0] : [0, 1]
    }
    judge("fill up", agents: "fill-up", [desk("a", 2)], chain)
  }

  @Test("Uniform: every agent with room is as likely, in one group or in two")
  func uniform() {
    let chain = chain(factors: [1, 1]) { held in
      held[0] == 3 ? [0, 1] : held[1] == 3 ? [1, 0] : [0.5, 0.5]
    }
    judge("uniform in one group", agents: "uniform", [desk("a", 2)], chain)
    judge("uniform over groups", agents: "uniform", [desk("a", 1), desk("b", 1)], chain)
  }

  @Test("Ranked: the first group takes while it has room; who is less proficient takes longer")
  func ranked() {
    let chain = chain(factors: [1, 1.5]) { held in held[0] < 3 ? [1, 0] : [0, 1] }
    judge("ranked", agents: "ranked", [desk("a", 1), desk("b", 1, factor: 1.5)], chain)
  }

  @Test("Least occupied levels the work of agents whatever they hold")
  func leastOccupied() {
    var scenario = Scenario.steady(100_000, [chats(limit: 2)], [desk("a", 1), desk("b", 1, factor: 2)])
    scenario.routing.agents = "least-occupied"
    let run = Judge("least occupied", scenario, replications: 1).runs[0]
    // Both have room nearly always; each chat goes to who has worked less, so the two stay within a few chats.
    #expect(abs(run.agentTotal(0).busyTime - run.agentTotal(1).busyTime) < 3_000)
    #expect(run.agentTotal(0).busyTime > 20_000)
    #expect(run.agentTotal(0).answered > 1.1 * run.agentTotal(1).answered)
  }

  /// Calls in progress; chats talking and in wrap-up.
  private struct Mix: Hashable {
    var calls = 0
    var talks = 0
    var wraps = 0
  }

  @Test(
    "Voice beside chat on one agent: exclusion with 3 units of 3, one chat beside a call with 2",
    arguments: [2, 3])
  func mix(_ voiceUnits: Int) {
    let (callRate, chatRate, call, talk, wrap) = (0.004, 0.012, 120.0, 100.0, 40.0)
    let chain = MarkovChain(from: Mix()) { state in
      let held = state.talks + state.wraps
      let room = 3 - voiceUnits * state.calls - held
      // Chats slow each other down; the call does not slow them.
      let each = held == 0 ? 0 : Self.speed[held - 1] / Double(held)
      var next: [(Mix, Double)] = []
      func add(_ rate: Double, _ change: (inout Mix) -> Void) {
        var after = state
        change(&after)
        next.append((after, rate))
      }
      if room >= voiceUnits { add(callRate) { $0.calls += 1 } }
      if room >= 1 { add(chatRate) { $0.talks += 1 } }
      add(Double(state.calls) / call) { $0.calls -= 1 }
      add(Double(state.talks) * each / talk) {
        $0.talks -= 1
        $0.wraps += 1
      }
      add(Double(state.wraps) * each / wrap) { $0.wraps -= 1 }
      return next
    }
    var calls = ContactType.voice("calls", perSecond: callRate, handle: exponential(mean: call))
    calls.queueLimit = 0
    var chats = chats(limit: 0)
    chats.arrivals.process = .constant(rate: chatRate)
    chats.wrapUp = .init(time: exponential(mean: wrap), isSkippable: false)
    var team = AgentGroup.team(1, serves: ["calls", "chats"])
    team.concurrency = Concurrency(capacity: 3, uses: ["voice": voiceUnits], speed: Self.speed)
    let judge = Judge(
      "voice \(voiceUnits) of 3 beside chat", .steady(60_000, warmUp: 2_000, [calls, chats], [team]),
      replications: 24)
    func room(_ state: Mix) -> Int { 3 - voiceUnits * state.calls - state.talks - state.wraps }
    judge.expect("calls blocked", chain.mean { room($0) < voiceUnits ? 1 : 0 }) {
      ($0.total(0).blocked, $0.total(0).arrivals)
    }
    let chatsBlocked = chain.mean { room($0) < 1 ? 1 : 0 }
    judge.expect("chats blocked", chatsBlocked) { ($0.total(1).blocked, $0.total(1).arrivals) }
    judge.expect("talk", chain.mean { Double($0.talks) } / (chatRate * (1 - chatsBlocked))) {
      ($0.total(1).talkTime, $0.total(1).answered)
    }
    judge.expect("wrap-up", chain.mean { Double($0.wraps) } / (chatRate * (1 - chatsBlocked))) {
      ($0.total(1).wrapTime, $0.total(1).answered)
    }
    judge.expect("busy", chain.mean { $0 == Mix() ? 0 : 1 }) { ($0.agentTotal().busyTime, 58_000) }
    judge.expect("capacity in use", chain.mean { Double(3 - room($0)) / 3 }) {
      ($0.agentTotal().loadTime, 58_000)
    }
    // Each moment is divided by the contacts held then.
    judge.expect(
      "agent's time of a call",
      chain.mean { $0.calls == 0 ? 0 : 1 / Double(1 + $0.talks + $0.wraps) }
        / (callRate * (1 - chain.mean { room($0) < voiceUnits ? 1 : 0 }))
    ) { ($0.total(0).effortTime, $0.total(0).answered) }
  }
}
