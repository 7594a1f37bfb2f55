import Foundation

/// Runs the program as a user does, in a folder of its own.
struct CallsimProcess {
  struct Result {
    var status: Int32
    var output: String
    var errors: String
  }

  let folder: URL

  /// In a new empty folder.
  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("callsim-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: folder.appendingPathComponent(name))
  }

  func read(_ name: String) throws -> String {
    try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
  }

  func run(_ arguments: String...) throws -> Result {
    try start(Self.program, arguments)
  }

  /// The program and its arguments as a line of `sh`, with pipes, redirections and signals.
  func shell(_ line: String, before: String = "") throws -> Result {
    try start(
      URL(fileURLWithPath: "/bin/sh"), ["-c", "\(before) \"$0\" \(line)", Self.program.path])
  }

  private func start(_ program: URL, _ arguments: [String]) throws -> Result {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    let output = folder.appendingPathComponent(".output")
    let errors = folder.appendingPathComponent(".errors")
    for file in [output, errors] { try Data().write(to: file) }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus,
      output: try String(contentsOf: output, encoding: .utf8),
      errors: try String(contentsOf: errors, encoding: .utf8))
  }

  /// Built beside the test bundle.
  private static var program: URL {
    let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    let folders = [bundle] + Bundle.allBundles.map { $0.bundleURL.deletingLastPathComponent() }
    let programs = folders.map { $0.appendingPathComponent("callsim") }
    return programs.first { FileManager.default.isExecutableFile(atPath: $0.path) } ?? programs[0]
  }
}
