import ArgumentParser
import Simulator
import StaffingModels

/// Where the result of a run goes, and how it looks.
struct ResultOptions: ParsableArguments {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, csv }

  @Option(help: "What to print: text, json (the result document) or csv (intervals).")
  var format: Format = .text

  @Option(
    name: [.long, .customShort("o")],
    help: .init("Folder to write result.json, intervals.csv, report.html and report.xlsx to.", valueName: "folder"),
    completion: .directory)
  var out: String?

  @Flag(help: "Add the table by interval to the text.")
  var intervals = false

  func validate() throws {
    if out == "" { throw ValidationError("--out needs the name of a folder") }
  }

  /// Whether estimates by interval are shown anywhere.
  var needsIntervals: Bool { intervals || format != .text || out != nil }

  /// The folder of --out, taken before the work.
  func folder() throws(OutputProblem) -> ResultFolder? {
    if let out { return try ResultFolder(out) }
    return nil
  }

  /// Writes and prints a result, and ends with its status.
  func deliver(_ result: RunResult, to folder: borrowing ResultFolder?) throws {
    var result = result
    if needsIntervals { result.requiredAgents = RequiredAgents.byInterval(result.scenario) }
    switch folder {
    case .some(let folder): try folder.write(result, tool: Build.tool)
    case .none: break
    }
    try StandardOutput.write(document(of: result))
    if !result.brokenIdentities.isEmpty { throw ExitStatus.internalError.code }
    if !result.isComplete { throw ExitStatus.stopped.code }
  }

  private func document(of result: RunResult) -> [UInt8] {
    switch format {
    case .text:
      Array(TextReport(result, isColored: Terminal.takesColor, showsIntervals: intervals).text.utf8)
    case .json: ResultDocument(result, tool: Build.tool).bytes
    case .csv: IntervalsCSV(result).bytes
    }
  }
}
