/// A time as a log writes it: a date, a time of day, or both, and where it says so its distance from UTC.
struct Stamp: Hashable {
  /// Days since 1 January 1970.
  var day: Int?
  /// Seconds after midnight.
  var second: Double?
  /// Seconds east of UTC; nil: the wall clock of an unnamed place.
  var offset: Int?

  /// The two ways to read 3/4/2026; never guessed.
  enum DateOrder: String, Sendable, CaseIterable { case mdy, dmy }

  /// Reads ISO 8601 (`2026-03-02T08:15:30.5+01:00`, a blank for the T), dates with slashes, dots or hyphens and the year
  /// last (as `order` says), `20260302`, seconds or milliseconds since 1970, and a time of day, 12- or 24-hour.
  init?(_ field: Field, order: DateOrder?) {
    var scanner = StampScanner(field.bytes)
    if let instant = scanner.epoch() {
      let day = (instant / 86_400).rounded(.down)
      (self.day, second, offset) = (Int(day), instant - day * 86_400, 0)
      return
    }
    if let date = scanner.date(order: order) {
      day = date
      if scanner.isAtEnd { return }
      guard scanner.separator() else { return nil }
    }
    guard let time = scanner.time() else { return nil }
    second = time
    offset = scanner.offset()
    guard scanner.isAtEnd else { return nil }
  }

  /// A date and a time of day from two columns.
  init(date: Stamp, time: Stamp) {
    (day, second, offset) = (date.day, time.second, time.offset)
  }

  /// Days from 1 January 1970 to a date of the Gregorian calendar; nil where there is no such date.
  static func day(year: Int, month: Int, day: Int) -> Int? {
    guard (1900...2200).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
    let days = CivilDate.days(year: year, month: month, day: day)
    let back = CivilDate(days: days)
    return back.month == month && back.day == day ? days : nil
  }
}

/// A date of the Gregorian calendar.
struct CivilDate: Hashable {
  var year: Int
  var month: Int
  var day: Int

  /// - Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013), days_from_civil and civil_from_days.
  static func days(year: Int, month: Int, day: Int) -> Int {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  init(days: Int) {
    let z = days + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shifted + 2) / 5 + 1
    month = shifted < 10 ? shifted + 3 : shifted - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// `2026-03-02`.
  var text: String {
    func two(_ value: Int) -> String { (value < 10 ? "0" : "") + String(value) }
    return "\(year)-\(two(month))-\(two(day))"
  }
}

/// Reads the parts of a `Stamp` from left to right.
struct StampScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  var isAtEnd: Bool { position == bytes.count }

  private func isDigit(_ index: Int) -> Bool {
    index < bytes.count && bytes[index] >= 0x30 && bytes[index] <= 0x39
  }

  private func digits(from index: Int) -> Int {
    var count = 0
    while isDigit(index + count) { count += 1 }
    return count
  }

