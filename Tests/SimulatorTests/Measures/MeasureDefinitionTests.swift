import Testing

@testable import Simulator

/// Every measure on totals made by hand.
struct MeasureDefinitionTests {
  /// The check values of the measures page (after the ICMI example): S = 1000, L = 60, S_20 = 860, L_20 = 20,
  /// L_5 = 10.
  private struct ServiceLevel: Sendable {
    var measure: String
    var exact: Double
    var published: Double
  }

  private static let serviceLevels = [
    ServiceLevel(measure: "service_level", exact: 860.0 / 1060, published: 0.8113),
    ServiceLevel(measure: "service_level_ignore", exact: 860.0 / 1040, published: 0.8269),
    ServiceLevel(measure: "service_level_credit", exact: 880.0 / 1060, published: 0.8302),
    ServiceLevel(measure: "service_level_short", exact: 860.0 / 1050, published: 0.8190),
    ServiceLevel(measure: "service_level_short_credit", exact: 870.0 / 1060, published: 0.8208),
    ServiceLevel(measure: "service_level_answered", exact: 860.0 / 1000, published: 0.86),
  ]

  @Test("service levels count early abandonments as each definition says", arguments: serviceLevels)
  private func serviceLevel(_ expected: ServiceLevel) throws {
    let model = EstimationFixtures.model()
    var day = EstimationFixtures.observations(model)
    day.contacts[0].arrivals = 1060
    day.contacts[0].answered = 1000
    day.contacts[0].abandoned = 60
    day.contacts[0].shortAbandoned = 10
    day.answeredWithin[0] = 860
    day.abandonedWithin[0] = 20
    let row = try #require(EstimationFixtures.table(model, [day]).row(expected.measure))
    #expect(row.value == expected.exact)
    #expect(abs(expected.exact - expected.published) < 0.00006)
    #expect(row.threshold == 20)
  }

  @Test("a hundred hours over five hundred contacts is an average call time of twelve minutes")
  func averageCallTime() {
    let model = EstimationFixtures.model()
    var month = EstimationFixtures.observations(model)
    month.contacts[0].arrivals = 500
    month.contacts[0].answered = 500
    month.contacts[0].talkTime = 80 * 3600
    month.contacts[0].wrapTime = 20 * 3600
    let table = EstimationFixtures.table(model, [month])
    #expect(table.value("average_call_time") == 720.0)
    #expect(table.value("handle_time") == 720.0)
  }

  /// One hour: 100 came, 10 blocked, so N = 90 = 60 answered + 20 abandoned (4 balked, 6 short) + 5 diverted +
  /// 2 disconnected + 3 unfinished; 50 delayed. Waits: 600 s of answered, 400 s of abandoned, 80 s of others.
  private static let contactTable: [Estimate] = {
    let model = EstimationFixtures.model()
    var hour = EstimationFixtures.observations(model)
    hour.contacts[0] = ContactTotals(
      arrivals: 100, blocked: 10, answered: 60, abandoned: 20, balked: 4, shortAbandoned: 6, diverted: 5,
      disconnected: 2, unfinished: 3, delayed: 50, answeredDelayed: 20, waitOfAnswered: 600,
      waitOfAbandoned: 400, waitOfOthers: 80, excessWait: 270, talkTime: 10_800, wrapTime: 1_200,
      lineTime: 1_080)
    return EstimationFixtures.table(model, [hour])
  }()

  /// offered_load: 90 contacts of 180 + 20 s on average in 3600 s.
  private static let contactValues: [String: Double] = [
    "arrivals": 100, "blocked": 10, "offered": 90, "answered": 60, "abandoned": 20, "balked": 4,
    "short_abandoned": 6, "diverted": 5, "disconnected": 2, "unfinished": 3, "abandonment": 20.0 / 90,
    "abandonment_excluding_short": 14.0 / 84, "blocking": 0.1, "delay_probability": 50.0 / 90,
    "mean_wait": 12, "asa": 10, "mean_wait_delayed": 1080.0 / 46, "time_to_abandon": 20,
    "excess_wait": 3, "queue_length": 0.3, "handle_time": 200, "talk_time": 180, "wrap_up_time": 20,
    "average_call_time": 12_000.0 / 90, "offered_load": 5,
  ]

