import Foundation
import Testing

@testable import Simulator

/// What days are like one by one.
struct DailyTests {
  /// Two replications of three days; service levels 0.5, 0.6, 0.7 and 0.8, 0.9, and one day without contacts.
  @Test("quantiles of the daily service level leave out days without contacts")
  func quantiles() {
    let target = Target(
      of: .contacts(["calls"]), measure: "service_level", within: nil, bound: .atLeast(0.75), every: .horizon,
      label: "all")
    let model = EstimationFixtures.model(
      clock: EstimationFixtures.calendar(days: 3, intervals: 2), targets: [target])
    let weeks = [[5.0, 6, 7], [8, 9]].map { days in
      var week = EstimationFixtures.observations(model)
      for (day, answered) in days.enumerated() {
        week.contacts[2 * day].arrivals = 4
        week.contacts[2 * day + 1].arrivals = 6
        week.answeredWithin[2 * day] = answered - 3
        week.answeredWithin[2 * day + 1] = 3
      }
      return week
    }
    let estimator = EstimationFixtures.estimator(model, weeks)
    let table = estimator.table(level: 0.95)
    #expect(table.value("service_level_day_p10") == 0.5)
    #expect(table.value("service_level_day_p50") == 0.7)
    #expect(table.value("service_level_day_p90") == 0.9)
    #expect(table.row("service_level_day_p50")?.n == 5)
    #expect(table.row("service_level_day_p50")?.reason == "too few days for an interval")
    #expect(table.row("service_level_day_p50", interval: 0) == nil)
    let met = estimator.verdicts(level: 0.95).first?.metOnDays
    #expect(met?.value == 0.4)
    #expect(met?.n == 5)
  }

  /// Binomial(20, 1/2): P(B <= 5) = 0.0207, P(B <= 14) = 0.9793, so the 6th and 15th of 20 enclose the median
  /// with 95.9 %.
  @Test("the ranks around a quantile are binomial")
  func ranks() throws {
    let median = try #require(DailyQuantile.ranks(count: 20, p: 0.5, level: 0.95))
    #expect(median == (6, 15))
    #expect(DailyQuantile.ranks(count: 5, p: 0.5, level: 0.95) == nil)
    #expect(
      DailyQuantile.ranks(count: 100_000, p: 0.1, level: 0.95).map { $0.lower < 10_000 && $0.upper > 10_000 }
        == true)
  }

  /// Wilson's interval for 10 of 10 with z = t(9) = 2.262: lower end 10 / (10 + 5.117) = 0.6615.
  @Test("a target met on all days seen may still be missed on others")
  func wilson() throws {
    let all = DayShare.estimate(met: 10, of: 10, level: 0.95)
    #expect(all.value == 1.0)
    #expect(abs(try #require(all.halfWidth) - (1 - 0.6615)) < 1e-4)
    #expect(DayShare.estimate(met: 0, of: 0, level: 0.95).value == nil)
    #expect(DayShare.estimate(met: 1, of: 1, level: 0.95).halfWidth == nil)
  }

  @Test("intervals are labelled by time, weekday and date")
  func labels() {
    func calendar(days: Int, date: String?) -> [String] {
      IntervalLabels.make(
        .calendar(
          Calendar(
            open: 7 * 3600, close: 8 * 3600, interval: 1800, days: days, date: date, closing: .drop,
            firstWeekday: date.flatMap { CalendarDate($0)?.weekday }, statedProfile: .all)))
    }
    #expect(calendar(days: 1, date: "2026-03-02") == ["07:00", "07:30"])
    #expect(calendar(days: 2, date: "2026-03-02") == ["Mon 07:00", "Mon 07:30", "Tue 07:00", "Tue 07:30"])
    #expect(calendar(days: 2, date: nil)[2] == "day 2 07:00")
    #expect(calendar(days: 8, date: "2024-02-25")[8] == "2024-02-29 07:00")
    #expect(calendar(days: 8, date: "2025-12-29")[7] == "2026-01-01 07:30")
    #expect(IntervalLabels.make(.steadyState(length: 1, warmUp: .automatic)).isEmpty)
  }
}
