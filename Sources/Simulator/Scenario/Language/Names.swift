/// Names that the user gives to contact types and agent groups, and maps keyed by them.
enum Names {
  static let longest = 80
  /// Kept for the part of a contact type that goes before all others.
  static let urgentSuffix = "/urgent"
  /// Means every contact type, or every agent group, where one is chosen.
  static let everything = "all"

  static let controls = "\\u0000-\\u001F\\u007F-\\u009F\\u2028-\\u202E\\u2066-\\u2069\\uFEFF"

  static let rule = Rule<String>.scalar(
    "a name of 1 to \(longest) characters without control characters or spaces at its ends, not 'all' and not ending "
      + "in '/urgent'",
    schema: [
      "type": "string", "pattern": .text("^(?!all$)(?!.*/urgent$)(?! )(?!.* $)[^\(controls)]{1,\(longest)}$"),
    ],
    examples: ["calls", "cardiology-es", "Appels en français", "R&D \u{1F4DE}"]
  ) { scalar throws(Refusal) in
    guard isLine(scalar.text, longest: longest), scalar.text != everything,
      !scalar.text.hasSuffix(urgentSuffix)
    else { throw Refusal() }
    try scalar.refusePersonalData()
    return scalar.text
  }

  /// One line of text of bounded length, measured in Unicode scalars.
  static func isLine(_ text: String, longest: Int) -> Bool {
    let scalars = text.unicodeScalars
    return !scalars.isEmpty && scalars.count <= longest && scalars.first != " " && scalars.last != " "
      && !scalars.contains(where: Printable.isControl)
  }
}
