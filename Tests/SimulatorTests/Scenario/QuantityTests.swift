import Testing

@testable import Simulator

@Suite("Quantities")
struct QuantityTests {
  @Test(
    "durations are read in seconds",
    arguments: [
      ("45s", 45.0), ("4min", 240), ("1h30min", 5_400), ("500h", 1_800_000), ("2d", 172_800), ("250ms", 0.25),
      ("1.5h", 5_400), ("0s", 0), ("1d2h3min4s5ms", 93_784.005), ("1e3s", 1_000),
    ])
  func duration(text: String, seconds: Double) throws {
    #expect(abs(try #require(Durations.seconds(of: text)) - seconds) <= 1e-9 * seconds)
  }

  @Test(
    "what is no duration is none, with a hint",
    arguments: [
      ("120", "did you mean '120s'?"), ("3m", "did you mean '3min'?"), ("4 min", "did you mean '4min'?"),
      ("2hours", "did you mean '2h'?"),
      ("", ""), ("min", ""), ("5min1h", ""), ("1h1h", ""), ("-3s", ""), ("1:30", ""), ("1h30", ""),
      ("01s", ""), ("5x", ""), (".5h", ""),
    ])
  func noDuration(text: String, hint: String) {
    #expect(Durations.seconds(of: text) == nil)
    #expect(hint.isEmpty ? Durations.hint(for: text).isEmpty : Durations.hint(for: text).contains(hint))
  }

  @Test(
    "durations are written in usual units",
    arguments: [
      (0.0, "0s"), (0.001, "1ms"), (45, "45s"), (90, "1min30s"), (1_800, "30min"), (1_800_000, "500h"),
      (8.64e8, "10000d"), (0.25, "250ms"),
      (1.5, "1.5s"),
    ])
  func written(seconds: Double, text: String) {
    #expect(Durations.written(seconds) == text)
  }

  @Test(
    "numbers have one spelling",
    arguments: [
      ("0", 0.0), ("3", 3), ("0.05", 0.05), ("1.5e6", 1.5e6), ("1E-3", 1e-3),
      ("123456789012345", 123_456_789_012_345),
    ])
  func number(text: String, value: Double) {
    #expect(Numerals.value(of: Substring(text)) == value)
  }

  @Test(
    "other spellings are no numbers",
    arguments: [
      "", "-1", "-0", "+1", ".5", "5.", "010", "1_000", "1,5", "0x1F", "nan", ".nan", "inf", ".inf",
      "infinity", "1e999", "1e-999", "1e",
      "5e-400", "5e-324", "１２", "1 ", " 1", "1.2.3",
    ])
  func noNumber(text: String) {
    #expect(Numerals.value(of: Substring(text)) == nil)
  }

  @Test(
    "times of day",
    arguments: [("07:00", 25_200.0), ("7:05", 25_500), ("00:00", 0), ("24:00", 86_400), ("23:59", 86_340)])
  func dayTime(text: String, seconds: Double) {
    #expect(DayTimes.seconds(of: Substring(text)) == seconds)
  }

  @Test(
    "no times of day",
    arguments: ["7", "07:60", "24:01", "25:00", "7:0", "-1:00", "07:00:00", "a:00", "007:00"])
  func noDayTime(text: String) { #expect(DayTimes.seconds(of: Substring(text)) == nil) }

  @Test(
    "whole numbers are written with separators",
    arguments: [(0, "0"), (999, "999"), (1_000, "1,000"), (-1_234_567, "-1,234,567")])
  func grouped(value: Int, text: String) { #expect(Numerals.grouped(value) == text) }

  @Test(
    "the nearest word is at most a third of the letters away",
    arguments: [
      ("staf", "staff"), ("stfaf", "staff"), ("handletime", "handle_time"), ("STAFF", "staff"), ("xyz", nil),
      ("", nil),
      (String(repeating: "a", count: 1_000), nil),
    ] as [(String, String?)])
  func nearMiss(word: String, nearest: String?) {
    #expect(NearMiss.nearest(to: word, among: ["staff", "serves", "handle_time", "skills"]) == nearest)
  }

  /// NIST, "Secure Hash Standard" example values; the last is 10^6 times the letter a.
  @Test(
    "SHA-256 gives the published digests",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        String(repeating: "a", count: 1_000_000),
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
      ),
    ])
  func sha256(text: String, digest: String) {
    #expect(SHA256.hexadecimal(of: text.utf8) == digest)
  }
}
