import Foundation
import Simulator

/// Where a scenario comes from: a file, or standard input for `-`.
struct ScenarioSource {
  private let path: String
  /// More than any scenario may have, so that an endless input ends.
  private static let mostBytes = 32 << 20

  init(_ path: String) { self.path = path }

  func read(_ overrides: [String]) throws -> Scenario {
    guard path == "-" else { return try Scenario(contentsOf: path, set: overrides) }
    return try Scenario(text: Self.standardInput(), file: "standard input", set: overrides)
  }

  /// A scenario and its text, for commands that write it again with something changed.
  @inline(never)
  func readWithText(_ overrides: [String]) throws -> (scenario: Scenario, text: String) {
    let text = try text()
    return (try read(overrides, text: text), text)
  }

  /// The scenario's text.
  ///
  /// Not inlined, like `read(_:text:)`: the optimiser of Swift 6.3 crashes on asynchronous callers that have it in them.
  @inline(never)
  func text() throws -> String {
    try path == "-"
      ? Self.standardInput()
      : String(decoding: UnreadableFile.bytes(of: path, atMost: Self.mostBytes), as: UTF8.self)
  }

  /// The scenario of a text read before.
  @inline(never)
  func read(_ overrides: [String], text: String) throws -> Scenario {
    guard path == "-" else { return try read(overrides) }
    return try Scenario(text: text, file: "standard input", set: overrides)
  }

  /// Several scenarios with the files they come from; what is wrong with any of them is reported together.
  @inline(never)
  static func inputs(_ files: [String], _ overrides: [String]) throws -> [CheckRun.Input] {
    var inputs: [CheckRun.Input] = []
    var problems: [ScenarioProblem] = []
    for file in files {
      do {
        inputs.append(.init(file: file, scenario: try ScenarioSource(file).read(overrides)))
      } catch let invalid as InvalidScenario {
        problems += invalid.problems
      }
    }
    if !problems.isEmpty { throw InvalidScenario(problems: problems) }
    return inputs
  }

  private static func standardInput() throws -> String {
    var bytes: [UInt8] = []
    while bytes.count <= mostBytes {
      guard let part = try FileHandle.standardInput.read(upToCount: 1 << 16), !part.isEmpty else { break }
      bytes += part
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
