import Distributions
import Testing

@testable import Simulator

/// Chats abandoned without a sign, against the chain of one agent and the line in order.
@Suite struct SilentAbandonmentReferenceTests {
  private static let rate = 0.02
  private static let work = 90.0
  private static let patience = 60.0
  private static let detection = 20.0
  private static let room = 3

  /// Chats in service, detections, and who stands in line: true for those who are still there.
  private struct State: Hashable {
    var talks = 0
    var detections = 0
    var line: [Bool] = []
  }

  private func chain(share: Double, speed: [Double]) -> MarkovChain<State> {
    MarkovChain(from: State()) { state in
      let held = state.talks + state.detections
      let each = held == 0 ? 0 : speed[held - 1] / Double(held)
      var next: [(State, Double)] = []
      func add(_ rate: Double, _ change: (inout State) -> Void) {
        var after = state
        change(&after)
        next.append((after, rate))
      }
      func assign(_ state: inout State) {
        guard let first = state.line.first else { return }
        state.line.removeFirst()
        if first { state.talks += 1 } else { state.detections += 1 }
      }
      if held < speed.count {
        add(Self.rate) { $0.talks += 1 }
      } else if state.line.count < Self.room {
        add(Self.rate) { $0.line.append(true) }
      }
      for place in state.line.indices where state.line[place] {
        add(share / Self.patience) { $0.line[place] = false }
        add((1 - share) / Self.patience) { $0.line.remove(at: place) }
      }
      add(Double(state.talks) * each / Self.work) {
        $0.talks -= 1
        assign(&$0)
      }
      add(Double(state.detections) * each / Self.detection) {
        $0.detections -= 1
        assign(&$0)
      }
      return next
    }
  }

  private func scenario(share: Double, concurrency: Concurrency?) -> Scenario {
    var chats = ContactType.voice(
      "chats", perSecond: Self.rate, handle: exponential(mean: Self.work),
      patience: exponential(mean: Self.patience))
    chats.channel = "chat"
    chats.queueLimit = Self.room
    chats.silentAbandonment = .init(share: share, detection: exponential(mean: Self.detection))
    var team = AgentGroup.team(1, serves: ["chats"])
    team.concurrency = concurrency
    return .steady(60_000, warmUp: 2_000, [chats], [team])
  }

  @Test(
    "An agent finds out in their turn, one at a time or beside other chats", arguments: [nil, [1], [1, 1.6]])
  func reference(_ speed: [Double]?) {
    let chain = chain(share: 0.4, speed: speed ?? [1])
    let judge = Judge(
      "silent abandonment",
      scenario(
        share: 0.4, concurrency: speed.map { Concurrency(capacity: $0.count, uses: [:], speed: $0) }),
      replications: 24)
    let full = speed?.count ?? 1
    let blocked = chain.mean { $0.line.count == Self.room ? 1 : 0 }
    let live = chain.mean { Double($0.line.filter { $0 }.count) }
    let offered = Self.rate * (1 - blocked)
    judge.expect("blocked", blocked) { ($0.total().blocked, $0.total().arrivals) }
    judge.expect("abandoned", live / Self.patience / offered) { ($0.total().abandoned, $0.total().offered) }
    judge.expect("wait", live / offered) { ($0.total().waits, $0.total().offered) }
    judge.expect("silent", 0.4) { ($0.deskTotal().silentAbandoned, $0.total().abandoned) }
    judge.expect(
      "delayed",
      chain.mean { $0.talks + $0.detections == full && $0.line.count < Self.room ? 1 : 0 } / (1 - blocked)
    ) { ($0.total().delayed, $0.total().offered) }
    judge.expect("busy", chain.mean { $0.talks + $0.detections > 0 ? 1 : 0 }) {
      ($0.agentTotal().busyTime, 58_000)
    }
    judge.expect(
      "agent's time of detection",
      chain.mean { $0.detections == 0 ? 0 : Double($0.detections) / Double($0.talks + $0.detections) }
    ) { ($0.deskTotal().detectionEffort, 58_000) }
    judge.expect("detections at once", chain.mean { Double($0.detections) }) {
      ($0.deskTotal().detectionTime, 58_000)
    }
  }

  @Test("Share 0 is the model without it, bit for bit")
  func never() {
    var scenario = scenario(share: 0, concurrency: nil)
    let never = Judge("never", scenario, replications: 1).runs[0]
    scenario.contactTypes[0].silentAbandonment = nil
    let plain = Judge("plain", scenario, replications: 1).runs[0]
    #expect(never.contacts == plain.contacts)
    #expect(never.agents == plain.agents)
    #expect(never.answeredWaits == plain.answeredWaits)
  }

  @Test("Share 1: whoever abandons is found out by an agent, or is still in line at the end")
  func always() {
    let run = Judge("always", scenario(share: 1, concurrency: nil), replications: 1).runs[0]
    #expect(run.deskTotal().silentAbandoned == run.total().abandoned)
    #expect(run.total().abandoned > 100)
    let lost = run.deskTotal().silentAbandoned - run.deskTotal().detected
    #expect(abs(lost) <= Double(Self.room))
  }
}
