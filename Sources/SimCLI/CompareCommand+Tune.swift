import ArgumentParser
import Foundation
import Simulator

/// `compare --tune`: the search, before what it found is compared with the scenario as it stands.
extension CompareCommand {
  func tunedSystems() async throws -> (systems: [ComparedSystem], remarks: [String]) {
    let source = ScenarioSource(files[0])
    let text = try source.text()
    let scenario = try source.read(overrides, text: text)
    let paths = try tune.map { try TunedPath($0) }
    if paths.count > 20 { throw ValidationError("\(paths.count) numbers to tune are more than 20") }
    let count = firstStage(of: scenario)
    let size = RunSize(of: scenario, replications: count)
    if let refusal = size.refusal, !allowLarge { throw refusal }
    let progress = ProgressLine()
    let stop = StopFlag()
    let isQuiet = quiet
    // Half of the time is for the check.
    let signals = StopSignals(raising: stop, timeLimit: timeLimit.map { $0.seconds / 2 }) {
      if !isQuiet { progress.note("ending the search; what it found is checked now") }
    }
    let start = ContinuousClock.now
    let found = try await Tuning.find(
      paths, measure: measures.first ?? "service_level", text: text, replications: count,
      seed: seed ?? scenario.run.seed, threads: threads ?? ProcessInfo.processInfo.activeProcessorCount,
      stop: stop,
      progress: { words in if !isQuiet { progress.show(words, cost: nil, elapsed: start.duration(to: .now)) }
      },
      read: { try source.read(overrides + $0, text: text) })
    if !isQuiet { progress.finish() }
    withExtendedLifetime(signals) {}
    let tuned = try source.read(overrides + found.overrides, text: text)
    let remarks =
      found.changes.map { "tuned: \($0)" } + [
        "\(found.evaluations) alternatives tried on \(count) replications; compared here on fresh random numbers"
      ] + (found.isComplete ? [] : ["the search was stopped early: these are the best values so far"])
    return ([.init(name: "as stated", scenario: scenario), .init(name: "tuned", scenario: tuned)], remarks)
  }
}
