import ArgumentParser
import Foundation
import Simulator

/// `compare --tune`: the search, before what it found is compared with the scenario as it stands.
extension CompareCommand {
  func tunedSystems() async throws -> (systems: [ComparedSystem], remarks: [String]) {
    let source = ScenarioSource(files[0])
    let text = try source.text()
    let scenario = try source.read(study.run.overrides, text: text)
    let paths = try tunedPaths(scenario)
    let found = try await search(paths, scenario, text: text, source)
    return try described(found, scenario, text: text, source)
  }

  private func tunedPaths(_ scenario: Scenario) throws -> [TunedPath] {
    if tune.count > 20 { throw ValidationError("\(tune.count) numbers to tune are more than 20") }
    try study.admit([scenario], replications: firstStage(of: scenario))
    return try tune.map { try TunedPath($0) }
  }

  private func search(_ paths: [TunedPath], _ scenario: Scenario, text: String, _ source: ScenarioSource)
    async throws -> Tuning
  {
    let overrides = study.run.overrides
    let read: ([String]) throws -> Scenario = { try source.read(overrides + $0, text: text) }
    // Half of the time is for the check.
    return try await study.watched(share: 0.5, ending: "ending the search; what it found is checked now") {
      try await Tuning.find(
        paths, measure: measures.first ?? "service_level", text: text, replications: firstStage(of: scenario),
        seed: study.run.seed ?? scenario.run.seed, threads: study.run.threads, stop: $0, progress: $1,
        read: read)
    }
  }

  private func described(_ found: Tuning, _ scenario: Scenario, text: String, _ source: ScenarioSource) throws
    -> (systems: [ComparedSystem], remarks: [String])
  {
    let tuned = try source.read(study.run.overrides + found.overrides, text: text)
    let count = firstStage(of: scenario)
    let remarks =
      found.changes.map { "tuned: \($0)" } + [
        "\(found.evaluations) alternatives tried on \(count) replications; compared here on fresh random numbers"
      ] + (found.isComplete ? [] : ["the search was stopped early: these are the best values so far"])
    return ([.init(name: "as stated", scenario: scenario), .init(name: "tuned", scenario: tuned)], remarks)
  }
}
