import Testing

@testable import Simulator

@Suite("CSV")
struct CSVTests {
  @Test(
    "text is quoted where needed and never a formula",
    arguments: [
      ("calls", "calls"), ("a,b", "\"a,b\""), ("say \"hi\"", "\"say \"\"hi\"\"\""),
      ("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\""), ("+1", "'+1"), ("-2", "'-2"),
      ("@SUM(A1)", "'@SUM(A1)"),
      ("  =1", "'  =1"), ("\u{A0}=1", "'\u{A0}=1"), ("\tx", "'\tx"), ("a\n=1", "\"a\n'=1\""),
      ("\u{FF1D}1", "'\u{FF1D}1"),
      ("\u{200B}=1", "'\u{200B}=1"), ("\u{FEFF}=1", "'\u{FEFF}=1"), ("=\u{301}1", "'=\u{301}1"),
      ("a=b", "a=b"), ("", ""),
      ("\r=1", "\"'\r'=1\""), ("a\r=1", "\"a\r'=1\""),
    ])
  func text(text: String, expected: String) {
    var csv = CSVWriter()
    csv.text(text)
    #expect(String(decoding: csv.bytes, as: UTF8.self) == expected)
  }

  @Test("numbers are the same bits again, and negative ones stay numbers")
  func numbers() {
    var csv = CSVWriter()
    for value in [-0.1, 1.0 / 3, .leastNonzeroMagnitude, 1e300] { csv.number(value) }
    csv.number(nil)
    csv.number(.nan)
    csv.endRow()
    let fields = String(decoding: csv.bytes, as: UTF8.self).split(
      separator: ",", omittingEmptySubsequences: false)
    #expect(fields.prefix(4).map { Double($0) } == [-0.1, 1.0 / 3, .leastNonzeroMagnitude, 1e300])
    #expect(fields.suffix(2) == ["", "\r\n"])
  }

  @Test("there is a row for each scope over the horizon and in each interval")
  func rows() throws {
    let result = try SampleResult.make()
    let lines = String(decoding: IntervalsCSV(result).bytes, as: UTF8.self).split(separator: "\r\n").map(
      String.init)
    #expect(lines.count == 1 + 4 + 4)
    #expect(lines[0].hasPrefix("interval,start,of,name,offered,offered_half_width,answered,"))
    #expect(lines[0].hasSuffix(",occupancy,occupancy_half_width"))
    #expect(lines[1].hasPrefix(",whole horizon,center,,110.2,1.3,"))
    #expect(lines[1].hasSuffix(",0.8493,0.0051"))
    #expect(lines[3].hasPrefix(",whole horizon,contact_type,Termine für Ältere,20.1,1.3,"))
    #expect(lines[4].hasPrefix(",whole horizon,agent_group,team,,,"))
    #expect(lines[6].hasPrefix("1,08:30,center,,35.0,1.3,"))
    #expect(IntervalsCSV(result).fileBytes.prefix(3) == [0xEF, 0xBB, 0xBF])
  }
}
