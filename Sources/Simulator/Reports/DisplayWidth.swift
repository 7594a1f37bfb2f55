/// How many columns of a terminal text takes, so that tables line up for names in any script.
///
/// A user-perceived character counts once: 2 columns when it is East Asian wide or an emoji, none when it only
/// joins or modifies its neighbours, else 1. Terminals differ on rare sequences; this follows most of them.
///
/// - Source: Unicode Standard Annex #11, "East Asian Width"; ranges W and F, rounded to blocks.
package enum DisplayWidth {
  package static func of(_ text: String) -> Int {
    text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } ? text.utf8.count : text.reduce(0) { $0 + width(of: $1) }
  }

  /// The text cut to fit, with `…` at its end if something is missing.
  package static func shortened(_ text: String, to limit: Int) -> String {
    guard of(text) > limit else { return text }
    var result = ""
    var used = 0
    for character in text {
      let width = width(of: character)
      guard used + width <= limit - 1 else { break }
      result.append(character)
      used += width
    }
    return result + "…"
  }

  /// In lines of at most so many columns, broken at blanks.
  package static func wrapped(_ text: String, at limit: Int) -> [String] {
    text.split(separator: " ").reduce(into: [String]()) { lines, word in
      if let last = lines.last, of(last) + 1 + of(String(word)) <= limit {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(String(word))
      }
    }
  }

  private static func width(of character: Character) -> Int {
    let scalars = character.unicodeScalars
    guard let first = scalars.first else { return 0 }
    if scalars.contains(where: { $0.value == 0xFE0F }) && first.properties.isEmoji { return 2 }
    switch first.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: return isWide(first) ? 2 : 1
    }
  }

  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.properties.isEmojiPresentation { return true }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
      0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1B000...0x1B2FF, 0x20000...0x3FFFD:
      return true
    default: return false
    }
  }
}
