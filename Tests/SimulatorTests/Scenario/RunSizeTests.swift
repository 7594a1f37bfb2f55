import Testing

@testable import Simulator

@Suite("Size of a scenario")
struct RunSizeTests {
  @Test("contacts are counted from rates, intervals and profiles")
  func contacts() throws {
    // 0.8 a second for 1 800 000 s.
    let steady = RunSize(of: try Scenario(text: Sample.erlangA), replications: 10)
    #expect(steady.contacts == 1_440_000 && steady.totalContacts == 14_400_000)
    #expect(steady.contactsPerDay == nil && steady.intervals == nil)
    // 51 in the intervals of a day; 90 min at 35/h, 30 min at 32.5/h on average; 2 h at 30/h.
    let day = RunSize(of: try Scenario(text: Sample.day))
    #expect(abs(day.contacts - 2 * (51 + 52.5 + 16.25 + 60)) < 1e-9)
    #expect(day.intervals == 8)
    #expect(day.refusal == nil)
  }

  static let absurd: [(String, [String])] = [
    (
      "10^12 contacts",
      ["contact_types.calls.arrivals.rate=1000000000/s", "horizon.length=1h", "horizon.warm_up=0s"]
    ),
    ("10^9 agents", ["agent_groups.team.staff=1000000000"]),
    ("10^7 years", ["horizon.length=3652500000d"]),
    (
      "everything at its limit",
      [
        "contact_types.calls.arrivals.rate=1000000000/s", "horizon.length=10000000000d",
        "agent_groups.team.staff=1000000000000", "run={replications: 1000000}",
      ]
    ),
  ]

  @Test("absurd sizes are refused at once, with the estimate and the remedy", arguments: absurd)
  func refusal(what: String, overrides: [String]) throws {
    var refusal: RunSize.TooLarge?
    let time = try Stopwatch.shortest {
      let scenario = try Scenario(text: Sample.erlangA, set: overrides)
      refusal = RunSize(of: scenario, replications: scenario.run.replications ?? 1).refusal
    }
    let text = try #require(refusal).description
    #expect(text.contains("would need about") && text.contains("--allow-large"))
    #expect(!text.contains("inf") && !text.contains("nan"))
    #expect(time < .milliseconds(100))
  }

  @Test("intervals of a nanosecond are refused at once")
  func tinyIntervals() throws {
    let text = Sample.erlangA.replacing(
      "horizon: {length: 500h, warm_up: 5h}",
      with: "calendar: {open: \"00:00-24:00\", interval: 0.000001ms, days: 100000}")
    let refusal = RunSize(of: try Scenario(text: text)).refusal
    // 8.64e13 intervals a day for 10^5 days, each an event of one contact type and one agent group.
    #expect(refusal?.description.contains("about 1.73e19 events") == true, "\(String(describing: refusal))")
  }

  @Test("a summary says what a scenario holds")
  func summary() throws {
    #expect(
      ScenarioSummary(of: try Scenario(text: Sample.erlangA)).description
        == "1 contact type, 1 agent group, a steady state of 500h, about 1,440,000 contacts a replication")
    #expect(
      ScenarioSummary(of: try Scenario(text: Sample.day)).description
        == "3 contact types, 2 agent groups, 8 intervals on 2 days, about 180 contacts a day")
  }
}
