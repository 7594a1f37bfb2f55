import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Workbooks as a planner gets them, read back.
struct WorkbookCommandTests {
  private static let desk = """
    callsim: 1
    name: desk
    calendar: {open: "08:00-12:00", interval: 30min, date: 2026-03-02}
    contact_types:
      calls:
        channel: voice
        language: en
        arrivals: {per_interval: [10, 20, 30, 30, 30, 25, 20, 10]}
        patience: {exponential: {mean: 3min}}
        handle_time: {exponential: {mean: 3min}}
      llamadas:
        channel: voice
        language: es
        arrivals: {per_interval: [2, 4, 6, 6, 6, 5, 4, 2]}
        patience: {exponential: {mean: 3min}}
        handle_time: {exponential: {mean: 3min}}
    agent_groups:
      team: {serves: [calls, llamadas], staff: 5, cost: 30/h}
    targets:
      - {contacts: all, measure: abandonment, at_most: 8%}
      - {contacts: all, measure: service_level, within: 20s, at_least: 70%, every: interval}
    shifts:
      step: 15min
      templates:
        half: {length: 2h, starts: {from: "08:00", to: "10:00", every: 30min}}
    """

  /// Commands, and the documents that they write to `--out`.
  private static let commands = [
    ("run desk.yaml -n 5", ["result.json"]),
    ("compare desk.yaml --policies current,longest-idle -n 10 --max-replications 10", ["comparison.json"]),
    ("staff desk.yaml --contacts 3000 --time-limit 1s", ["staffing.json"]),
    ("roster desk.yaml --cover --contacts 3000", ["roster.json"]),
    ("fit log.csv --hold-out-every 3", ["fit.json", "backtest.json"]),
  ]

  @Test(
    "no name becomes a formula or a tag, in the workbooks and pages of every command", arguments: commands)
  func hostile(_ command: (line: String, documents: [String])) throws {
    let process = try CallsimProcess()
    defer { process.remove() }
    try process.write(Self.desk, to: "desk.yaml")
    if command.line.hasPrefix("fit") {
      #expect(try process.shell("synthesize --days 6 --scale 0.2 > log.csv").status == 0)
    }
    let made = try process.shell("\(command.line) --quiet --out out")
    #expect([0, 2, 3, 4].contains(made.status), "\(made.errors)")
    if !command.line.hasPrefix("fit") {
      let plain = try Parts(of: "out/report.xlsx", process)
      #expect(plain.problems.isEmpty && plain.charts >= 1 && plain.numbers > 20, "\(plain)")
      #expect(plain.sheets.contains("Summary") && plain.sheets.contains("How it was made"))
    }
    for name in command.documents {
      let json = try process.read("out/\(name)")
      for round in 0..<4 {
        try HostileDocuments.document(json, round: round * 50)
          .write(to: process.folder.appendingPathComponent("hostile.json"))
        let report = try process.shell("report hostile.json --out hostile.xlsx --quiet")
        #expect(report.status == 0, "\(report.errors)")
        let parts = try Parts(of: "hostile.xlsx", process)
        #expect(parts.problems.isEmpty, "\(parts.problems)")
        #expect(parts.texts.contains { $0.contains("=") })
        try HostileDocuments.document(json, round: round * 50, isHarmless: true)
          .write(to: process.folder.appendingPathComponent("harmless.json"))
        // As many tags as with harmless names.
        let tags = try ["hostile", "harmless"].map { kind in
          #expect(try process.shell("report \(kind).json --out \(kind).html --quiet").status == 0)
          return try process.read("\(kind).html").utf8.count { $0 == UInt8(ascii: "<") }
        }
        #expect(tags[0] == tags[1], "\(name)")
      }
    }
  }

  @Test("several results make one workbook; the old file stays when a new one can't be made")
  func files() throws {
    let process = try CallsimProcess()
    defer { process.remove() }
    try process.write(Self.desk, to: "desk.yaml")
    #expect(try process.shell("run desk.yaml -n 3 -q --out a && true").status == 0)
    let both = try process.shell("report a/result.json a/result.json --format xlsx")
    #expect(both.status == 0 && both.errors.contains("written: a/report.xlsx"))
    #expect(try Parts(of: "a/report.xlsx", process).sheets.contains("2 Summary"))
    try process.write("old", to: "old.xlsx")
    try process.write("{}", to: "bad.json")
    #expect(try process.shell("report bad.json --out old.xlsx").status == 65)
    let full = try process.shell(
      "report a/result.json --out old.xlsx", before: "TMPDIR=\(process.folder.path)/none/ ;export TMPDIR;")
    #expect(full.status == 73 && full.errors.contains("temporary files"), "\(full)")
    #expect(try process.read("old.xlsx") == "old")
    #expect(try process.shell("report a/result.json --out bad.json/x.xlsx").status == 73)
    // A run whose workbook can't be made keeps everything else.
    let run = try process.shell(
      "run desk.yaml -n 3 -q --out b", before: "TMPDIR=\(process.folder.path)/none/ ;export TMPDIR;")
    #expect(run.status == 0 && run.errors.contains("no report.xlsx"), "\(run)")
    #expect(try process.read("b/report.html") == process.read("a/report.html"))
  }

  /// What stands in a workbook, by unzip or Python.
  struct Parts: CustomStringConvertible {
    var texts: Set<String> = []
    var sheets: Set<String> = []
    var charts = 0
    var numbers = 0
    /// Parts that are no XML, or cells with a formula.
    var problems: [String] = []
    var description: String { "\(charts) charts, \(numbers) numbers, \(problems)" }

    init(of name: String, _ process: CallsimProcess) throws {
      let folder = process.folder.appendingPathComponent("parts-\(UUID().uuidString)")
      let unpacked = try process.shell(
        "",
        before:
          "(unzip -q '\(name)' -d '\(folder.path)' || python3 -m zipfile -e '\(name)' '\(folder.path)') >/dev/null 2>&1; exit $?;"
      )
      try #require(unpacked.status == 0, "neither unzip nor python3 opened \(name)")
      let files =
        FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.allObjects as? [URL]
        ?? []
      for file in files where ["xml", "rels"].contains(file.pathExtension) {
        let reader = Elements()
        let parser = XMLParser(data: try Data(contentsOf: file))
        parser.delegate = reader
        if !parser.parse() { problems.append("\(file.lastPathComponent) is no XML") }
        let kind = file.deletingLastPathComponent().lastPathComponent
        if kind == "worksheets" {
          numbers += reader.numbers
          if reader.names.contains("f") { problems.append("\(file.lastPathComponent) has a formula") }
        }
        if kind == "charts" { charts += 1 }
        if reader.names.contains("externalLink") {
          problems.append("\(file.lastPathComponent) leads elsewhere")
        }
        if file.lastPathComponent == "sharedStrings.xml" { texts = Set(reader.texts) }
        sheets.formUnion(reader.sheets)
      }
    }
  }

  private final class Elements: NSObject, XMLParserDelegate {
    var names: Set<String> = []
    var sheets: Set<String> = []
    var texts: [String] = []
    var numbers = 0
    private var isText = false

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      names.insert(name)
      if name == "sheet", let sheet = attributes["name"] { sheets.insert(sheet) }
      if name == "c", attributes["t"] == nil { numbers += 1 }
      isText = name == "t"
      if isText { texts.append("") }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
      if isText { texts[texts.count - 1] += string }
    }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
    ) {
      isText = false
    }
  }
}
