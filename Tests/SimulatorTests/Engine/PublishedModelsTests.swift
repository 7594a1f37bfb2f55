import Distributions
import ReferenceCases
import Testing

@testable import Simulator

/// Figures that other simulators printed, each with its own interval.
@Suite struct PublishedModelsTests {
  private let mmc = ReferenceCase.named("ContactCenters-MMC", in: "published")

  private func day(patience: Double? = nil, queueLimit: Int? = nil) -> Scenario {
    var calls = ContactType.voice(
      "calls", perSecond: 252 / 3600, handle: exponential(mean: 120),
      patience: patience.map { exponential(mean: $0) })
    calls.queueLimit = queueLimit
    return .calendar(hours: 8, interval: 28_800, [calls], [.team(12)])
  }

  @Test("ContactCenters' M/M/12 day")
  func erlangCDay() {
    let judge = Judge("ContactCenters MMC", day(), replications: 300)
    judge.expectPublished("good over answered", 0.902, halfWidth: 0.002) {
      ($0.within(0).answered, $0.total().answered)
    }
    judge.expectPublished("good", 1816.158, halfWidth: 3.54) { ($0.within(0).answered, 1) }
    judge.expectPublished("ASA", 5.94, halfWidth: 0.18) { ($0.total().waitOfAnswered, $0.total().answered) }
    judge.expect("ASA, exact", 6.040844) { ($0.total().waitOfAnswered, $0.total().answered) }
    judge.expect("occupancy in opening hours, exact", 0.6969343) {
      ($0.agentTotal().busyTime, $0.agentTotal().scheduledTime)
    }
  }

  @Test("ContactCenters' M/M/12 day with abandonment")
  func erlangADay() {
    let judge = Judge("ContactCenters MMCAb", day(patience: 60), replications: 300)
    judge.expect("abandoned, exact", 59.26322) { ($0.total().abandoned, 1) }
    judge.expect("occupancy, exact", 0.6765583) { ($0.agentTotal().busyTime, $0.agentTotal().scheduledTime) }
    judge.expectPublished("good over answered", 0.975, halfWidth: 0.001) {
      ($0.within(0).answered, $0.total().answered)
    }
    judge.expectPublished("good", 1906.008, halfWidth: 2.225) { ($0.within(0).answered, 1) }
    judge.expectPublished("abandoned", 58.609, halfWidth: 0.949) { ($0.total().abandoned, 1) }
    judge.expectPublished("ASA", 1.44, halfWidth: 0.06) { ($0.total().waitOfAnswered, $0.total().answered) }
  }

  @Test("ContactCenters' M/M/12 day with five places to wait")
  func blockedDay() {
    let judge = Judge("ContactCenters MMCBlocked", day(queueLimit: 5), replications: 300)
    judge.expectPublished("blocked", 18.655, halfWidth: 0.61) { ($0.total().blocked, 1) }
    judge.expectPublished("good over answered", 0.929, halfWidth: 0.001) {
      ($0.within(0).answered, $0.total().answered)
    }
    judge.expectPublished("good", 1854.284, halfWidth: 2.617) { ($0.within(0).answered, 1) }
    judge.expectPublished("good over answered and blocked", 0.92, halfWidth: 0.002) {
      ($0.within(0).answered, $0.total().answered + $0.total().blocked)
    }
    judge.expectPublished("ASA", 3.6, halfWidth: 0.06) { ($0.total().waitOfAnswered, $0.total().answered) }
    judge.expectPublished("occupancy", 0.689, halfWidth: 0.0015) {
      ($0.agentTotal().busyTime, $0.agentTotal().scheduledTime)
    }
  }

  @Test("SSJ's CallCenter: busyness, patience with an atom at 0, staffing by hour")
  func ssjCallCenter() throws {
    let parameters = ReferenceCase.named("SSJ-CallCenter-alpha0-400", in: "published").parameters
    var calls = ContactType.voice("calls", handle: exponential(mean: 100))
    calls.patience = try Mixture(
      of: [constant(0), exponential(mean: 1000)], weights: [0.1, 0.9])
    calls.arrivals = Arrivals(
      process: .perInterval(parameters["base_arrivals_per_hour_by_period"].array.map(\.number)),
      busyness: Busyness(day: try Gamma(mean: 1, cv: 0.05)))
    var team = AgentGroup.team(0)
    team.staff = .perInterval(parameters["agents_by_period"].array.map { Int($0.number) })
    let judge = Judge(
      "SSJ CallCenter", .calendar(hours: 13, interval: 3600, [calls], [team]), replications: 400)
    judge.expectPublished("arrivals", 1660.366, halfWidth: 1.54) { ($0.total().arrivals, 1) }
    judge.expectPublished("wait per expected call", 4.713, halfWidth: 0.033) { ($0.total().waits, 1660) }
    judge.expectPublished("good, abandons within 20 s included", 0.925, halfWidth: 0.0005) {
      ($0.within(0).answered + $0.within(0).abandoned, 1660)
    }
    judge.expectPublished("lost", 0.020, halfWidth: 0.0005) { ($0.total().abandoned, 1660) }
  }

  @Test("ContactCenters' Telethon: lines, messages at two minutes, five evenings")
  func telethon() {
    var calls = ContactType.voice(
      "calls", perSecond: 50 / 3600, handle: exponential(mean: 600), patience: exponential(mean: 120))
    calls.messageAfter = 120
    calls.acceptableWait = 60
    var scenario = Scenario.calendar(hours: 4, interval: 3600, days: 5, [calls], [.team(12)])
    scenario.lines = 24
    let judge = Judge("ContactCenters Telethon", scenario, replications: 300)
    judge.expect("arrivals", 1000) { ($0.total().arrivals, 1) }
    judge.expectPublished("answered", 963.11, halfWidth: 1.74) { ($0.total().answered, 1) }
    judge.expectPublished("abandoned", 31.82, halfWidth: 0.65) { ($0.total().abandoned, 1) }
    judge.expectPublished("messages", 4.96, halfWidth: 0.18) { ($0.total().diverted, 1) }
    judge.expectPublished("in target", 950.27, halfWidth: 1.69) { ($0.within(0).answered, 1) }
    judge.expectPublished("ASA in minutes", 0.036, halfWidth: 0.001) {
      ($0.total().waitOfAnswered / 60, $0.total().answered)
    }
    judge.expectPublished("occupancy, all handling over scheduled time", 0.6677, halfWidth: 0.0016) {
      ($0.agentTotal().busyTime + $0.agentTotal().afterCloseTime, $0.agentTotal().scheduledTime)
    }
  }
}
