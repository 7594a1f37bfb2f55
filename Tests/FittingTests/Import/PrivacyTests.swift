import Foundation
import Testing

@testable import Fitting

@Suite("Identifiers")
struct PrivacyTests {
  /// Invented names, telephone numbers, record numbers, e-mail addresses, social security numbers and IP addresses.
  private static func canary(_ index: Int) -> String {
    switch index % 6 {
    case 0: "Zquxname\(index) Vorplan\(index)"
    case 1: "+1555\(1_000_000 + index)"
    case 2: "MRN\(70_000_000 + index)"
    case 3: "zq\(index)@vorplan.example"
    case 4: "\(900 + index % 99)-\(10 + index % 89)-\(10_000 + index)"
    default: "10.\(index % 250).\(index / 250 % 250).\(index % 249)"
    }
  }

  @Test(
    "10,000 planted in every column, header and bad row: none in any output, plain, base64, hexadecimal or reversed"
  )
  func planted() throws {
    var text = "call_id,queue,arrival,wait_s,outcome,talk_s,agent,caller,\(Self.canary(0)),notes\n"
    var planted: [String] = [Self.canary(0)]
    func row(_ index: Int, _ change: (inout [String]) -> Void) -> String {
      let clock =
        "2026-03-0\(2 + index % 3) \(9 + index % 8 < 10 ? "0" : "")\(9 + index % 8):\(10 + index % 49):00"
      var fields = [
        "c\(index)", "desk", clock, "\(index % 90)", index % 5 == 0 ? "abandoned" : "answered", "100",
        "a\(index % 7)", "", "", "",
      ]
      change(&fields)
      return fields.map { $0.contains(",") ? "\"\($0)\"" : $0 }.joined(separator: ",") + "\n"
    }
    for index in 1...10_000 {
      let canary = Self.canary(index)
      planted.append(canary)
      text += row(index) { $0[index % 10] = canary }
    }
    text += "\"\(Self.canary(10_001)),never closed\n"
    planted.append(Self.canary(10_001))
    let log = try Logs.read(text) { $0.linksCallers = true }
    let fit = try Fit(log, FitOptions())
    let outputs: [[UInt8]] = [
      Array(fit.scenarioText.utf8), fit.html, fit.json, Array(fit.text().utf8), log.report.rejectsCSV,
      Array(log.report.explanation.joined(separator: "\n").utf8),
      WorkforceTable.genesysWFM.bytes(log, interval: 1800, zone: nil),
      WorkforceTable.teleopti.bytes(log, interval: 1800, zone: nil),
    ]
    var all: [UInt8] = []
    for output in outputs { all += output.map(Field.lower) + [0x0A] }
    // Hashes of every window of the output, so that 40,000 searches are one pass; those found are then looked at whole.
    let length = 8
    var windows: Set<UInt64> = []
    var window: UInt64 = 0
    for byte in all {
      window = window << 8 | UInt64(byte)
      windows.insert(window)
    }
    var hits = 0
    for canary in planted {
      let bytes = Array(canary.utf8)
      let digits = Array("0123456789abcdef".utf8)
      var hexadecimal: [UInt8] = []
      for byte in bytes { hexadecimal += [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
      let base64 = Array(Data(bytes).base64EncodedString().utf8)
      let forms: [[UInt8]] = [bytes, bytes.reversed(), base64, hexadecimal]
      for form in forms.map({ $0.map(Field.lower) }) where form.count >= length {
        var isThere = true
        for start in 0...(form.count - length) where isThere {
          var window: UInt64 = 0
          for byte in form[start..<start + length] { window = window << 8 | UInt64(byte) }
          isThere = windows.contains(window)
        }
        if isThere { hits += 1 }
      }
    }
    #expect(hits == 0)
    #expect(log.report.rejectedRows > 1000)
    #expect(log.report.isConserved)
  }

  @Test(
    "Queues with fewer than eleven contacts are pooled, and a name that looks like an identifier is replaced")
  func smallQueues() throws {
    var text = Logs.header
    for index in 0..<30 { text += "c\(index),desk,2026-03-02 09:\(10 + index):00,10,answered,100,a1\n" }
    for index in 30..<40 { text += "c\(index),rare,2026-03-02 09:\(10 + index):00,10,answered,100,a1\n" }
    for index in 40..<60 { text += "c\(index),5551234567,2026-03-02 10:\(index):00,10,answered,100,a1\n" }
    let log = try Logs.read(text)
    let names = Set(Logs.calls(log).map { log.calls.queues[Int($0.queue)] })
    #expect(names == ["desk", "other", "queue-3"])
  }

  @Test(
    "Columns that look like identifiers are recognised",
    arguments: ["PatientName", "ANI", "caller_phone", "e-mail", "MRN", "SSN", "Date of Birth", "Notes"])
  func columns(name: String) { #expect(IdentifierGuard.identifier(inColumnName: name) != nil) }

  @Test(
    "Ordinary columns are not",
    arguments: ["queue", "wait", "talk_time", "agent_group", "skill", "animal", "zippered"])
  func ordinary(name: String) { #expect(IdentifierGuard.identifier(inColumnName: name) == nil) }
}
