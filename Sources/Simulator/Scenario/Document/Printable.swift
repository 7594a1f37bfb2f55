/// Makes text of unknown origin fit to be printed: one line, of bounded length, without control characters.
package enum Printable {
  /// The text in quotes, shortened to 60 characters.
  package static func quoted(_ text: String, mark: String = "'") -> String {
    "\(mark)\(shortened(text, to: 60))\(mark)"
  }

  package static func shortened(_ text: String, to limit: Int) -> String {
    let scalars = text.unicodeScalars
    let head = escaped(String(String.UnicodeScalarView(scalars.prefix(limit))))
    return scalars.count > limit ? head + "..." : head
  }

  /// Control characters as `\u{1B}`, so that a file cannot write to the terminal by way of a message.
  package static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case _ where isControl(scalar): result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Control characters, line and paragraph separators, and marks that reverse the direction of the text around them.
  static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }
}
