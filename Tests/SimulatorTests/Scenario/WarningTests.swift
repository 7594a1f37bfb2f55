import Foundation
import Testing

@testable import Simulator

/// What the routing leaves out is named before the run, with its place.
@Suite struct WarningTests {
  private static func text(_ types: String = "", groups: String = "", routing: String = "{}") -> String {
    """
    callsim: 1
    name: x
    horizon: {length: 100h}
    contact_types:
      calls: {channel: voice, priority: 1, arrivals: {rate: 3/min}, handle_time: {exponential: {mean: 1min}}}
      other: {channel: voice, priority: 2, arrivals: {rate: 1/min}, handle_time: {exponential: {mean: 1min}}}
    \(types)
    agent_groups:
      team: {serves: [calls], staff: 3}
    \(groups)
    routing: \(routing)
    """
  }

  private func warnings(_ text: String) throws -> [ScenarioProblem] {
    try Scenario(text: text, file: "s.yaml").warnings
  }

  @Test("A contact type that nobody serves, at its line")
  func unserved() throws {
    let found = try warnings(Self.text())
    #expect(found.count == 1)
    #expect(found.first?.path == "contact_types.other" && found.first?.line == 6 && found.first?.column == 3)
    #expect(found.first?.excerpt?.contains("other:") == true)
  }

  @Test("An agent group out of reach, a type that starves once it waits, a stage that opens to strangers")
  func reach() throws {
    let group = "  backup: {serves: [other], staff: 1}"
    #expect(try warnings(Self.text(groups: group)).isEmpty)
    let ranked = try warnings(
      Self.text(groups: group, routing: "{contacts: ranked, contact_ranks: {team: [calls]}}"))
    #expect(ranked.map(\.path) == ["contact_types.other"])
    #expect(ranked.first?.message.hasPrefix("starves: once it waits") == true)
    let staged = try warnings(
      Self.text(groups: group, routing: "{agents: staged, overflow: {other: [{groups: [team]}]}}"))
    #expect(staged.map(\.path) == ["contact_types.other", "agent_groups.backup", "routing.overflow.other"])
    #expect(staged.map(\.line) == [6, 10, 11])
  }

  @Test("A type behind more work of higher priority than its agents can do may starve")
  func priority() throws {
    let shared = "  backup: {serves: [calls, other], staff: 1}"
    let text = Self.text(groups: shared, routing: "{contacts: static-priority}")
      .replacing("team: {serves: [calls], staff: 3}", with: "team: {serves: [calls, other], staff: 2}")
    let found = try warnings(text)
    #expect(found.map(\.path) == ["contact_types.other"])
    #expect(found.first?.message.contains("bring 3.0 erlangs to the 3.0 agents") == true)
    #expect(try warnings(text.replacing("staff: 2", with: "staff: 3")).isEmpty)
    #expect(try warnings(text.replacing("static-priority", with: "longest-wait")).isEmpty)
  }

  @Test("A check prints warnings with their place, and refuses them when strict")
  func strict() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "callsim-\(UUID()).yaml")
    defer { try? FileManager.default.removeItem(at: file) }
    try Self.text().write(to: file, atomically: true, encoding: .utf8)
    let check = ScenarioCheck(of: file.path)
    #expect(check.error == nil)
    #expect(check.description.contains(":6:3: contact_types.other: warning: no agent group serves it"))
    #expect(!check.notes.contains { $0.contains("no agent group") }, "nothing is said twice")
    #expect(ScenarioCheck(of: file.path, isStrict: true).error is InvalidScenario)
  }
}
