import Foundation
import Testing
import Yams

@testable import Simulator

@Suite("YAML text")
struct YAMLTests {
  /// Nested anchors in 421 bytes; expanded, its last value has 9^9 leaves.
  static let bomb: String = {
    var text = "a: &a [x, x, x, x, x, x, x, x, x]\n"
    for (name, previous) in zip("bcdefghi", "abcdefgh") {
      text +=
        "\(name): &\(name) [" + Array(repeating: "*\(previous)", count: 9).joined(separator: ", ") + "]\n"
    }
    return text
  }()

  @Test(
    "a nested-alias bomb is refused at its first anchor, at once",
    arguments: [bomb, bomb + "? *i\n: x\n", bomb + "*i : x\n"])
  func aliasBomb(text: String) {
    var problems: [String] = []
    let time = Stopwatch.shortest { problems = Sample.problems(text) }
    #expect(
      problems == [
        "s.yaml:1:4: must not hold anchors, found & before a value (quote a text that begins with it)"
      ])
    #expect(time < .milliseconds(50))
  }

  static let refused: [(String, String)] = [
    ("", "s.yaml: is empty; 'callsim init' writes a scenario to start from"),
    ("# only a comment\n", "s.yaml: is empty; 'callsim init' writes a scenario to start from"),
    ("a: 1\n---\nb: 2\n", "s.yaml:2:1: must hold one document, found a second one after ---"),
    ("%YAML 1.2\n---\na: 1\n", "s.yaml:1:1: must not hold YAML directives, found a line that begins with %"),
    (
      "a: *b\n",
      "s.yaml:1:4: must not hold aliases, found * before a value (quote a text that begins with it)"
    ),
    (
      "a: !!int 5\n",
      "s.yaml:1:4: must not hold tags, found ! before a value (quote a text that begins with it)"
    ),
    ("? a\n: b\n", "s.yaml:1:1: must not hold keys written with ?"),
    ("name: a\nname: b\n", "s.yaml:1:1: a key may stand only once in a map, found 'name' twice"),
    ("a:\n\tb: 1\n", "s.yaml:2:1: indentation must be made of spaces, found a tab"),
    ("a: {b: 1\n", "s.yaml:2:1: a map opened with { must be closed with }, its entries separated by commas"),
    (
      "a: 1\n  b: 2\n",
      "s.yaml:2:4: a key cannot stand here; is its indentation that of its neighbours, "
        + "and are texts with ': ' in quotes?"
    ),
    ("a: \"x\n", "s.yaml:2:1: the text ends inside quotes"),
    ("a: \u{7}\n", "s.yaml:1:4: must not hold the control character U+7"),
    ("a: x\rb: y\r", "s.yaml:1:5: lines must end in LF or CR LF, found CR alone"),
    ("[1]: 2\n", "s.yaml:1:1: a key must be a word, found a list"),
    (String(repeating: "[", count: 100), "s.yaml:1:33: must not be nested deeper than 32 levels"),
    (String(repeating: "- ", count: 100) + "a", "s.yaml:1:67: must not be nested deeper than 32 levels"),
    (
      "- a\n- b\n",
      "s.yaml:1:1: must be a scenario (a map with keys such as callsim, name, description, calendar, "
        + "horizon), found a list"
    ),
  ]

  @Test("what a scenario may not hold is refused in words", arguments: refused)
  func refusal(text: String, problem: String) {
    #expect(Sample.problems(text) == [problem])
  }

  @Test(
    "a byte order mark, CR LF and a document mark are harmless",
    arguments: [
      "\u{FEFF}" + Sample.erlangA, Sample.erlangA.replacing("\n", with: "\r\n"),
      "---\n" + Sample.erlangA + "\n...\n",
      "# yaml-language-server: $schema=x\n" + Sample.erlangA,
    ])
  func harmless(text: String) throws {
    #expect(try Scenario(text: text).name == "erlang-a")
  }

  /// What stands in place of `name: erlang-a`, and the name that must be read.
  static let scalars: [(String, String)] = [
    ("12:30", "12:30"), ("010", "010"), ("no", "no"), ("on", "on"), (".nan", ".nan"), ("1e999", "1e999"),
    ("0x1F", "0x1F"),
    ("2026-03-02", "2026-03-02"), ("true", "true"), ("1_000", "1_000"), ("=", "="), ("<<", "<<"),
    ("a & b * c ! d", "a & b * c ! d"),
    ("'&a'", "&a"), ("\"*a\"", "*a"), ("\"null\"", "null"), ("-x", "-x"), ("a # comment", "a"),
    ("a#b", "a#b"),
    ("a\n  *b &c", "a *b &c"), ("'it''s'", "it's"), ("\"tab\\u00e9\"", "tabé"),
  ]

  @Test("scalars are the text that was written", arguments: scalars)
  func scalar(written: String, name: String) throws {
    #expect(try Scenario(text: Sample.erlangA.replacing("erlang-a", with: written)).name == name)
  }

  @Test("a value that YAML calls null is no text", arguments: ["null", "~", ""])
  func null(written: String) {
    let problems = Sample.problems(Sample.erlangA.replacing("erlang-a", with: written))
    #expect(problems.count == 1 && problems[0].hasPrefix("s.yaml:2:"), "\(problems)")
  }

  /// Values that YAML's typing would turn into others, in place of `staff: 50`.
  @Test(
    "numbers have one spelling",
    arguments: ["010", "0x1F", "0o17", "1_000", "+5", "5.0", "1e3", "\"50\"", "12:30", ".inf", "yes", "５"])
  func numberSpelling(written: String) {
    let problems = Sample.problems(
      Sample.erlangA.replacing("50", with: written).replacing("\(written)0h", with: "500h"))
    #expect(
      problems.count == 1 && problems[0].contains("agent_groups.team.staff: must be a whole number"),
      "\(problems)")
  }

  /// Texts that hold `&` and `*` without anchors or aliases, and the other way round.
  static let tricky: [(String, Bool)] = [
    ("a: |\n  &x\n  *y\nb: 1", false), ("a: >-\n  &x\n\n  *y\nb: 1", false), ("a: |\n  x\nb: &y 1", true),
    ("a: 'x\n  &y'\nb: 1", false), ("a: \"x \\\" &y\"\nb: 1", false), ("a: 'x'' &y'\nb: 1", false),
    ("a: x # &y\nb: 1", false), ("# &y\na: 1", false), ("a: [x, &y z]", true), ("a: {b: &y z}", true),
    ("a: {\"b\":&y z}", true),
    ("a: [x&y, x*y]", false), ("a:\n  x\n  &y", false), ("a:\n  &y x", true), ("- &y x", true),
    ("- - &y x", true),
    ("- |\n  &x\n- &y z", true), ("a:\n- |\n  &x\n- z", false), ("a: |2\n    &x\nb: 1", false),
    ("a:\n  b: |1\n    &x\nc: 1", false),
    ("&x a: b", true), ("a : &x b", true), ("a: b\n&x c: d", true), ("a: \"\n  # \" : &x", true),
    ("[\"\n#\", &a x]", true),
    ("a:\n  - b\n   &c\n  - d", false), ("a: b: &c", true), ("a: http://x/&y", false),
    ("a: [b,\n&c d]", true),
    ("a: |\n\n   \n    x\n   &y\n", true), ("a: |+\n  x\n\n  &y\nb: *y", true),
    ("é: |\n é\n &x\nb: &y 1", true),
  ]

  @Test("anchors are told from text as the parser tells them", arguments: tricky)
  func anchors(text: String, isRefused: Bool) {
    var refused = false
    do {
      try YAMLGuard.check(text)
    } catch {
      refused = error.message.contains("anchors") || error.message.contains("aliases")
    }
    #expect(refused == isRefused)
  }

  @Test("no anchor that the parser finds is missed, over random texts")
  func anchorsOfRandomTexts() throws {
    var random = SplitMix(seed: 11)
    let pieces = [
      "a", "b", ": ", ":", "\n", "\n  ", "\n    ", "- ", "&x ", "*x ", "'", "\"", "[", "]", "{", "}", ", ",
      "|\n", ">\n", "# ", " ",
      "\\", "é", "|2-\n", "\n ", "...", "? ",
    ]
    var anchored = 0
    for _ in 0..<10_000 {
      let text = (0..<Int.random(in: 3...14, using: &random)).map { _ in
        pieces.randomElement(using: &random) ?? ""
      }.joined()
      let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
      guard let root = try? parser.singleRoot(), Self.holdsAnchor(root) else { continue }
      anchored += 1
      #expect(throws: YAMLGuard.Refusal.self, "\(text.debugDescription)") { try YAMLGuard.check(text) }
    }
    #expect(anchored > 100)
  }

  private static func holdsAnchor(_ node: Node) -> Bool {
    if node.anchor != nil { return true }
    switch node {
    case .sequence(let items): return items.contains(where: holdsAnchor)
    case .mapping(let map): return map.contains { holdsAnchor($0.key) || holdsAnchor($0.value) }
    default: return false
    }
  }

  @Test("a file may be 8 MB and hold a million values, not more")
  func budget() {
    let long = "a: \"" + String(repeating: "x", count: 8 << 20) + "\"\n"
    #expect(Sample.problems(long) == ["s.yaml: must be at most 8 MB, found more"])
    let many = "[" + String(repeating: "1,", count: 1_000_001) + "]"
    #expect(Sample.problems(many) == ["s.yaml:1:2000000: must hold at most 1,000,000 values"])
  }

  @Test("random damage to a valid file never crashes the reader")
  func damage() {
    var random = SplitMix(seed: 5)
    let original = Array(Sample.day.utf8)
    for _ in 0..<300 {
      let bytes = original.damaged(using: &random)
      _ = ScenarioReader.read(String(decoding: bytes, as: UTF8.self), file: "x")
    }
  }
}

extension [UInt8] {
  /// One to eight random changes: a byte replaced, a stretch removed, doubled or moved.
  func damaged(using random: inout SplitMix) -> [UInt8] {
    var bytes = self
    for _ in 0..<Int.random(in: 1...8, using: &random) where !bytes.isEmpty {
      let start = Int.random(in: 0..<bytes.count, using: &random)
      let end = Swift.min(bytes.count, start + Int.random(in: 1...12, using: &random))
      switch Int.random(in: 0..<5, using: &random) {
      case 0: bytes[start] = UInt8.random(in: .min ... .max, using: &random)
      case 1: bytes.removeSubrange(start..<end)
      case 2: bytes.insert(contentsOf: bytes[start..<end], at: start)
      case 3:
        let marks = Array("{}[]:,-\"'&*!|>%#\n\t \\0e9.".utf8)
        bytes.insert(marks.randomElement(using: &random) ?? 0, at: start)
      default:
        bytes.insert(contentsOf: bytes[start..<end], at: Int.random(in: 0...bytes.count, using: &random))
      }
    }
    return bytes
  }
}
