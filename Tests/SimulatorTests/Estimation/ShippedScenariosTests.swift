import Foundation
import Testing

@testable import Simulator

/// What a newcomer runs first must be right: every file of `scenarios/`, and every template of `init`.
@Suite struct ShippedScenariosTests {
  private static var files: [URL] {
    let root = URL(filePath: #filePath).appending(path: "../../../..").standardized
    let files = try? FileManager.default.contentsOfDirectory(
      at: root.appending(path: "scenarios"), includingPropertiesForKeys: nil)
    return (files ?? []).filter { $0.pathExtension == "yaml" }.sorted { $0.path < $1.path }
  }

  @Test("Each scenario is valid, runs without a broken identity, and has a mean wait", arguments: files)
  func runs(_ file: URL) async throws {
    var scenario = try Scenario(contentsOf: file.path)
    #expect(scenario.description != nil)
    // Half an hour behind the warm-up is enough for the identities; days are run whole.
    if case .steadyState(_, .seconds(let warmUp)) = scenario.horizon {
      scenario.horizon = .steadyState(length: warmUp + 1800, warmUp: .seconds(warmUp))
    }
    let replications = scenario.contactTypes.count > 30 ? 1 : 2
    let result = await ScenarioRun(scenario, rule: .replications(replications), threads: 2).result()
    #expect(result.brokenIdentities.isEmpty)
    #expect(result.isComplete)
    let wait = result.estimates.first { $0.measure == "mean_wait" && $0.of == .center }
    #expect(wait?.value != nil)
  }

  @Test("There are scenarios to run") func some() { #expect(Self.files.count >= 13) }
}
