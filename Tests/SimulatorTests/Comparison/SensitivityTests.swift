import Testing

@testable import Simulator

@Suite struct SensitivityTests {
  @Test(
    "Numbers are scaled in their own units; whole ones stay whole and change",
    arguments: [
      ("48/min", 1.1, "52.8/min"), ("2min", 0.5, "1min"), ("1h30min", 1.1, "5940s"), ("5%", 1.2, "6%"),
      ("50", 1.1, "55"),
      ("4", 1.1, "5"), ("4", 0.9, "3"), ("0", 1.1, "0"), ("0.8", 0.9, "0.72"), ("1.5e6", 2, "3000000"),
    ])
  func scaling(text: String, factor: Double, expected: String) throws {
    #expect(try #require(Amount(text)).scaled(by: factor) == expected)
  }

  private static let text = """
    callsim: 1
    name: desk
    calendar: {open: "08:00-12:00", interval: 1h}
    contact_types:
      a: {channel: voice, arrivals: {per_interval: [10, 20, 20, 10]}, patience: {exponential: {mean: 4min}}, handle_time: {exponential: {mean: 4min}}}
      b: {channel: voice, arrivals: {per_interval: [5, 5, 5, 5]}, patience: {exponential: {mean: 4min}}, handle_time: {exponential: {mean: 4min}}}
    agent_groups:
      team: {serves: all, staff: 3}
    """

  @Test("A path with a star is every name at once")
  func star() throws {
    let values = try StatedValues(of: "contact_types.*.arrivals.per_interval", in: Self.text)
    #expect(
      values.scaled(by: 2) == [
        "contact_types.a.arrivals.per_interval=[20, 40, 40, 20]",
        "contact_types.b.arrivals.per_interval=[10, 10, 10, 10]",
      ])
    for path in ["contact_types.c.priority", "name", "contact_types", "a..b"] {
      #expect(throws: ComparedSystem.Problem.self, "\(path)") { try StatedValues(of: path, in: Self.text) }
    }
  }

  @Test("Demand moves a service level more than patience, down when it goes up")
  func tornado() async throws {
    let found = try await Sensitivity.find(
      ["contact_types.*.patience.exponential.mean", "contact_types.*.arrivals.per_interval"], by: 0.2,
      text: Self.text,
      measure: "service_level", replications: 40, seed: 1, confidence: 0.95, threads: 2
    ) { try Scenario(text: Self.text, set: $0) }
    #expect(found.rows.map(\.path).first == "contact_types.*.arrivals.per_interval")
    #expect(found.rows[0].isDownShown && found.rows[0].isUpShown)
    #expect(try #require(found.rows[0].up.value) < 0)
    #expect(try #require(found.rows[0].down.value) > 0)
    #expect(SensitivityText(found).text.contains("####################"))
  }
}

@Suite struct TuningTests {
  private static let text = """
    callsim: 1
    name: desk
    calendar: {open: "08:00-12:00", interval: 1h}
    contact_types:
      a: {channel: voice, arrivals: {rate: 40/h}, patience: {exponential: {mean: 4min}}, handle_time: {exponential: {mean: 4min}}}
      b: {channel: voice, arrivals: {rate: 10/h}, patience: {exponential: {mean: 4min}}, handle_time: {exponential: {mean: 4min}}}
    agent_groups:
      team: {serves: [a], staff: 2}
      backup: {serves: [a, b], staff: 2}
    routing:
      agents: staged
      overflow: {a: [{groups: [team]}, {groups: [backup], after: 60s}]}
    """

  @Test("A delay that only harms the measure is tuned away")
  func delay() async throws {
    let path = try TunedPath("routing.overflow.a[1].after=0s..2min")
    let found = try await Tuning.find(
      [path], measure: "mean_wait", text: Self.text, replications: 20, seed: 1, threads: 2
    ) { try Scenario(text: Self.text, set: $0) }
    #expect(found.overrides == ["routing.overflow.a[1].after=0s"])
    #expect(found.changes[0].contains("stated: 60s"))
  }

  @Test("Bounds have one unit and are in order; whole numbers stay whole")
  func bounds() throws {
    #expect(try TunedPath("a.b=0..5").value(at: 0.5) == "3")
    #expect(try TunedPath("a.b=10s..2min").value(at: 0.5) == "65s")
    #expect(try TunedPath("a.b=10%..20%").value(at: 0.25) == "12.5%")
    #expect(try TunedPath("a.b=10s..2min").place(of: "1min") == 50.0 / 110)
    for text in ["a.b", "a.b=1", "a.b=5..1", "a.b=1s..5%", "a.b=x..y", "=1..2"] {
      #expect(throws: ComparedSystem.Problem.self, "\(text)") { try TunedPath(text) }
    }
  }
}
