import Distributions
import Testing

@testable import Simulator

/// Work put aside for calls: two-class priority M/G/1, preemptive resume.
///
/// - Source: L. Kleinrock, "Queueing Systems, volume 2: Computer Applications" (1976), chapter 3 on priority queueing.
@Suite struct InterruptionReferenceTests {
  private static let callRate = 0.004
  private static let caseRate = 0.0015
  private static let call = 80.0
  private static let work = 250.0

  private func scenario(switchCost: Double, _ law: any Distribution, agents: Int = 1) -> Scenario {
    let calls = ContactType.voice("calls", perSecond: Self.callRate, handle: exponential(mean: Self.call))
    var cases = ContactType.voice("cases", perSecond: Self.caseRate, handle: law)
    cases.channel = "case"
    cases.switchCost = switchCost
    return .steady(
      200_000, warmUp: 5_000, [calls, cases], [.team(agents, serves: ["calls", "cases"])])
  }

  @Test("Mean times in the system of both classes, without switch cost")
  func preemptiveResume() throws {
    for law: any Distribution in [exponential(mean: Self.work), try Lognormal(mean: Self.work, cv: 1.2)] {
      let (rho1, rho2) = (Self.callRate * Self.call, Self.caseRate * Self.work)
      let rest1 = Self.callRate * 2 * Self.call * Self.call / 2
      let rest2 = Self.caseRate * (law.variance + Self.work * Self.work) / 2
      let judge = Judge("preemptive resume", scenario(switchCost: 0, law), replications: 24)
      judge.expect("calls in system", Self.call + rest1 / (1 - rho1)) {
        ($0.total(0).waits + $0.total(0).talkTime, $0.total(0).answered)
      }
      let low = Self.work / (1 - rho1) + (rest1 + rest2) / ((1 - rho1) * (1 - rho1 - rho2))
      judge.expect("cases in system", low) {
        ($0.total(1).waits + $0.total(1).talkTime + $0.deskTotal(1).asideTime, $0.total(1).answered)
      }
      judge.expect("handle time of a case", Self.work) { ($0.total(1).talkTime, $0.total(1).answered) }
      judge.expect("interruptions of a case", Self.callRate * Self.work) {
        ($0.deskTotal(1).interruptions, $0.total(1).answered)
      }
      judge.expect("busy", rho1 + rho2) { ($0.agentTotal().busyTime, 195_000) }
    }
  }

  @Test("Each return to a case costs the switch cost once: handle time E[S] / (1 - lambda c)")
  func switchCost() {
    // Calls interrupt at rate lambda while the agent works at the case, the cost c included, and each adds c of work:
    // X = S + c N with E N = lambda E X. A call that comes during a call or waits behind one is no interruption of its own.
    let cost = 50.0
    let time = Self.work / (1 - Self.callRate * cost)
    let judge = Judge(
      "switch cost", scenario(switchCost: cost, exponential(mean: Self.work)), replications: 24)
    judge.expect("handle time of a case", time) { ($0.total(1).talkTime, $0.total(1).answered) }
    judge.expect("interruptions of a case", Self.callRate * time) {
      ($0.deskTotal(1).interruptions, $0.total(1).answered)
    }
    judge.expect("busy", Self.callRate * Self.call + Self.caseRate * time) {
      ($0.agentTotal().busyTime, 195_000)
    }
  }

  @Test("Calls see nothing of work that can be put aside: M/M/n as if it were not there")
  func callsUndisturbed() {
    var blended = scenario(switchCost: 30, exponential(mean: Self.work), agents: 2)
    let together = Judge("blended", blended, replications: 1).runs[0]
    blended.contactTypes.removeLast()
    blended.agentGroups = [.team(2)]
    let alone = Judge("calls alone", blended, replications: 1).runs[0]
    #expect(together.total(0).answered == alone.total(0).answered)
    #expect(abs(together.total(0).waits - alone.total(0).waits) < 1e-6 * alone.total(0).waits)
  }

  @Test("Nobody is interrupted while somebody is idle, in the same group or another")
  func idleFirst() {
    // Two groups of one: a case goes to the one, a call to the other; never more than 2 contacts, so nothing is put aside.
    var calls = ContactType.voice("calls", perSecond: 0.01, handle: constant(1))
    calls.queueLimit = 0
    var cases = ContactType.voice("cases", perSecond: 0.001, handle: constant(400))
    cases.channel = "case"
    cases.switchCost = 10
    let groups = ["a", "b"].map { AgentGroup.team(1, named: $0, serves: ["calls", "cases"]) }
    for policy in AgentSelections.all.map({ $0.name }) where policy != "ranked" {
      var scenario = Scenario.steady(50_000, [calls, cases], groups)
      scenario.routing.agents = policy
      let run = Judge(policy, scenario, replications: 1).runs[0]
      #expect(run.total(1).answered > 20)
      // Only a call beside two cases, or beside a case and a call, interrupts.
      #expect(run.deskTotal(1).interruptions < 0.25 * run.total(0).answered)
      #expect(run.total(0).blocked < 0.01 * run.total(0).arrivals)
    }
  }

  @Test("Chats at once beside work that can be put aside: it rests until the last of them has ended")
  func severalChats() {
    var chats = ContactType.voice("chats", perSecond: 0.01, handle: constant(100))
    chats.channel = "chat"
    var cases = ContactType.voice("cases", perSecond: 0.001, handle: constant(300))
    cases.channel = "case"
    cases.switchCost = 0
    var team = AgentGroup.team(1, serves: ["chats", "cases"])
    team.concurrency = Concurrency(capacity: 60, uses: [:], speed: (1...60).map(Double.init))
    let judge = Judge("chats and cases", .steady(200_000, [chats, cases], [team]), replications: 24)
    // Chats are M/D/infinity: P(none) = exp(-1), and each busy period interrupts at most once. A case works only while
    // there are none: its share of time is its load, and interruptions come at rate lambda while it works.
    judge.expect("interruptions of a case", 0.01 * 300) {
      ($0.deskTotal(0).interruptions, $0.total(0).answered)
    }
    judge.expect("handle time", 300) { ($0.total(0).talkTime, $0.total(0).answered) }
    judge.expect("chat", 100) { ($0.total(1).talkTime, $0.total(1).answered) }
  }
}

extension Observations {
  func deskTotal(_ type: Int? = nil) -> DeskTotals {
    var sum = DeskTotals()
    for (index, cell) in desks.enumerated() where type == nil || index % types == type {
      sum.interruptions += cell.interruptions
      sum.asideTime += cell.asideTime
      sum.silentAbandoned += cell.silentAbandoned
      sum.detected += cell.detected
      sum.detectionTime += cell.detectionTime
      sum.detectionEffort += cell.detectionEffort
      sum.replies += cell.replies
      sum.latency += cell.latency
    }
    return sum
  }

  func turnTotal() -> TurnTotals {
    var sum = TurnTotals()
    for cell in turns {
      sum.writingTime += cell.writingTime
      sum.chatTime += cell.chatTime
      for level in LevelTimes.levels {
        sum.time[level] += cell.time[level]
        sum.progress[level] += cell.progress[level]
      }
    }
    return sum
  }
}
