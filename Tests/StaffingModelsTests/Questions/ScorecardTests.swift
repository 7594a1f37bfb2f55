import Simulator
import Testing

@testable import StaffingModels

struct ScorecardTests {
  /// 500 calls a day in the mean, of 12 minutes each.
  private static func text(staff: String, arrivals: String = "{rate: 50/h}") -> String {
    """
    callsim: 1
    name: desk
    calendar: {open: "08:00-18:00", interval: 1h}
    contact_types:
      calls: {channel: voice, arrivals: \(arrivals), patience: {exponential: {mean: 10min}}, handle_time: {constant: 12min}}
    agent_groups:
      team: {serves: [calls], staff: \(staff)}
    """
  }

  @Test("100 hours of handling over 500 calls are 12 minutes a call, to the digit")
  func averageCallTime() async throws {
    let card = try #require(
      await Scorecard(try Scenario(text: Self.text(staff: "60")), seed: 1, threads: 2, contacts: 20_000))
    let row = try #require(card.rows.first { $0.figure == "average call time" })
    #expect(abs(try #require(row.now.value) - 100 * 3600 / 500) < 1e-9)
    #expect(card.figuresTable.text(isColored: false).contains("12:00 min"))
    #expect(card.additions.isEmpty && card.additionsTable == nil)
    #expect(card.rows.filter { $0.limit != nil }.allSatisfy { $0.verdict($0.now) == "met" })
    // 4 calls of 20 minutes of each of 60 agents.
    #expect(card.agents == 60 && card.review.hours(agents: 60) == 80)
  }

  @Test("the agents more are the least: they keep the limit, one less does not, and the day has both")
  func additions() async throws {
    let staff = "{per_interval: [14, 14, 14, 5, 7, 14, 14, 14, 14, 14]}"
    let scenario = try Scenario(text: Self.text(staff: staff))
    let card = try #require(await Scorecard(scenario, seed: 3, threads: 2, contacts: 30_000))
    #expect(card.additions.contains { $0.interval == 3 })
    for addition in card.additions {
      #expect(try #require(addition.with?.value) <= 120)
      #expect(try #require(addition.oneLess.value) > 120)
    }
    // Again, by hand.
    var model = Model(scenario)
    for addition in card.additions { model.staff[try #require(addition.interval)] += addition.agents }
    let days = PairedService(model, seed: 3, contacts: 30_000, threads: 2, stop: StopFlag())
    func hold(_ model: Model, _ interval: Int) async throws -> Double {
      let sums = try #require(await days.sums(model)).map { $0[interval] }.reduce(ServiceSums(), +)
      return sums.wait / sums.offered
    }
    for interval in 0..<10 { #expect(try await hold(model, interval) <= 120 + 1e-9) }
    let last = try #require(card.additions.last)
    model.staff[try #require(last.interval)] -= 1
    #expect(try await hold(model, try #require(last.interval)) > 120)
    #expect(card.verdict.hasPrefix("Mean hold above 2 min in \(card.additions.count) interval"))
    #expect(card.verdict.contains("team 11:00-12:00"))
  }
}
