import ArgumentParser
import Foundation
import Simulator

/// `callsim report`: a page or a workbook from results already there.
struct ReportCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case html, xlsx }

  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Makes a page or a workbook from results already there, without simulating.",
    discussion: """
      Reads the JSON documents that other commands write: result.json (run), comparison.json (compare), explanation.json \
      (explain), staffing.json (staff), roster.json (roster), fit.json (fit) and backtest.json (backtest), and what plan prints with --format json. Several of them \
      make several parts of one page, in the order given.

      The page is one file that loads nothing and runs no script: send it by mail, open it anywhere, print it. The answer comes \
      first, then what to do, charts and tables, and how it was made.

      With --format xlsx, or --out and a name in .xlsx, it is a workbook for spreadsheets instead: the same tables with real \
      numbers, half-widths beside them and units in headers that stay in sight, and charts. It has no formulas.

      EXAMPLES
        callsim report results/result.json
        callsim report results/result.json staffing/staffing.json --out board.html
        callsim report results/result.json --format xlsx
        callsim compare now.yaml new.yaml --format json | callsim report - --out new.html

      EXIT STATUS
         0  written
        64  usage;  65 no result of callsim;  66 no such file;  73-75 output can't be written
      """)

  @Argument(
    help: .init("Result documents, or - for standard input.", valueName: "result"),
    completion: .file(extensions: ["json"]))
  var results: [String]

  @Option(
    name: [.long, .customShort("o")],
    help: .init(
      "File to write; default: report.html or report.xlsx beside the first result.", valueName: "file"),
    completion: .file(extensions: ["html", "xlsx"]))
  var out: String?

  @Option(
    name: .customLong("format"),
    help: "What to write: html or xlsx; default: as the name of --out says, else html.")
  var statedFormat: Format?

  @Flag(name: [.long, .customShort("q")], help: "Do not say what was written.")
  var quiet = false

  func validate() throws {
    if out == "" { throw ValidationError("--out needs the name of a file") }
    if results.count(where: { $0 == "-" }) > 1 { throw ValidationError("standard input is one result") }
  }

  /// A result of a hundred thousand estimates has 20 MB; more than this is no result.
  private static let mostBytes = 1 << 30

  func run() throws {
    do {
      let sections = try results.map { path in
        let bytes =
          path == "-"
          ? Array(FileHandle.standardInput.readDataToEndOfFile())
          : try UnreadableFile.bytes(of: path, atMost: Self.mostBytes)
        return try ReportedDocuments.section(of: bytes, path: path == "-" ? "standard input" : path)
      }
      let file = try OutputFile(out ?? beside(results[0]))
      switch format {
      case .html: try file.replace(with: HTMLPage(sections, tool: Build.tool).bytes)
      case .xlsx: try file.replace(with: try WorkbookReport(sections).bytes())
      }
      if !quiet { StandardError.print("written: \(out ?? beside(results[0]))") }
    } catch {
      throw StandardError.exit(for: error)
    }
  }

  private var format: Format {
    statedFormat ?? (out?.lowercased().hasSuffix(".xlsx") == true ? .xlsx : .html)
  }

  private func beside(_ result: String) -> String {
    let name = "report.\(format.rawValue)"
    return result == "-"
      ? name
      : URL(fileURLWithPath: result).deletingLastPathComponent().appendingPathComponent(name).relativePath
  }
}
