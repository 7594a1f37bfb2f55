import Testing

@testable import Simulator

/// Verdicts on targets.
struct TargetVerdictTests {
  private static func target(
    _ bound: Target.Bound, of measure: String = "service_level", every: Target.Every = .horizon,
    within: Double? = nil, subject: Target.Subject = .contacts(["calls"])
  ) -> Target {
    Target(of: subject, measure: measure, within: within, bound: bound, every: every, label: "all")
  }

  /// Days of 100 contacts in each interval, with so many answered in time.
  private static func verdict(
    _ target: Target, answeredInTime: [[Double]], contacts: Double = 100
  ) throws -> TargetVerdict {
    let intervals = answeredInTime.first?.count ?? 1
    let model = EstimationFixtures.model(
      clock: EstimationFixtures.calendar(intervals: intervals), targets: [target])
    let days = answeredInTime.map { counts in
      var day = EstimationFixtures.observations(model)
      for (interval, count) in counts.enumerated() {
        day.contacts[interval].arrivals = contacts
        day.answeredWithin[interval] = count
      }
      return day
    }
    return try #require(EstimationFixtures.estimator(model, days).verdicts(level: 0.95).first)
  }

  /// 79, 81, 83: mean 0.81, half-width 4.30 * 0.02 / sqrt(3) = 0.0497.
  @Test(
    "a target is met, undecided or missed as the whole interval lies on the right side, astride, or on the wrong side"
  )
  func horizon() throws {
    let days = [[79.0], [81], [83]]
    #expect(try Self.verdict(Self.target(.atLeast(0.76)), answeredInTime: days).verdict == .met)
    #expect(try Self.verdict(Self.target(.atLeast(0.80)), answeredInTime: days).verdict == .undecided)
    #expect(try Self.verdict(Self.target(.atLeast(0.87)), answeredInTime: days).verdict == .missed)
    #expect(try Self.verdict(Self.target(.atMost(0.87)), answeredInTime: days).verdict == .met)
    #expect(try Self.verdict(Self.target(.atMost(0.75)), answeredInTime: days).verdict == .missed)
  }

  @Test("without an interval a target is undecided, without contacts it says so")
  func withoutInterval() throws {
    #expect(try Self.verdict(Self.target(.atLeast(0.5)), answeredInTime: [[90]]).verdict == .undecided)
    let nobody = try Self.verdict(Self.target(.atLeast(0.5)), answeredInTime: [[0], [0]], contacts: 0)
    #expect(nobody.verdict == .noContacts)
    #expect(nobody.estimate.reason == "no contacts offered")
    #expect(nobody.metOnDays?.reason == "no days with contacts")
  }

  @Test("ten replications that all gave the same value decide by it")
  func constant() throws {
    let wait = Self.target(.atMost(120), of: "mean_wait")
    let nine = Array(repeating: [90.0], count: 9)
    #expect(try Self.verdict(wait, answeredInTime: nine).verdict == .undecided)
    #expect(try Self.verdict(wait, answeredInTime: nine + [[90.0]]).verdict == .met)
  }

  @Test("a target for every interval needs all of them, and shows the worst of those that decide")
  func everyInterval() throws {
    let days: [[Double]] = (0..<10).map { day in
      let shift = Double(day % 3)
      return [90 + shift, 70 + shift, 79 + shift]
    }
    let missed = try Self.verdict(Self.target(.atLeast(0.8), every: .interval), answeredInTime: days)
    #expect(missed.verdict == .missed)
    #expect(missed.estimate.interval == 1)
    #expect(missed.intervals.map { [$0.met, $0.missed, $0.undecided] } == [1, 1, 1])
    #expect(missed.metOnDays?.value == 0.0)

    let met = try Self.verdict(Self.target(.atLeast(0.6), every: .interval), answeredInTime: days)
    #expect(met.verdict == .met)
    #expect(met.estimate.interval == 1)
    #expect(met.metOnDays?.value == 1.0)

    let undecided = try Self.verdict(Self.target(.atLeast(0.71), every: .interval), answeredInTime: days)
    #expect(undecided.verdict == .undecided)
    #expect(undecided.estimate.interval == 1)
  }

  /// Mean 0.81, s = 0.02, n = 3: missed against 0.87 alone, but with 24 intervals of which one looks so, the
  /// half-width that counts is t(2) at 1 - 0.025 / 24, 21.9 instead of 4.3 standard errors.
  @Test("one bad interval among many must be worse to count as missed")
  func multiplicity() throws {
    let good: [Double] = Array(repeating: 100, count: 23)
    let days = [79.0, 81, 83].map { [$0] + good }
    let alone = try Self.verdict(
      Self.target(.atLeast(0.87), every: .interval), answeredInTime: [[79], [81], [83]])
    #expect(alone.verdict == .missed)
    let among = try Self.verdict(Self.target(.atLeast(0.87), every: .interval), answeredInTime: days)
    #expect(among.intervals?.missed == 0)
    #expect(among.intervals?.undecided == 1)
    #expect(among.verdict == .undecided)
  }

  @Test("a target may state its own threshold")
  func within() throws {
    let target = Self.target(.atLeast(0.5), within: 60)
    let model = EstimationFixtures.model(thresholds: [20, 60], targets: [target])
    var day = EstimationFixtures.observations(model)
    day.contacts[0].arrivals = 10
    day.answeredWithin = [3, 9]
    let estimator = EstimationFixtures.estimator(model, [day])
    let verdict = try #require(estimator.verdicts(level: 0.95).first)
    #expect(verdict.estimate.value == 0.9)
    #expect(verdict.estimate.threshold == 60)
    #expect(estimator.table(level: 0.95).value("service_level") == 0.3)
  }

  @Test("the estimate of a target is named after the scope that has the same members")
  func scope() throws {
    let contacts = [
      EstimationFixtures.Contact(name: "a", language: "en"),
      EstimationFixtures.Contact(name: "b", language: "en"),
      EstimationFixtures.Contact(name: "c"),
    ]
    let cases: [(Target.Subject, Scope)] = [
      (.contacts(["a", "b", "c"]), .center), (.contacts(["b"]), .contactType("b")),
      (.contacts(["b", "a"]), .language("en")), (.contacts(["a", "c"]), .contactTypes(["a", "c"])),
    ]
    let model = EstimationFixtures.model(
      contacts: contacts, groups: [("x", nil), ("y", nil)],
      targets: cases.map { Self.target(.atMost(0.05), of: "abandonment", subject: $0.0) } + [
        Self.target(.atMost(0.85), of: "occupancy", subject: .agents(["x", "y"])),
        Self.target(.atMost(0.85), of: "occupancy", subject: .agents(["y"])),
      ])
    var day = EstimationFixtures.observations(model)
    day.agents[0] = AgentTotals(busyTime: 1800, scheduledTime: 3600)
    day.agents[1] = AgentTotals(busyTime: 900, scheduledTime: 3600)
    let verdicts = EstimationFixtures.estimator(model, [day]).verdicts(level: 0.95)
    #expect(verdicts.map(\.estimate.of) == cases.map(\.1) + [.center, .agentGroup("y")])
    #expect(verdicts.suffix(2).map(\.estimate.value) == [0.375, 0.25])
  }
}
