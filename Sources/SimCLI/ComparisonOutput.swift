import ArgumentParser
import Simulator

/// Where a comparison goes, and how it looks.
struct ComparisonOutput: ParsableArguments {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, csv }

  @Option(help: "What to print: text, json or csv (differences).")
  var format: Format = .text

  @Option(
    name: [.long, .customShort("o")],
    help: .init(
      "Folder to write comparison.json, differences.csv, report.html and report.xlsx to.", valueName: "folder"
    ),
    completion: .directory)
  var out: String?

  func validate() throws {
    if out == "" { throw ValidationError("--out needs the name of a folder") }
  }

  /// The folder of --out, taken before the work.
  func folder() throws(OutputProblem) -> ComparisonFolder? {
    if let out { return try ComparisonFolder(out) }
    return nil
  }

  /// Writes and prints a comparison.
  func deliver(_ document: ComparisonDocument, text: String, to folder: borrowing ComparisonFolder?) throws {
    switch folder {
    case .some(let folder): try folder.write(document)
    case .none: break
    }
    switch format {
    case .text: try StandardOutput.write(Array(text.utf8))
    case .json: try StandardOutput.write(document.json)
    case .csv: try StandardOutput.write(document.csv)
    }
  }
}

/// The folder of `compare --out` and `diff --out`.
struct ComparisonFolder: ~Copyable {
  private let folder: OutputFolder

  init(_ path: String) throws(OutputProblem) {
    let folder = try OutputFolder(path)
    try folder.check(["comparison.json", "differences.csv"] + ReportFiles.names)
    self.folder = folder
  }

  func write(_ document: ComparisonDocument) throws {
    try folder.replace(
      [
        .init(name: "comparison.json", bytes: document.json),
        .init(name: "differences.csv", bytes: document.csv),
      ] + ReportFiles.of(document.json))
  }
}
