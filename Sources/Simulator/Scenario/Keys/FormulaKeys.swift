/// `formula:` and `when:`: numbers and conditions worked out from the state of the center.
enum FormulaKeys {
  static let formula = Key.optional(
    "formula", score,
    "For agents or contacts: scored; the largest value is served first.", default: "none",
    example: "\"weight * wait\"")

  private static let text = Rule<String>.text(longest: Formula.longest, example: "weight * wait")

  static let score = rule(text, "known names, no division by zero") { _, _ in nil }

  /// Holds where its value is not 0.
  static let condition = rule(
    .text(longest: Formula.longest, example: "waiting >= 3"),
    "known names, no division by zero, not always false"
  ) { range, _ in
    range == 0...0 ? "never holds, so the stage is never open; leave it out, or correct the condition" : nil
  }

  private static func rule(
    _ text: Rule<String>, _ words: String,
    _ check: @escaping @Sendable (ClosedRange<Double>, Formula) -> String?
  ) -> Rule<Formula> {
    Rule<Formula>(.checked(text.shape, words)) { node, reading in
      guard let text = text.read(node, &reading) else { return nil }
      do throws(Formula.Problem) {
        let formula = try FormulaParser.parse(text)
        let range = try formula.range()
        if let message = problem(with: formula, reading) ?? check(range, formula) {
          reading.refuse(node, message)
          return nil
        }
        return formula
      } catch {
        reading.refuse(node, "character \(error.position): \(error.message)")
        return nil
      }
    }
  }

  private static func problem(with formula: Formula, _ reading: Reading) -> String? {
    let names = formula.names
    if let message = reading.unknownContactType(in: names.types)
      ?? reading.unknownAgentGroup(in: names.groups)
    {
      return message
    }
    if formula.reads(.hour), reading.context.isSteadyState {
      return "'hour' has no meaning in a steady state"
    }
    return nil
  }
}
