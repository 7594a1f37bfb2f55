import Distributions
import Foundation
import Testing

@testable import Simulator

/// What waiting contacts are told, and what that changes, in closed form.
@Suite struct AnnouncementTests {
  private func calls(
    _ rate: Double, _ handle: any Distribution, patience: (any Distribution)? = nil, told: Announcement?
  ) -> ContactType {
    var type = ContactType.voice("calls", perSecond: rate, handle: handle, patience: patience)
    type.announcement = told
    return type
  }

  @Test("M/M/n: the wait expected by queue length is exact, and its mean absolute error that of Erlang laws")
  func queueLength() {
    // n = 5, load 4: behind Q others the wait is Erlang(Q + 1, n mu), and P(Q = q | wait) = (1 - rho) rho^q.
    // E|X - EX| of Erlang(k, r) is 2 k^k e^-k / ((k - 1)! r).
    let (agents, mean, rate) = (5, 100.0, 0.04)
    let rho = rate * mean / Double(agents)
    var absolute = 0.0
    for k in 1...400 {
      let deviation = 2 * exp(Double(k) * log(Double(k)) - Double(k) - lgamma(Double(k)))
      absolute += (1 - rho) * pow(rho, Double(k - 1)) * deviation
    }
    absolute *= mean / Double(agents)
    let judge = Judge(
      "queue length announced",
      .steady(
        200_000, warmUp: 5_000,
        [calls(rate, exponential(mean: mean), told: Announcement(estimate: .queueLength))], [.team(agents)]),
      replications: 20)
    judge.expect("mean announced", mean / Double(agents) / (1 - rho)) {
      ($0.announcementTotal().announcedWaits, $0.announcementTotal().announced)
    }
    judge.expect("mean error", 0) { ($0.announcementTotal().errors, $0.announcementTotal().answered) }
    judge.expect("mean absolute error", absolute) {
      ($0.announcementTotal().absoluteErrors, $0.announcementTotal().answered)
    }
    judge.expect("told", 1) { ($0.announcementTotal().announced, $0.total().delayed) }
  }

  @Test("Head of line and last to enter service are what they say, on paper")
  func delayHistory() {
    // One agent, constant service: Lindley's recursion gives every wait, and so what each arrival is told.
    for estimate in [WaitEstimate.headOfLine, .lastToEnterService] {
      let scenario = Scenario.calendar(
        hours: 3, interval: 3600, [calls(0.01, constant(95), told: Announcement(estimate: estimate))],
        [.team(1)])
      let times = HandCounts.arrivals(of: scenario, type: 0)
      var starts: [Double] = []
      var (errors, told, count) = (0.0, 0.0, 0.0)
      for time in times {
        let start = max((starts.last ?? -1000) + 95, time)
        let entered = starts.count { $0 <= time }
        if start > time {
          let announced: Double =
            switch estimate {
            case .headOfLine: entered < starts.count ? time - times[entered] : 0
            default: entered > 0 ? starts[entered - 1] - times[entered - 1] : 0
            }
          told += announced
          errors += abs(start - time - announced)
          count += 1
        }
        starts.append(start)
      }
      let total = HandCounts.run(scenario).announcementTotal()
      #expect(total.answered == count && count > 50)
      #expect(abs(total.announcedWaits - told) < 1e-6, "\(estimate)")
      #expect(abs(total.absoluteErrors - errors) < 1e-6, "\(estimate)")
    }
  }

  @Test("Beyond the announced wait the hazard of any patience is multiplied: S(w) (S(x) / S(w))^m")
  func hazard() throws {
    // Nobody answers: contacts leave as patient as they are. Told 60 s.
    let laws: [any Distribution] = [
      exponential(mean: 90), try Weibull(mean: 80, shape: 1.7), try Lognormal(mean: 100, cv: 1.2),
    ]
    for law in laws {
      for factor in [0.5, 1.5, 4] {
        let type = calls(
          1, constant(1), patience: law, told: Announcement(estimate: .fixed(60), hazardAfter: factor))
        let thresholds = [30.0, 60, 75, 100, 180]
        let judge = Judge(
          "hazard x \(factor)",
          .calendar(hours: 0.5, interval: 1800, [type], [.team(0)], thresholds: thresholds), replications: 10)
        for threshold in thresholds {
          let promise = 1 - law.cdf(60)
          let survival =
            threshold <= 60
            ? 1 - law.cdf(threshold) : promise * pow((1 - law.cdf(threshold)) / promise, factor)
          // T = 20 s is a threshold too.
          let column = ([20] + thresholds).sorted().firstIndex(of: threshold) ?? 0
          judge.expect("P(patience <= \(threshold))", 1 - survival) {
            ($0.within(column).abandoned, $0.total().abandoned)
          }
        }
      }
    }
  }

  @Test("Exponential patience after a constant announcement: the mean in closed form")
  func exponentialPatience() {
    // E = (1 - e^{-w theta}) / theta + e^{-w theta} / (m theta).
    let (mean, told, factor) = (90.0, 60.0, 1.5)
    let exact = mean * (1 - exp(-told / mean)) + exp(-told / mean) * mean / factor
    let type = calls(
      1, constant(1), patience: exponential(mean: mean),
      told: Announcement(estimate: .fixed(told), hazardAfter: factor))
    Judge("exponential", .calendar(hours: 1, interval: 3600, [type], [.team(0)]), replications: 10)
      .expect("time to abandon", exact) { ($0.total().waitOfAbandoned, $0.total().abandoned) }
  }

  @Test("A factor of 1, no balking and no longer talk change nothing, bit for bit")
  func neutral() {
    var type = calls(0.05, exponential(mean: 100), patience: exponential(mean: 60), told: nil)
    // Both watch patience, so both add in the same order.
    type.queueLimit = 1_000_000
    let plain = HandCounts.run(.calendar(hours: 4, interval: 900, [type], [.team(4)]))
    type.announcement = Announcement(estimate: .queueLength)
    let told = HandCounts.run(.calendar(hours: 4, interval: 900, [type], [.team(4)]))
    #expect(plain.contacts == told.contacts && plain.agents == told.agents)
    #expect(told.announcementTotal().announced == told.total().delayed)
  }

  @Test("Balking follows the announced wait, and talks are longer after a broken promise")
  func balkingAndTalk() {
    var announcement = Announcement(estimate: .fixed(60), handleTimeAfter: 20)
    announcement.balking = WaitCurve(from: [30, 61], probability: [0.25, 1])
    let judge = Judge(
      "balking",
      .steady(50_000, [calls(0.05, constant(100), told: announcement)], [.team(4)]), replications: 10)
    judge.expect("balked", 0.25) { ($0.total().balked, $0.total().delayed) }
    for run in judge.runs {
      let late = run.announcementTotal().late
      #expect(late > 0)
      #expect(
        abs(run.total().talkTime - 100 * run.total().answered - 20 * late) < 1e-6 * run.total().talkTime)
    }
  }
}

extension Observations {
  /// Totals of announcements over all periods and types.
  func announcementTotal() -> AnnouncementTotals {
    announcements.reduce(into: AnnouncementTotals()) { sum, cell in
      sum.announced += cell.announced
      sum.announcedWaits += cell.announcedWaits
      sum.answered += cell.answered
      sum.errors += cell.errors
      sum.absoluteErrors += cell.absoluteErrors
      sum.late += cell.late
    }
  }
}
