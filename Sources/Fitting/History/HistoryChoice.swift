import Simulator

/// Which part of a log is used, as the user says it; everything unsaid is decided from the log and reported.
public struct HistoryChoice: Sendable {
  /// Opening and closing time, seconds after midnight.
  public var open: Double?
  public var close: Double?
  /// Length of an interval, seconds.
  public var interval = 1800.0
  public var weekdays: Set<Int> = []
  /// Dates `2026-03-02` to be used; empty: all.
  public var days: Set<String> = []
  /// Dates left out, such as holidays.
  public var except: Set<String> = []

  public init() {}

  /// `mon-fri`, `sun,mon`, ...; nil if it is none.
  public static func weekdays(_ text: String) -> Set<Int>? {
    var found: Set<Int> = []
    for part in text.lowercased().split(separator: ",") {
      let ends = part.split(separator: "-").map { word in
        Weekday.allCases.first { "\($0)" == word.prefix(3) }
      }
      guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1] else {
        return nil
      }
      var day = first.rawValue
      found.insert(day)
      while day != last.rawValue {
        day = (day + 1) % 7
        found.insert(day)
      }
    }
    return found.isEmpty ? nil : found
  }

  /// `1999-08-01..1999-08-05,1999-08-09`, as dates; nil if it is none.
  public static func dates(_ text: String) -> Set<String>? {
    var found: Set<String> = []
    for part in text.split(separator: ",") {
      let ends = part.split(separator: ".", omittingEmptySubsequences: true).map { day(of: String($0)) }
      guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1], first <= last,
        last - first < 4000
      else { return nil }
      for day in first...last { found.insert(CivilDate(days: day).text) }
    }
    return found.isEmpty ? nil : found
  }

  /// Days since 1970 of `2026-03-02`.
  static func day(of text: String) -> Int? {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3 else { return nil }
    return Stamp.day(year: parts[0], month: parts[1], day: parts[2])
  }
}

extension HistoryChoice {
  /// Seconds after midnight of `07:00` to `24:00`; nil if it is none.
  public static func timeOfDay(_ text: String) -> Double? { DayTimes.seconds(of: text[...]) }
}
