import Distributions
import Testing

@testable import Simulator

/// The threshold policy of call blending against its chain.
@Suite struct BlendingReferenceTests {
  /// Agents on calls and on e-mails; calls and e-mails in line.
  private struct State: Hashable {
    var calls = 0
    var emails = 0
    var callLine = 0
    var emailLine = 0

    var idle: Int { BlendingReferenceTests.agents - calls - emails }
  }

  private static let agents = 4
  private static let callRate = 0.02
  private static let emailRate = 0.006
  private static let call = 120.0
  private static let email = 200.0
  private static let patience = 150.0
  private static let room = 4

  /// E-mails are taken only while more than `threshold` agents are idle, who takes it included; calls go first.
  private func chain(threshold: Int) -> MarkovChain<State> {
    MarkovChain(from: State()) { state in
      var next: [(State, Double)] = []
      func add(_ rate: Double, _ change: (inout State) -> Void) {
        var after = state
        change(&after)
        next.append((after, rate))
      }
      func assign(_ state: inout State) {
        if state.callLine > 0 {
          state.callLine -= 1
          state.calls += 1
        } else if state.emailLine > 0, state.idle > threshold {
          state.emailLine -= 1
          state.emails += 1
        }
      }
      if state.idle > 0 {
        add(Self.callRate) { $0.calls += 1 }
      } else if state.callLine < Self.room {
        add(Self.callRate) { $0.callLine += 1 }
      }
      if state.idle > threshold {
        add(Self.emailRate) { $0.emails += 1 }
      } else if state.emailLine < Self.room {
        add(Self.emailRate) { $0.emailLine += 1 }
      }
      add(Double(state.callLine) / Self.patience) { $0.callLine -= 1 }
      add(Double(state.calls) / Self.call) {
        $0.calls -= 1
        assign(&$0)
      }
      add(Double(state.emails) / Self.email) {
        $0.emails -= 1
        assign(&$0)
      }
      return next
    }
  }

  static func scenario(threshold: Int, desk: Bool) -> Scenario {
    var calls = ContactType.voice(
      "calls", perSecond: callRate, handle: exponential(mean: call), patience: exponential(mean: patience))
    calls.queueLimit = room
    calls.priority = 0
    var emails = ContactType.voice("emails", perSecond: emailRate, handle: exponential(mean: email))
    emails.channel = "email"
    emails.queueLimit = room
    var team = AgentGroup.team(agents, serves: ["calls", "emails"])
    team.reserves = [.init(types: ["emails"], keepFree: threshold)]
    if desk { team.concurrency = .one }
    var scenario = Scenario.steady(60_000, warmUp: 3_000, [calls, emails], [team])
    scenario.routing.contacts = "static-priority"
    return scenario
  }

  @Test(
    "E-mails are taken while more than c agents are idle, at arrival and when an agent is freed",
    arguments: [(0, false), (1, false), (2, false), (2, true)])
  func threshold(_ threshold: Int, _ isDesk: Bool) {
    let chain = chain(threshold: threshold)
    let judge = Judge(
      "blending, \(threshold) kept free", Self.scenario(threshold: threshold, desk: isDesk), replications: 24)
    let blockedCalls = chain.mean { $0.idle == 0 && $0.callLine == Self.room ? 1 : 0 }
    let blockedEmails = chain.mean { $0.idle <= threshold && $0.emailLine == Self.room ? 1 : 0 }
    let offeredCalls = Self.callRate * (1 - blockedCalls)
    judge.expect(
      "calls delayed", chain.mean { $0.idle == 0 && $0.callLine < Self.room ? 1 : 0 } / (1 - blockedCalls)
    ) {
      ($0.total(0).delayed, $0.total(0).offered)
    }
    judge.expect("calls abandoned", chain.mean { Double($0.callLine) } / Self.patience / offeredCalls) {
      ($0.total(0).abandoned, $0.total(0).offered)
    }
    judge.expect("e-mails blocked", blockedEmails) { ($0.total(1).blocked, $0.total(1).arrivals) }
    judge.expect(
      "e-mail wait", chain.mean { Double($0.emailLine) } / (Self.emailRate * (1 - blockedEmails))
    ) { ($0.total(1).waits, $0.total(1).offered) }
    judge.expect("busy", chain.mean { Double(Self.agents - $0.idle) }) {
      ($0.agentTotal().busyTime, 57_000)
    }
  }

  @Test("A reserve as large as the team keeps it free for ever; urgent contacts take no notice of it")
  func extremes() {
    var scenario = Self.scenario(threshold: 4, desk: false)
    let none = Judge("all kept free", scenario, replications: 1).runs[0]
    #expect(none.total(1).answered == 0)
    #expect(none.total(0).answered > 0)
    scenario.contactTypes[1].urgent = .init(share: 0.5)
    let urgent = Judge("urgent e-mails", scenario, replications: 1).runs[0]
    #expect(urgent.total(1).answered == 0)
    #expect(urgent.total(2).answered > 100)
  }
}
