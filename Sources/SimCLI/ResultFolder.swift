import Simulator

/// The folder of `--out`: the documents of a result.
struct ResultFolder: ~Copyable {
  private let folder: OutputFolder

  /// Makes sure, before the run, that results can be written.
  init(_ path: String) throws(OutputProblem) {
    let folder = try OutputFolder(path)
    try folder.check(["result.json", "intervals.csv"] + ReportFiles.names)
    self.folder = folder
  }

  func write(_ result: RunResult, tool: ResultDocument.Tool) throws(OutputProblem) {
    try folder.replace(
      [
        .init(name: "result.json", bytes: ResultDocument(result, tool: tool).bytes),
        .init(name: "intervals.csv", bytes: IntervalsCSV(result).fileBytes),
      ] + ReportFiles.of(result))
  }
}
