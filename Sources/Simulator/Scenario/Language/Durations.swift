/// Durations with units: `45s`, `1h30min`, `2d`, `250ms`; in seconds inside.
public enum Durations {
  static let units: [(name: String, seconds: Double)] = [
    ("d", 86_400), ("h", 3_600), ("min", 60), ("s", 1), ("ms", 0.001),
  ]

  /// Each unit at most once, the largest first; the same as `seconds(of:)` accepts.
  static let pattern =
    "^(?=.)" + units.map { "(\(Numerals.pattern)\($0.name))?" }.joined() + "$"

  public static func seconds(of text: String) -> Double? {
    var rest = Substring(text)
    var seconds = 0.0
    var allowed = units[...]
    guard !rest.isEmpty else { return nil }
    while !rest.isEmpty {
      let (number, tail) = Numerals.split(rest)
      let name = Substring(tail.utf8.prefix { $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") })
      guard let value = Numerals.value(of: number), let index = allowed.firstIndex(where: { $0.name == name })
      else { return nil }
      seconds += value * units[index].seconds
      allowed = units[(index + 1)...]
      rest = tail[name.endIndex...]
    }
    return seconds
  }

  /// What was probably meant by a text that is no duration.
  static func hint(for text: String) -> String {
    if Numerals.value(of: Substring(text)) != nil { return " (a unit is missing; did you mean '\(text)s'?)" }
    let (number, unit) = Numerals.split(Substring(text))
    let meant: [String: String] = [
      "m": "min", "mins": "min", "minute": "min", "minutes": "min", "sec": "s", "secs": "s", "second": "s",
      "seconds": "s", "hour": "h", "hours": "h", "hr": "h", "hrs": "h", "day": "d", "days": "d",
    ]
    let word = unit.drop { $0 == " " }.lowercased()
    let name = units.contains { $0.name == word } ? word : meant[word]
    guard let name, Numerals.value(of: number) != nil else { return "" }
    return " (did you mean '\(number)\(name)'?)"
  }

  /// `1h30min`, `45s`: in the largest units that give whole numbers, else in seconds.
  package static func written(_ seconds: Double) -> String {
    guard seconds > 0 else { return "0s" }
    if seconds < 1 { return Numerals.written(seconds * 1000) + "ms" }
    guard seconds == seconds.rounded(), seconds < 1e15 else { return Numerals.written(seconds) + "s" }
    var rest = Int(seconds)
    var text = ""
    for (name, size) in [("d", 86_400), ("h", 3_600), ("min", 60), ("s", 1)] {
      // Hours are more usual than days up to a month.
      if name == "d" && (rest % 86_400 != 0 || rest < 40 * 86_400) { continue }
      let (count, remainder) = rest.quotientAndRemainder(dividingBy: size)
      if count > 0 { text += "\(count)\(name)" }
      rest = remainder
    }
    return text
  }
}

/// Times of day, `07:00` to `24:00`; in seconds after midnight inside.
package enum DayTimes {
  static let pattern = "([01]?[0-9]|2[0-3]):[0-5][0-9]|24:00"

  package static func seconds(of text: Substring) -> Double? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...2).contains(parts[0].count), parts[1].count == 2,
      parts.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }),
      let hours = Int(parts[0]), let minutes = Int(parts[1]), minutes < 60,
      hours < 24 || (hours == 24 && minutes == 0)
    else { return nil }
    return Double(hours * 3600 + minutes * 60)
  }

  package static func written(_ seconds: Double) -> String {
    let minutes = Int((seconds / 60).rounded())
    let two = { (value: Int) in (value < 10 ? "0" : "") + String(value) }
    return two(minutes / 60) + ":" + two(minutes % 60)
  }
}
