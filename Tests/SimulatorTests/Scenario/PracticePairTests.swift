import Foundation
import Testing

@testable import Simulator

/// The pairs of `scenarios/practices` are valid and move what their page (`docs/practices.md`) says.
@Suite struct PracticePairTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../../scenarios/practices").standardizedFileURL.path

  private func value(_ measure: String, _ name: String) async throws -> Double {
    let scenario = try Scenario(contentsOf: "\(Self.folder)/\(name).yaml")
    #expect(scenario.notes.isEmpty)
    let result = await ScenarioRun(scenario, seed: 1, rule: .replications(4), threads: 2).result()
    return try #require(
      result.estimates.first { $0.measure == measure && $0.of == .center && $0.interval == nil }?.value)
  }

  @Test(
    "After is on the side of before that the page says",
    arguments: [
      ("01-omnichannel", "mean_wait", false), ("02-language-access", "abandonment", false),
      ("03-crm", "mean_wait", false), ("04-empathy", "satisfaction_true", true),
      ("06-expertise", "abandonment", false), ("07-smart-routing", "transfers", false),
      ("08-chatbot", "busy_agents", false), ("09-faq", "busy_agents", false),
      ("10-feedback", "survey_responses", true), ("11-privacy", "busy_agents", true),
      ("12-analysis", "appointments_kept", true),
    ])
  func direction(_ name: String, _ measure: String, _ grows: Bool) async throws {
    let (before, after) = (try await value(measure, "\(name)-before"), try await value(measure, name))
    #expect(grows ? after > before : after < before)
  }

  @Test("The long pair is valid")
  func training() throws {
    for name in ["05-training", "05-training-before"] {
      let scenario = try Scenario(contentsOf: "\(Self.folder)/\(name).yaml")
      #expect(scenario.notes.isEmpty)
    }
  }
}
