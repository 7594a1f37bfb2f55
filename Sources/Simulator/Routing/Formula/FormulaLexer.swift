/// Splits the text of a formula into words.
struct FormulaLexer {
  enum Token: Hashable {
    case number(Double)
    case name(String)
    /// In quotes.
    case text(String)
    case sign(String)
    case end
  }

  private let characters: [Character]
  private var place = 0

  init(_ text: String) { characters = Array(text) }

  /// The next word, and the character that it begins at, from 1.
  mutating func next() throws(Formula.Problem) -> (token: Token, position: Int) {
    while place < characters.count, characters[place].isWhitespace { place += 1 }
    let start = place
    guard let first = current else { return (.end, start + 1) }
    if first.isASCII, first.isNumber || first == "." { return (.number(try number()), start + 1) }
    if first.isASCII, first.isLetter {
      return (.name(take { $0.isASCII && ($0.isLetter || $0 == "_") }), start + 1)
    }
    if first == "\"" || first == "'" { return (.text(try quoted(by: first)), start + 1) }
    place += 1
    if "<>=!".contains(first), current == "=" {
      place += 1
      return (.sign("\(first)="), start + 1)
    }
    guard "+-*/<>(),".contains(first) else {
      let hint = first == "=" ? "; equality is ==" : first == "&" || first == "|" ? "; write 'and', 'or'" : ""
      throw Formula.Problem(
        message: "can't read \(Printable.quoted(String(first)))\(hint)", position: start + 1)
    }
    return (.sign(String(first)), start + 1)
  }

  private var current: Character? { place < characters.count ? characters[place] : nil }

  private mutating func take(while holds: (Character) -> Bool) -> String {
    let start = place
    while let character = current, holds(character) { place += 1 }
    return String(characters[start..<place])
  }

  /// `2`, `0.5`, `30s`, `1h30min`, `5%`.
  private mutating func number() throws(Formula.Problem) -> Double {
    let start = place
    let text = take { $0.isASCII && ($0.isNumber || $0.isLetter || $0 == "." || $0 == "%") }
    let share = text.hasSuffix("%") ? Double(text.dropLast()).map { $0 / 100 } : nil
    guard let value = share ?? Double(text) ?? Durations.seconds(of: text), value.isFinite else {
      throw Formula.Problem(
        message: "\(Printable.quoted(text)) is no number, duration or percentage", position: start + 1)
    }
    return value
  }

  private mutating func quoted(by quote: Character) throws(Formula.Problem) -> String {
    let start = place
    place += 1
    let text = take { $0 != quote }
    guard current == quote else {
      throw Formula.Problem(message: "a name in quotes does not end", position: start + 1)
    }
    place += 1
    return text
  }
}