  @Test("contact measures follow from the totals", arguments: contactValues.keys.sorted())
  func contactMeasures(measure: String) throws {
    let expected = try #require(Self.contactValues[measure])
    let value = try #require(Self.contactTable.value(measure))
    #expect(abs(value - expected) <= 1e-12 * expected)
    #expect(Self.contactTable.value(measure, .contactType("calls")) == value)
    #expect(Self.contactTable.value(measure, .channel("voice")) == value)
  }

  /// One hour of 10 agents at 30 an hour: 36 000 s scheduled, 27 000 s busy, of which 1 800 s past the end of
  /// shifts; 900 s more after closing. Paid: 36 000 + 1 800 + 900 = 38 700 s = 10.75 h.
  private static let agentTable: [Estimate] = {
    let model = EstimationFixtures.model(groups: [("team", 30)])
    var hour = EstimationFixtures.observations(model)
    hour.agents[0] = AgentTotals(
      busyTime: 27_000, scheduledTime: 36_000, overrunTime: 1_800, afterCloseTime: 900, answered: 150)
    hour.contacts[0].answered = 150
    return EstimationFixtures.table(model, [hour])
  }()

  private static let agentValues: [String: Double] = [
    "occupancy": 27_000.0 / 37_800, "occupancy_scheduled": 27_900.0 / 36_000,
    "utilization": 27_900.0 / 38_700, "busy_agents": 7.5, "staffed_agents": 10, "agent_hours": 10.75,
    "overtime": 0.75, "labour_cost": 322.5, "cost_per_contact": 2.15, "answered": 150,
  ]

  @Test("agent measures follow from the totals", arguments: agentValues.keys.sorted())
  func agentMeasures(measure: String) throws {
    let expected = try #require(Self.agentValues[measure])
    let value = try #require(Self.agentTable.value(measure, .agentGroup("team")))
    #expect(abs(value - expected) <= 1e-12 * expected)
    #expect(Self.agentTable.value(measure) == value)
  }

  @Test("no estimate has two rows, and agent groups have no contact measures")
  func rowsAreDistinct() {
    let keys = Self.agentTable.map { "\($0.measure) \($0.of) \($0.interval ?? -1)" }
    #expect(Set(keys).count == keys.count)
    let ofGroup = Set(Self.agentTable.filter { $0.of == .agentGroup("team") }.map(\.measure))
    #expect(
      ofGroup == [
        "answered", "occupancy", "occupancy_scheduled", "utilization", "busy_agents", "staffed_agents",
        "agent_hours", "overtime", "labour_cost", "cost_per_contact",
      ])
  }

  @Test("without any cost in the scenario there are no cost measures; with some missing, they say whose")
  func missingCost() throws {
    let free = EstimationFixtures.model(groups: [("team", nil)])
    let without = EstimationFixtures.table(free, [EstimationFixtures.observations(free)])
    #expect(without.row("labour_cost") == nil)

    let model = EstimationFixtures.model(groups: [("nurses", nil), ("team", 30)])
    var hour = EstimationFixtures.observations(model)
    hour.agents[1].scheduledTime = 3600
    let table = EstimationFixtures.table(model, [hour])
    #expect(table.value("labour_cost", .agentGroup("team")) == 30)
    #expect(table.row("labour_cost")?.reason == "no cost stated for nurses")
    #expect(table.value("labour_cost") == nil)
  }

  @Test("each measure has its own name and a definition of one line")
  func names() {
    #expect(Set(Measures.all.map(\.name)).count == Measures.all.count)
    for measure in Measures.all {
      #expect(!measure.definition.isEmpty && !measure.definition.contains("\n"))
      #expect(Measures.named(measure.name)?.name == measure.name)
    }
    let promised =
      """
      offered answered abandoned blocked abandonment mean_wait asa delay_probability wait_p50 wait_p80 wait_p90 wait_p95 \
      wait_p99 service_level service_level_ignore service_level_credit service_level_answered occupancy utilization \
      handle_time queue_length
      """
    for name in promised.split(separator: " ") { #expect(Measures.named(String(name)) != nil) }
    #expect(Measures.named("asta") == nil)
  }
}
