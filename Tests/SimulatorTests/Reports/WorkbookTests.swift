import Testing

@testable import Simulator

@Suite("Workbooks")
struct WorkbookTests {
  private static func workbook() throws -> Workbook {
    WorkbookReport(try SampleResult.make(), tool: ResultDocumentTests.tool).workbook
  }

  private static func text(_ cell: Workbook.Cell) -> String? {
    if case .text(let text, _) = cell { text } else { nil }
  }

  private static func number(_ cell: Workbook.Cell) -> Double? {
    if case .number(let value, _, _) = cell { value } else { nil }
  }

  @Test("begin with the answer; numbers stand by themselves, with bound, half-width and what is to spare")
  func summary() throws {
    let sheet = try #require(try Self.workbook().sheets.first)
    #expect(sheet.name == "Summary")
    let words = sheet.rows.map { $0.first.flatMap(Self.text) ?? "" }
    let answer = try #require(words.firstIndex(of: "Targets: 1 missed, 1 undecided, 1 met"))
    let header = try #require(words.firstIndex(of: "verdict"))
    #expect(answer < header)
    let missed = sheet.rows[header + 2]
    #expect(Self.text(missed[0]) == "missed" && Self.text(missed[4]) == "%")
    #expect(missed[5...9].map(Self.number) == [0.8, 0.4412, 0.0321, 0.4412 - 0.8, 0.2])
  }

  @Test("have the numbers of tables unrounded, half-widths beside them, units in headers that stay in sight")
  func tables() throws {
    let sheet = try #require(try Self.workbook().sheets.first { $0.name == "Contact types" })
    let header = sheet.rows[sheet.frozenRows - 1].map { Self.text($0) ?? "" }
    #expect(
      header == [
        "Contact type", "offered, contacts", "± contacts", "within 20 s, %", "± %", "abandoned, %", "± %",
        "mean wait, s", "± s",
        "95 % wait, s",
      ])
    #expect(sheet.frozenColumns == 1 && sheet.hasFilter)
    let row = sheet.rows[sheet.frozenRows]
    #expect(Self.text(row[0]) == "cardiology")
    #expect(row[1...].map(Self.number) == [90.1, 1.3, 0.7, 0.0321, 0.0412, 0.0037, 32.4, 2.13, 124.6])
  }

  @Test(
    "draw charts from cells: a row for each interval, names in the header, ends of intervals beside values")
  func charts() throws {
    let workbook = try Self.workbook()
    let charts = try #require(workbook.sheets.first { $0.name == "Charts" }).charts
    #expect(charts.count == 6)
    for chart in charts {
      let sheet = try #require(workbook.sheets.first { $0.name == chart.sheet })
      #expect(
        sheet.rows[chart.rows.lowerBound...].map { Self.text($0[0]) } == ["08:00", "08:30", "09:00", "09:30"])
      #expect(Self.text(sheet.rows[chart.title.row][chart.title.column])?.isEmpty == false)
      for series in chart.series {
        #expect(Self.text(sheet.rows[chart.header][series.column])?.isEmpty == false)
        #expect(chart.rows.allSatisfy { sheet.rows[$0].count > series.column })
      }
    }
    let level = charts[2]
    let data = try #require(workbook.sheets.first { $0.name == level.sheet })
    let (value, low) = (level.series[0].column, level.series[1].column)
    #expect(level.series[1].part == .edge)
    #expect(Self.number(data.rows[3][value]) == 0.4412)
    #expect(abs((Self.number(data.rows[3][low]) ?? 0) - (0.4412 - 0.0321)) < 1e-12)
  }

  @Test("are the same bytes for the same result")
  func bytes() throws {
    let report = WorkbookReport(try SampleResult.make(), tool: ResultDocumentTests.tool)
    let first = try report.bytes()
    #expect(first.starts(with: [0x50, 0x4B, 3, 4]))
    #expect(try report.bytes() == first)
  }

  @Test("have names of sheets that spreadsheets take, each once")
  func names() {
    var names = SheetNames(prefix: "2 ")
    let wanted = [
      "Contact types", "contact types", "a[b]:c*d?e/f\\g'h", "", String(repeating: "x", count: 40),
      String(repeating: "x", count: 41),
      String(repeating: "👩‍⚕️", count: 9), "\u{0}\n",
    ]
    let found = wanted.map { names.name($0) }
    #expect(Set(found.map { $0.lowercased() }).count == wanted.count)
    for name in found {
      #expect(name.utf16.count <= 31 && name.hasPrefix("2 "))
      #expect(!name.contains { "[]:*?/\\'\0\n".contains($0) })
    }
    #expect(found[1] == "2 contact types (2)" && found[3] == "2 Sheet")
  }
}
