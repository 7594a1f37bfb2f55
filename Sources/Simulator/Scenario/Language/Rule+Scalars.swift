// Rules for the scalars of the language: durations, shares, numbers, rates, names.

extension Rule where Value == Double {
  /// A duration in seconds.
  static func duration(_ range: NumericRange, example: String) -> Rule {
    .scalar(
      "a duration \(range.words(Durations.written)), such as \(example)",
      schema: ["type": "string", "pattern": .text(Durations.pattern)],
      examples: [example, Durations.written(range.most)]
    ) { scalar throws(Refusal) in
      guard let seconds = Durations.seconds(of: scalar.text) else {
        throw Refusal(hint: Durations.hint(for: scalar.text))
      }
      guard range.contains(seconds) else { throw Refusal(kind: .meaning) }
      return seconds
    }
  }

  /// A number, written without quotes.
  static func number(_ range: NumericRange, example: String) -> Rule {
    .scalar(
      "a number \(range.words(Numerals.written)), such as \(example)", schema: range.schema,
      examples: [example, range.written(range.most)]
    ) { scalar throws(Refusal) in
      guard scalar.isPlain, let value = Numerals.value(of: Substring(scalar.text)), range.contains(value)
      else {
        throw Refusal(hint: scalar.numberHint)
      }
      return value
    }
  }

  /// A share of a whole, `5%` or `0.05`.
  static func share(_ range: NumericRange, example: String) -> Rule {
    let percent = "^\(Numerals.pattern)%$"
    return .scalar(
      "a share \(range.words { Numerals.written($0 * 100) + "%" }), such as \(example)",
      schema: ["anyOf": [range.schema, ["type": "string", "pattern": .text(percent)]]],
      examples: [example, range.written(range.most)]
    ) { scalar throws(Refusal) in
      guard scalar.text.hasSuffix("%") else {
        let value = scalar.isPlain ? Numerals.value(of: Substring(scalar.text)) : nil
        guard let value, range.contains(value) else {
          let isPercent = value.map { range.contains($0 / 100) } ?? false
          throw Refusal(hint: isPercent ? " (did you mean '\(scalar.text)%'?)" : scalar.numberHint)
        }
        return value
      }
      guard let value = Numerals.value(of: Substring(scalar.text.dropLast())) else { throw Refusal() }
      guard range.contains(value / 100) else { throw Refusal(kind: .meaning) }
      return value / 100
    }
  }

  /// A pure number, `0.9` or `90%`.
  static func ratio(_ range: NumericRange, example: String) -> Rule {
    let percent = "^\(Numerals.pattern)%$"
    return .scalar(
      "a number \(range.words(Numerals.written)), such as \(example) (also as a percentage)",
      schema: ["anyOf": [range.schema, ["type": "string", "pattern": .text(percent)]]],
      examples: [example, range.contains(0.9) ? "90%" : "200%"]
    ) { scalar throws(Refusal) in
      if scalar.text.hasSuffix("%") {
        guard let value = Numerals.value(of: scalar.text.dropLast()) else { throw Refusal() }
        guard range.contains(value / 100) else { throw Refusal(kind: .meaning) }
        return value / 100
      }
      guard scalar.isPlain, let value = Numerals.value(of: Substring(scalar.text)), range.contains(value)
      else {
        throw Refusal(hint: scalar.numberHint)
      }
      return value
    }
  }

  /// So many per unit of time, `48/min`; per second inside.
  static func rate(_ range: NumericRange, of what: String, example: String) -> Rule {
    let units: [(name: String, seconds: Double)] = [("s", 1), ("min", 60), ("h", 3600), ("day", 86_400)]
    let names = units.map(\.name).joined(separator: "|")
    return .scalar(
      "\(what) per s, min, h or day \(range.words { Numerals.written($0) + "/s" }), such as \(example)",
      schema: ["type": "string", "pattern": .text("^\(Numerals.pattern)/(\(names))$")],
      examples: [example, "0.5/s"]
    ) { scalar throws(Refusal) in
      let parts = scalar.text.split(separator: "/", omittingEmptySubsequences: false)
      guard let number = parts.first.flatMap({ Numerals.value(of: $0) }) else { throw Refusal() }
      guard parts.count == 2, let unit = units.first(where: { $0.name == parts[1] }) else {
        throw Refusal(hint: parts.count == 1 ? " (did you mean '\(scalar.text)/h'?)" : "")
      }
      guard range.contains(number / unit.seconds) else { throw Refusal(kind: .meaning) }
      return number / unit.seconds
    }
  }

  /// Currency units per hour, `31/h`.
  static func hourlyCost(_ range: NumericRange) -> Rule {
    .scalar(
      "a cost per hour \(range.words { Numerals.written($0) + "/h" }), such as 31/h",
      schema: ["type": "string", "pattern": .text("^\(Numerals.pattern)/h$")], examples: ["31/h", "0/h"]
    ) { scalar throws(Refusal) in
      guard scalar.text.hasSuffix("/h"), let value = Numerals.value(of: scalar.text.dropLast(2)) else {
        let isNumber = Numerals.value(of: Substring(scalar.text)) != nil
        throw Refusal(hint: isNumber ? " (did you mean '\(scalar.text)/h'?)" : "")
      }
      guard range.contains(value) else { throw Refusal(kind: .meaning) }
      return value
    }
  }

