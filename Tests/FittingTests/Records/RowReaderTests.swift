import Testing

@testable import Fitting

@Suite("Rows and fields")
struct RowReaderTests {
  private func rows(_ text: String, delimiter: Character = ",") throws -> [[String]] {
    let reader = try RowReader(ByteSource(bytes: Array(text.utf8)))
    reader.setStyle(.delimited(delimiter.asciiValue!))
    var rows: [[String]] = []
    while try reader.next() {
      if let fault = reader.fault {
        rows.append(["\(fault)@\(reader.number)"])
      } else {
        rows.append(reader.withRow { row in (0..<row.count).map { row[$0].text ?? "?" } })
      }
    }
    return rows
  }

  @Test(
    "Quotes enclose delimiters, line breaks and doubled quotes; line ends are of any kind; a mark at the start is no data"
  )
  func quoting() throws {
    #expect(
      try rows("\u{FEFF}a,b\r\n\"x, y\",\"say \"\"hi\"\"\"\rlast,") == [
        ["a", "b"], ["x, y", "say \"hi\""], ["last", ""],
      ])
    #expect(try rows("\n\n1;2\n\n", delimiter: ";") == [["1", "2"]])
  }

  @Test("A quote that is never closed costs its own line, and numbering goes on")
  func openQuote() throws {
    #expect(
      try rows("a,b\n\"open,1\n2,3\n4,5\n") == [["a", "b"], ["openQuote@2"], ["2", "3"], ["4", "5"]])
  }

  @Test("A row of another encoding or with NUL bytes is known as such, alone")
  func encodings() throws {
    let reader = try RowReader(
      ByteSource(bytes: Array("a\n".utf8) + [0x63, 0xE9, 0x0A, 0x64, 0x00, 0x0A] + Array("b\n".utf8)))
    reader.setStyle(.delimited(UInt8(ascii: ",")))
    var faults: [RowReader.Fault?] = []
    while try reader.next() { faults.append(reader.fault) }
    #expect(faults == [nil, .encoding, .nulByte, nil])
    #expect(throws: LogProblem.utf16) { try RowReader(ByteSource(bytes: [0xFF, 0xFE, 0x61, 0x00])) }
  }

  @Test(
    "Durations and numbers",
    arguments: [
      ("125", 125.0), ("125.5", 125.5), ("2:05", 125), ("0:02:05", 125), ("00:02:05.25", 125.25), (" 7 ", 7),
      ("-3", -3),
      ("", nil), ("1e3", nil), ("1,5", nil), ("2:75", nil), ("abc", nil), ("nan", nil), ("1:2:3:4", nil),
      ("0x10", nil),
    ] as [(String, Double?)])
  func durations(text: String, seconds: Double?) {
    Array(text.utf8).withUnsafeBufferPointer { #expect(Field($0).seconds == seconds) }
  }

  @Test(
    "Times as logs write them",
    arguments: [
      ("2026-03-02T08:15:30Z", 20_514, 29_730.0, 0), ("2026-03-02 08:15:30.5+01:00", 20_514, 29_730.5, 3600),
      ("2026-03-02 8:15 PM", 20_514, 72_900, nil), ("20260302", 20_514, nil, nil),
      ("03/02/2026 00:00", 20_514, 0, nil),
      ("1772439330", 20_514, 29_730, 0), ("1772439330000", 20_514, 29_730, 0), ("12:00 AM", nil, 0, nil),
      ("0815", nil, 29_700, nil),
    ] as [(String, Int?, Double?, Int?)])
  func stamps(text: String, day: Int?, second: Double?, offset: Int?) {
    Array(text.utf8).withUnsafeBufferPointer {
      let stamp = Stamp(Field($0), order: .mdy)
      #expect(stamp?.day == day)
      #expect(stamp?.second == second)
      #expect(stamp?.offset == offset)
    }
  }

  @Test(
    "What is no time is none",
    arguments: [
      "2026-02-30 10:00", "25:00", "10:61", "2026-03-02 10:00 tomorrow", "soon", "13/13/2026 10:00",
    ])
  func noStamps(text: String) {
    Array(text.utf8).withUnsafeBufferPointer { #expect(Stamp(Field($0), order: .mdy) == nil) }
  }

  @Test("Pseudonyms are SipHash-2-4: the test vector of the paper")
  func sipHash() {
    let pseudonyms = Pseudonyms(key: (0x0706_0504_0302_0100, 0x0F0E_0D0C_0B0A_0908))
    Array(UInt8(0)..<15).withUnsafeBufferPointer {
      #expect(pseudonyms.number(of: $0) == 0xA129_CA61_49BE_45E5)
    }
  }
}
