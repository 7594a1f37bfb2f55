import Distributions
import Testing

@testable import Simulator

/// The parts of a day's uncertainty against a closed form: contacts offered on a day with a gamma factor of coefficient of variation
/// c have the variance lambda^2 c^2 of the factor (forecast) and lambda of chance.
@Suite struct UncertaintySplitTests {
  private static func run(cv: Double?) throws -> ScenarioRun {
    var calls = ContactType.voice("calls", perSecond: 100 / 4.0 / 3600, handle: exponential(mean: 60))
    if let cv { calls.arrivals.busyness.day = try Gamma(mean: 1, cv: cv) }
    var scenario = Scenario.calendar(hours: 4, interval: 900, [calls], [.team(2)])
    scenario.targets = [
      Target(
        of: .contacts(["calls"]), measure: "mean_wait", within: nil, bound: .atMost(1e6), every: .horizon,
        label: "all")
    ]
    return ScenarioRun(scenario, seed: 11, threads: 2)
  }

  @Test("Both standard deviations agree with the closed form")
  func closedForm() async throws {
    let split = try #require(await Self.run(cv: 0.4).uncertainty(simulations: 1600, measures: ["offered"]))
    let row = try #require(split.rows.first)
    #expect(split.days == 400 && split.runsOfEach == 4)
    #expect(abs(row.mean - 100) <= 4.89 / 1.96 * row.halfWidth)
    // sd of the factor's part: 40, its estimate's standard error 4 % of it, as a gamma law of cv 40 % has an excess of 0.96; of
    // chance: 10, its standard error 0.25. False alarm 1e-6.
    #expect(abs(row.forecast.value - 40) < 4.89 * 1.8)
    #expect(abs(row.dayToDay.value - 10) < 4.89 * 0.27)
    #expect(row.forecast.low < row.forecast.value && row.forecast.value < row.forecast.high)
    #expect(row.forecast.high - row.forecast.low < 14)
    #expect(abs((row.forecastShare ?? 0) - 1600 / 1700) < 0.03)
    // A bound that every day keeps is met on all days, with room for what was not seen.
    #expect(split.chances.map(\.probability) == [1])
    #expect((split.chances.first?.halfWidth ?? 0) > 0)
  }

  @Test(
    "Without busyness the forecast's part is nothing, and a note says that the forecast is taken as exact")
  func noForecastError() async throws {
    let split = try #require(await Self.run(cv: nil).uncertainty(simulations: 800, measures: ["offered"]))
    let row = try #require(split.rows.first)
    #expect(row.forecast.low == 0 && row.forecast.value < 6)
    #expect(abs(row.dayToDay.value - 10) < 4.89 * 0.31)
    #expect(split.notes.contains { $0.contains("taken as exact") })
  }

  @Test("One-way analysis of variance by hand")
  func byHand() {
    // Means 2, 6, 7; variances within 2, 2, 2; between means 7, so s_B^2 = 7 - 2/2 = 6.
    let row = UncertaintySplit.Row(
      .offered, threshold: nil, [[1, 3], [5, 7], [6, 8]], level: 0.95)
    #expect(row.mean == 5)
    #expect(abs(row.forecast.value - 6.0.squareRoot()) < 1e-12)
    #expect(abs(row.dayToDay.value - 2.0.squareRoot()) < 1e-12)
    // t(2) = 4.303 times sqrt(7 / 3).
    #expect(abs(row.halfWidth - 4.3027 * (7.0 / 3).squareRoot()) < 1e-3)
    #expect(abs((row.forecastShare ?? 0) - 0.75) < 1e-12)
  }

  @Test("The runs of a day share its busyness, not its contacts")
  func sameDay() throws {
    let model = Model(try Self.run(cv: 0.2).scenario)
    func count(_ number: Int, day: Int) throws -> Double {
      try #require(
        Replication.run(model, seed: 1, number: number, stop: StopFlag(), days: DayInputs(replication: day))
      ).flow.firstContacts
    }
    let own = try #require(Replication.run(model, seed: 1, number: 5, stop: StopFlag())).flow.firstContacts
    #expect(try count(5, day: 5) == own)
    #expect(try count(6, day: 5) != own)
    let means = try (0..<12).map { day in
      try (0..<4).reduce(0) { $0 + (try count(day * 4 + $1, day: day)) } / 4
    }
    #expect((means.max() ?? 0) - (means.min() ?? 0) > 20, "days differ by more than chance")
  }
}
