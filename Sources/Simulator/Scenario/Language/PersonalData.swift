/// What looks like the number or address of a person: no text of a scenario may hold it, and no message shows it.
///
/// The forms are those of the classes of 45 CFR 164.514(b)(2) (Safe Harbor) that have a form: e-mail addresses, telephone numbers,
/// social security numbers, medical record and account numbers, dates of birth and IP addresses. Names of people have none.
enum PersonalData {
  /// What a text looks like: `an e-mail address`; nil: nothing of the kind.
  static func found(in text: String) -> String? {
    guard mayHold(text) else { return nil }
    return forms.first { text.firstMatch(of: $0.pattern.regex) != nil }?.words
  }

  /// Ends the message about a text that was refused for what it holds.
  static let remedy = "nothing about a person belongs in a scenario"

  /// The text with such parts crossed out, sign by sign.
  ///
  /// - Parameter numbers: plain numbers of nine digits and more too, which elsewhere are just numbers.
  static func masked(_ text: String, numbers: Bool) -> String {
    guard mayHold(text) else { return text }
    return forms.filter { numbers || !$0.isPlainNumber }.reduce(text) { (text: String, form: Form) in
      text.replacing(form.pattern.regex) { match in
        var part = ""
        for sign in text[match.range] { part.append(sign.isLetter || sign.isNumber ? "x" : sign) }
        return part
      }
    }
  }

  /// Quick and too cautious, as there are many names.
  private static func mayHold(_ text: String) -> Bool {
    var digits = 0
    for byte in text.utf8 {
      if byte == 0x40 { return true }
      if byte >= 0x30, byte <= 0x39 { digits += 1 }
    }
    return digits >= 6 || (digits >= 4 && text.utf8.contains(0x2E))
  }

  /// `Regex` is not `Sendable`; these are constant.
  private struct Pattern: @unchecked Sendable {
    let regex: Regex<Substring>
  }

  private struct Form {
    let words: String
    let pattern: Pattern
    var isPlainNumber = false

    init(_ words: String, _ regex: Regex<Substring>, isPlainNumber: Bool = false) {
      (self.words, pattern, self.isPlainNumber) = (words, Pattern(regex: regex), isPlainNumber)
    }
  }

  private static let forms = [
    Form("an e-mail address", #/[^\s@]+@[^\s@]+\.[A-Za-z]{2,}/#),
    Form("a social security number", #/\b\d{3}-\d{2}-\d{4}\b/#),
    Form(
      "a telephone number",
      #/(?:\(\d{3}\) ?|\b\d{3}[ .\-])\d{3}[ .\-]\d{4}\b|\+\d(?:[ .\-]?\d){8,14}\b/#),
    Form(
      "a record or account number",
      #/(?i)\b(?:mrn|ssn|medical record|patient|member|account|beneficiary)(?: ?(?:id|no|number|nr))?[ .:#=_\-]*[A-Za-z]{0,3}\d{4,}/#
    ),
    Form(
      "a date of birth",
      #/(?i)\b(?:dob|born|birth|date of birth)\b[ .:=]*(?:on )?\d{1,4}[ .\/\-]\d{1,2}[ .\/\-]\d{1,4}/#),
    Form("a number of a person", #/(?:^|[^\d.,])\d{9,12}\b/#, isPlainNumber: true),
    Form("an IP address", #/\b(?:\d{1,3}\.){3}\d{1,3}\b/#),
  ]
}

extension ScalarText {
  /// Refuses what looks like the number or address of a person.
  func refusePersonalData() throws(Refusal) {
    guard let words = PersonalData.found(in: text) else { return }
    throw Refusal(kind: .meaning, hint: " (it looks like \(words); \(PersonalData.remedy))")
  }
}
