import Foundation

/// Elapsed time at moments of local time, where clocks are put forward and back.
///
/// A moment that the local clock shows twice is the first of the two; one that it skips is the moment of the change.
package struct LocalTime {
  private let zone: TimeZone
  /// The day that is number 0, in days since 1 January 1970.
  private let firstDay: Int

  /// nil when the name is of no known time zone.
  package init?(_ name: String, from date: CalendarDate) {
    guard let zone = Self.zone(name) else { return nil }
    self.zone = zone
    firstDay = date.unixDay
  }

  /// Only names of places (`Europe/Berlin`) and UTC: abbreviations mean different offsets to different people.
  static func zone(_ name: String) -> TimeZone? {
    guard name == "UTC" || (name.contains("/") && names.contains(name)) else { return nil }
    return TimeZone(identifier: name)
  }

  static var names: [String] { TimeZone.knownTimeZoneIdentifiers }

  /// Seconds from midnight of day 0 to the first moment at which the clock shows `time` of a day or more.
  ///
  /// - Parameter time: seconds after midnight; 24 h is midnight of the next day.
  func elapsed(day: Int, time: Double) -> Double { moment(day: day, time: time) - moment(day: 0, time: 0) }

  /// Seconds since 1 January 1970, UTC.
  package func moment(day: Int, time: Double) -> Double {
    let local = Double(firstDay + day) * 86_400 + time
    let before = offset(at: local - 86_400)
    let after = offset(at: local + 86_400)
    let early = local - max(before, after)
    let late = local - min(before, after)
    // The clock shows `local` or more at `late` at the latest, and not yet just before `early`.
    if offset(at: early) + early >= local { return early }
    var (low, high) = (early, late)
    while high - low > 0.5 {
      let middle = ((low + high) / 2).rounded(.down)
      if middle == low { break }
      if offset(at: middle) + middle >= local { high = middle } else { low = middle }
    }
    return high
  }

  private func offset(at moment: Double) -> Double {
    Double(zone.secondsFromGMT(for: Date(timeIntervalSince1970: moment)))
  }
}