  private mutating func whole(_ lengths: ClosedRange<Int>) -> Int? {
    let count = digits(from: position)
    guard lengths.contains(count) else { return nil }
    var value = 0
    for _ in 0..<count {
      value = value * 10 + Int(bytes[position] - 0x30)
      position += 1
    }
    return value
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  /// Seconds since 1970 if it is nothing but 9 or 10 digits with perhaps a fraction, or 12 or 13 digits of milliseconds.
  mutating func epoch() -> Double? {
    let count = digits(from: 0)
    guard [9, 10, 12, 13].contains(count), let value = Field.number(bytes[...]), value >= 0 else {
      return nil
    }
    position = bytes.count
    return count > 10 ? value / 1000 : value
  }

  mutating func date(order: Stamp.DateOrder?) -> Int? {
    let start = position
    let count = digits(from: position)
    if count == 8, position + 8 == bytes.count || !isDigit(position + 8), let number = whole(8...8) {
      return Stamp.day(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    }
    let parts = { (scanner: inout StampScanner) -> (Int, Int, Int)? in
      guard let a = scanner.whole(1...4), scanner.position < scanner.bytes.count else { return nil }
      let mark = scanner.bytes[scanner.position]
      guard [UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: ".")].contains(mark), scanner.take(mark),
        let b = scanner.whole(1...2), scanner.take(mark), let c = scanner.whole(1...4)
      else { return nil }
      return (a, b, c)
    }
    guard let (a, b, c) = parts(&self) else {
      position = start
      return nil
    }
    if count == 4 { return Stamp.day(year: a, month: b, day: c) }
    let year = c < 100 ? 2000 + c : c
    switch order {
    case .mdy: return Stamp.day(year: year, month: a, day: b)
    case .dmy: return Stamp.day(year: year, month: b, day: a)
    case nil: return nil
    }
  }

  /// Which of its first two numbers a date with the year last shows to be the day, because it is above 12.
  static func dateOrder(of field: Field) -> Stamp.DateOrder? {
    let parts = field.bytes.prefix { $0 != 0x20 }.split {
      $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
    }
    guard parts.count == 3, parts[0].count <= 2, let a = Field.number(parts[0][...]),
      let b = Field.number(parts[1][...])
    else { return nil }
    return a > 12 ? .dmy : b > 12 ? .mdy : nil
  }

  /// Whether a date has its year last, so that its order must be known.
  static func needsOrder(_ field: Field) -> Bool {
    let date = field.bytes.prefix { $0 != 0x20 }
    let marks = date.filter { [UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: ".")].contains($0) }
    return marks.count == 2 && (date.firstIndex { $0 < 0x30 } ?? 4) - date.startIndex <= 2
  }

  mutating func separator() -> Bool {
    guard position < bytes.count else { return false }
    if take(UInt8(ascii: "T")) || take(UInt8(ascii: "t")) { return true }
    let start = position
    while take(0x20) {}
    return position > start
  }

  /// Seconds after midnight: `8:15`, `08:15:30.5`, `0815`, `8:15 PM`.
  mutating func time() -> Double? {
    var (hour, minute, second) = (0, 0, 0.0)
    let count = digits(from: position)
    if count == 4 || count == 3, let number = whole(3...4) {
      (hour, minute) = (number / 100, number % 100)
    } else {
      guard let h = whole(1...2), take(UInt8(ascii: ":")), let m = whole(2...2) else { return nil }
      (hour, minute) = (h, m)
      if take(UInt8(ascii: ":")) {
        guard let s = whole(2...2) else { return nil }
        second = Double(s)
        if take(UInt8(ascii: ".")) || take(UInt8(ascii: ",")) {
          let places = digits(from: position)
          guard (1...9).contains(places), let fraction = whole(1...9) else { return nil }
          second += Double(fraction) / (0..<places).reduce(1.0) { value, _ in value * 10 }
        }
      }
    }
    let start = position
    while take(0x20) {}
    if position + 1 < bytes.count, Field.lower(bytes[position + 1]) == UInt8(ascii: "m") {
      let letter = Field.lower(bytes[position])
      guard letter == UInt8(ascii: "a") || letter == UInt8(ascii: "p"), (1...12).contains(hour) else {
        return nil
      }
      hour = hour % 12 + (letter == UInt8(ascii: "p") ? 12 : 0)
      position += 2
    } else {
      position = start
    }
    guard hour < 24, minute < 60, second < 61 else { return nil }
    return Double(hour * 3600 + minute * 60) + second
  }

  /// `Z`, `+01:00`, `-0500`, with a blank before it or not; nil where there is none.
  mutating func offset() -> Int? {
    let start = position
    while take(0x20) {}
    if take(UInt8(ascii: "Z")) || take(UInt8(ascii: "z")) { return 0 }
    let sign = take(UInt8(ascii: "+")) ? 1 : take(UInt8(ascii: "-")) ? -1 : 0
    guard sign != 0, let first = whole(2...4) else {
      position = start
      return nil
    }
    var (hours, minutes) = first > 99 ? (first / 100, first % 100) : (first, 0)
    if first <= 99, take(UInt8(ascii: ":")) {
      guard let value = whole(2...2) else { return nil }
      minutes = value
    }
    guard hours <= 14, minutes < 60 else { return nil }
    hours *= sign
    return hours * 3600 + sign * minutes * 60
  }
}