  /// `07:00`, in seconds after midnight.
  static var dayTime: Rule {
    .scalar(
      "a time of day from 00:00 to 24:00, such as \"07:00\"",
      schema: ["type": "string", "pattern": .text("^(\(DayTimes.pattern))$")],
      examples: ["07:00", "9:30", "24:00"]
    ) { scalar throws(Refusal) in
      guard let seconds = DayTimes.seconds(of: Substring(scalar.text)) else { throw Refusal() }
      return seconds
    }
  }
}

extension Rule where Value == Int {
  /// A whole number, written without quotes.
  static func whole(_ range: ClosedRange<Int>, example: String) -> Rule {
    .scalar(
      "a whole number from \(Numerals.grouped(range.lowerBound)) to \(Numerals.grouped(range.upperBound))",
      schema: [
        "type": "integer", "minimum": .integer(range.lowerBound), "maximum": .integer(range.upperBound),
      ],
      examples: [example, String(range.lowerBound)]
    ) { scalar throws(Refusal) in
      let isSpelt = scalar.isPlain && (scalar.text == "0" || scalar.text.first != "0")
      guard isSpelt, scalar.text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let value = Int(scalar.text),
        range.contains(value)
      else { throw Refusal(hint: scalar.numberHint) }
      return value
    }
  }
}

extension Rule where Value == String {
  /// One line of text.
  static func line(_ words: String, longest: Int = Names.longest, example: String) -> Rule {
    .scalar(
      words,
      schema: [
        "type": ["string", "number", "boolean"],
        "pattern": .text("^(?! )(?!.* $)[^\(Names.controls)]{1,\(longest)}$"),
      ], examples: [example]
    ) { scalar throws(Refusal) in
      guard Names.isLine(scalar.text, longest: longest), !scalar.isNull else {
        throw Refusal(hint: scalar.nullHint)
      }
      try scalar.refusePersonalData()
      return scalar.text
    }
  }

  /// Text of several lines.
  static func text(longest: Int, example: String) -> Rule {
    .scalar(
      "a text of 1 to \(Numerals.grouped(longest)) characters",
      schema: ["type": ["string", "number", "boolean"], "minLength": 1, "maxLength": .integer(longest)],
      examples: [example]
    ) { scalar throws(Refusal) in
      guard !scalar.text.isEmpty, scalar.text.unicodeScalars.count <= longest, !scalar.isNull else {
        throw Refusal(hint: scalar.nullHint)
      }
      try scalar.refusePersonalData()
      return scalar.text
    }
  }

  /// One of a few words.
  static func word(_ words: [String]) -> Rule {
    .scalar(
      words.count == 1 ? words[0] : "one of \(words.joined(separator: ", "))",
      schema: ["enum": .list(words.map { .text($0) })], examples: words
    ) { scalar throws(Refusal) in
      guard words.contains(scalar.text) else {
        throw Refusal(hint: NearMiss.hint(for: scalar.text, among: words))
      }
      return scalar.text
    }
  }
}

extension Rule where Value == Bool {
  static var yesOrNo: Rule {
    .scalar("true or false", schema: ["type": "boolean"], examples: ["true", "false"]) {
      scalar throws(Refusal) in
      guard scalar.isPlain, scalar.text == "true" || scalar.text == "false" else { throw Refusal() }
      return scalar.text == "true"
    }
  }
}

extension Rule where Value: CaseIterable & RawRepresentable & Sendable, Value.RawValue == String {
  /// One of the cases of an enumeration, by its raw value.
  static var oneOfCases: Rule {
    Rule<String>.word(Value.allCases.map(\.rawValue)).map { word in
      guard let value = Value(rawValue: word) else {
        preconditionFailure("\(word) is no case of \(Value.self)")
      }
      return value
    }
  }
}

extension NumericRange {
  /// Without separators, as a number of the language.
  func written(_ value: Double) -> String { JSON.number(value).pretty }

  var schema: JSON {
    let bounds: JSON = ["minimum": .number(least), "maximum": .number(most)]
    guard case .object(let members) = bounds else { return bounds }
    let type = JSON.Member("type", "number")
    return allowsZero
      ? .object([type, .init("anyOf", [["const": 0], bounds])]) : .object([type] + members)
  }
}

extension ScalarText {
  /// YAML's own words for nothing, which mean it in the schema.
  var isNull: Bool { isPlain && ["~", "null", "Null", "NULL"].contains(text) }

  var nullHint: String { isNull ? " (write \"\(text)\" if that is the text, or leave the key out)" : "" }

  /// What is unusual about the spelling of a number.
  var numberHint: String {
    if !isPlain, Numerals.value(of: Substring(text)) != nil { return " (leave out the quotes)" }
    if text.count > 1, text.first == "0", text.dropFirst().allSatisfy(\.isNumber) {
      let plain = text.drop { $0 == "0" }
      return " (leave out the leading zeros; did you mean '\(plain.isEmpty ? "0" : plain)'?)"
    }
    let bare = text.filter { $0 != "," && $0 != "_" }
    if bare != text, Numerals.value(of: Substring(bare)) != nil { return " (did you mean '\(bare)'?)" }
    return ""
  }
}
