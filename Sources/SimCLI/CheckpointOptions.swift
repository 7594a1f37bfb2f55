import ArgumentParser
import Simulator

/// Keeping finished replications in a file: to go on after a stop, or to share a run between machines.
struct CheckpointOptions: ParsableArguments {
  @Option(
    help: .init(
      "Keep each finished replication in this file, safe against a kill at any moment.", valueName: "file"),
    completion: .file())
  var checkpoint: String?

  @Flag(help: "Go on from the --checkpoint file, if there is one: the result is the same as without the stop.")
  var resume = false

  @Option(
    help: .init(
      "Simulate only this part of the replications, such as 3/8, into --checkpoint; callsim merge puts parts together.",
      valueName: "k/n"))
  var part: PartOfRun?

  func validate() throws {
    if checkpoint == nil, resume || part != nil {
      throw ValidationError("\(resume ? "--resume" : "--part") needs --checkpoint FILE")
    }
    if checkpoint == "" { throw ValidationError("--checkpoint needs the name of a file") }
  }

  /// Makes a run the part that is asked for, and opens its file; nil: none is asked for.
  func log(of run: inout ScenarioRun) throws -> ReplicationLog? {
    guard let checkpoint else { return nil }
    var whole: Int?
    if let part {
      guard case .replications(let count) = run.rule else {
        throw ValidationError("--part goes with a number of replications, not with --precision")
      }
      let range = part.range(of: count)
      guard !range.isEmpty else {
        throw ValidationError("--part: there are fewer replications than parts, \(count) and \(part.of)")
      }
      (run.first, run.rule, whole) = (range.lowerBound, .replications(range.count), count)
    }
    return try ReplicationLog(checkpoint, of: run.header(tool: Build.version, whole: whole), resumes: resume)
  }
}

/// `3/8`: the third of eight parts, as equal as can be.
struct PartOfRun: ExpressibleByArgument {
  var number: Int
  var of: Int

  init?(argument: String) {
    let numbers = argument.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 2, let number = numbers[0], let of = numbers[1], number >= 1, number <= of,
      of <= 1_000_000
    else { return nil }
    (self.number, self.of) = (number, of)
  }

  func range(of count: Int) -> Range<Int> {
    let end = { (part: Int) in count / of * part + Swift.min(part, count % of) }
    return end(number - 1)..<end(number)
  }
}
