import Foundation

/// Where the contact center's wall clock stands: turns stamps into local days and seconds after midnight.
///
/// - An instant (UTC or with an offset) needs the center's time zone. In the hour that comes twice when clocks go back it is
///   still one moment; both passes of that hour count in the same interval, and how many did is said.
/// - A wall-clock time in an hour that comes twice could be either: it is refused. One in the hour that clocks skip never was.
/// - Without a time zone wall-clock times are taken as they are written.
struct LocalClock {
  enum Fault: Error, Hashable {
    case needsZone
    case comesTwice
    case skipped
  }

  struct Moment: Hashable {
    var day: Int
    var second: Double
    var isInRepeatedHour = false
  }

  let zone: TimeZone?
  /// Seconds east of UTC through a UTC day, nil where it changes; asked for once a day.
  private var offsets: [Int: Int?] = [:]

  init(zone: TimeZone?) { self.zone = zone }

  mutating func moment(_ stamp: Stamp) throws(Fault) -> Moment? {
    guard let day = stamp.day, let second = stamp.second else { return nil }
    guard let offset = stamp.offset else { return try wallClock(day, second) }
    guard let zone else { throw .needsZone }
    let instant = Double(day) * 86_400 + second - Double(offset)
    let steady = steadyOffset(onUTCDay: Int((instant / 86_400).rounded(.down)), zone)
    let east = steady ?? zone.secondsFromGMT(for: Date(timeIntervalSince1970: instant))
    let local = instant + Double(east)
    let localDay = (local / 86_400).rounded(.down)
    var moment = Moment(day: Int(localDay), second: local - localDay * 86_400)
    if steady == nil { moment.isInRepeatedHour = occurrences(local, zone).count > 1 }
    return moment
  }

  private mutating func wallClock(_ day: Int, _ second: Double) throws(Fault) -> Moment {
    if let zone,
      steadyOffset(onUTCDay: day, zone) == nil || steadyOffset(onUTCDay: day - 1, zone) == nil
        || steadyOffset(onUTCDay: day + 1, zone) == nil
    {
      let count = occurrences(Double(day) * 86_400 + second, zone).count
      if count == 0 { throw .skipped }
      if count > 1 { throw .comesTwice }
    }
    return Moment(day: day, second: second)
  }

  /// The instants that show this wall-clock time: one, none in the hour skipped, two in the hour that comes twice.
  private func occurrences(_ local: Double, _ zone: TimeZone) -> Set<Double> {
    let around = [-86_400.0, 86_400].map { zone.secondsFromGMT(for: Date(timeIntervalSince1970: local + $0)) }
    return Set(
      around.map { local - Double($0) }.filter { instant in
        Double(zone.secondsFromGMT(for: Date(timeIntervalSince1970: instant))) + instant == local
      })
  }

  private mutating func steadyOffset(onUTCDay day: Int, _ zone: TimeZone) -> Int? {
    if let known = offsets[day] { return known }
    let start = Date(timeIntervalSince1970: Double(day) * 86_400)
    let east = zone.secondsFromGMT(for: start)
    let later = zone.secondsFromGMT(for: start.addingTimeInterval(86_399))
    let steady = east == later ? east : nil
    offsets[day] = .some(steady)
    return steady
  }
}
