import Testing

@testable import Simulator

/// The expression language: what it reads, what it refuses, what it computes.
@Suite struct FormulaTests {
  /// The value where no variable is read, by the ranges alone.
  private func constant(_ text: String) throws -> Double {
    let range = try FormulaParser.parse(text).range()
    #expect(range.lowerBound == range.upperBound, "\(text) is no constant: \(range)")
    return range.lowerBound
  }

  @Test(
    "Operators bind as everywhere",
    arguments: [
      ("1 + 2 * 3", 7), ("(1 + 2) * 3", 9), ("10 - 4 - 3", 3), ("12 / 3 / 2", 2), ("-2 * 3", -6),
      ("2 * -3", -6),
      ("1 < 2", 1), ("2 <= 1", 0), ("1 < 2 and 2 < 1", 0), ("1 < 2 or 2 < 1", 1), ("not 1 > 2 and 1 == 1", 1),
      ("not 0", 1), ("min(3, 1, 2)", 1), ("max(3, 1, 2)", 3), ("abs(2 - 5)", 3), ("if(1 > 2, 5, 7)", 7),
      ("30s + 2min", 150), ("1h30min", 5400), ("50% * 8", 4), ("1 != 1", 0), (".5 + .25", 0.75), ("--2", 2),
    ])
  func values(text: String, value: Double) throws { #expect(try constant(text) == value) }

  @Test(
    "What can't be read is refused with its place",
    arguments: [
      ("1 +", 4, "ends too early"), ("wiat * 2", 1, "did you mean 'wait'?"), ("1 $ 2", 3, "can't read"),
      ("wait = 3", 6, "equality is =="), ("min(1)", 1, "takes 2 values or more"), ("(1 + 2", 7, "needs ')'"),
      ("1 < 2 < 3", 7, "don't chain"), ("if(1, 2)", 1, "takes 3 values"), ("waiting(calls)", 9, "in quotes"),
      ("free(\"team", 6, "does not end"), ("3x", 1, "no number"), ("1 2", 3, "does not end here"),
      ("", 1, "ends too early"),
      ("exit(1)", 1, "not known"), ("1 / waiting", 3, "divide by zero"),
      ("10 / (hour - 12)", 4, "divide by zero"),
    ])
  func faults(text: String, position: Int, message: String) {
    let problem = #expect(throws: Formula.Problem.self) { try FormulaParser.parse(text).range() }
    #expect(problem?.position == position, "\(text): \(problem?.position ?? 0)")
    #expect(problem?.message.contains(message) == true, "\(text): \(problem?.message ?? "")")
  }

  @Test("Depth and length are bounded, whatever is thrown at them")
  func bounds() {
    for text in [
      String(repeating: "(", count: 500), String(repeating: "not ", count: 200),
      String(repeating: "-", count: 900),
      String(repeating: "1+", count: 400) + "1", String(repeating: "x", count: 5000),
    ] {
      #expect(throws: Formula.Problem.self) { try FormulaParser.parse(text) }
    }
  }

  @Test("A division is let through once zero is out of reach")
  func division() throws {
    let range = try FormulaParser.parse("60 / max(waiting, 1)").range()
    #expect(range == 0...60)
    #expect(try FormulaParser.parse("wait / weight").range().lowerBound == 0)
    #expect(try FormulaParser.parse("if(hour >= 12, 1, 2) + idle * 0").range() == 1...2)
  }

  private static let base = """
    callsim: 1
    name: x
    horizon: {length: 100h}
    contact_types:
      calls: {channel: voice, arrivals: {rate: 1/min}, handle_time: {exponential: {mean: 1min}}}
    agent_groups:
      team: {serves: [calls], staff: 3}
      backup: {serves: [calls], staff: 3}
    """

  @Test(
    "Faults in a scenario are named before the run, at their place",
    arguments: [
      ("{contacts: scored, formula: \"wait / waiting\"}", "routing.formula: character 6: may divide by zero"),
      ("{contacts: scored}", "needs 'formula' for 'scored'"),
      ("{contacts: scored, formula: \"hour\"}", "routing.formula: 'hour' has no meaning in a steady state"),
      (
        "{formula: \"waiting('cals')\"}",
        "routing.formula: no contact type is named 'cals' (did you mean 'calls'?)"
      ),
      (
        "{overflow: {calls: [{groups: [team], when: \"waiting < 0\"}]}}",
        "routing.overflow.calls[0].when: never holds"
      ), ("{overflow: {calls: [{groups: [team]}, {groups: [team]}]}}", "must list each agent group once"),
      (
        "{overflow: {calls: [{groups: [team], after: 30s}, {groups: [backup]}]}}",
        "in the order of their times"
      ),
      ("{overflow: {cals: [{groups: [team]}]}}", "no contact type is named 'cals'"),
      ("{agents: shares, shares: {team: 70%}}", "must add up to 100%, found 70%"),
      ("{agents: index}", "needs 'index' for 'index'"),
    ])
  func scenarioFaults(routing: String, message: String) throws {
    let found = ScenarioReader.read(Self.base + "\nrouting: \(routing)\n", file: "s.yaml").problems.map(
      \.description)
    #expect(found.contains { $0.contains(message) }, "\(found)")
  }

  @Test("Contact types that starve and groups that are out of reach are noted")
  func reach() throws {
    func notes(_ routing: String) throws -> String {
      try Scenario(text: Self.base + "\nrouting: \(routing)\n").notes.joined(separator: "\n")
    }
    #expect(
      try notes("{agents: staged, overflow: {calls: [{groups: [team]}]}}").contains(
        "agent_groups.backup: unreachable")
    )
    #expect(try notes("{agents: least-flexible}").isEmpty)
  }
}
