import Distributions
import Testing

@testable import Simulator

/// Working time as a function of the opening hours.
@Suite struct WorkingClockTests {
  private let hour = 3600.0

  /// Two weeks from a Monday: Monday to Friday 08:00 to 18:00, Saturday 09:00 to 12:00; the second Wednesday is a holiday.
  private var weeks: WorkingClock {
    let spans = (0..<14).compactMap { day -> Range<Double>? in
      let midnight = Double(day) * 24
      switch day % 7 {
      case 2 where day == 9: return nil
      case 0...4: return (midnight + 8) * hour..<(midnight + 18) * hour
      case 5: return (midnight + 9) * hour..<(midnight + 12) * hour
      default: return nil
      }
    }
    return WorkingClock(spans: spans, over: 0..<14 * 24 * hour, cycle: 7 * 24 * hour)
  }

  private func at(_ day: Int, _ time: Double) -> Double { (Double(day) * 24 + time) * hour }

  private func due(_ hours: Double, after time: Double, on clock: WorkingClock) -> Double {
    clock.due(Deadline(within: hours * hour, clock: .working), from: time)
  }

  @Test("Deadlines by hand, across nights, a weekend and a holiday")
  func deadlines() {
    // Within one day; across a night; what comes before opening or at night counts from opening on.
    #expect(due(4, after: at(0, 9), on: weeks) == at(0, 13))
    #expect(due(4, after: at(0, 16), on: weeks) == at(1, 10))
    #expect(due(4, after: at(0, 5), on: weeks) == at(0, 12))
    #expect(due(4, after: at(0, 22), on: weeks) == at(1, 12))
    // Friday 17:00, 8 h: 1 h on Friday, 3 h on Saturday, 4 h on Monday.
    #expect(due(8, after: at(4, 17), on: weeks) == at(7, 12))
    // A deadline that ends with the day is due at closing time, not next morning.
    #expect(due(10, after: at(0, 8), on: weeks) == at(0, 18))
    #expect(due(3, after: at(6, 12), on: weeks) == at(7, 11))
    // The second Tuesday 17:00, 4 h: 1 h, nothing on the holiday, 3 h on Thursday.
    #expect(due(4, after: at(8, 17), on: weeks) == at(10, 11))
    // Wall time does not care.
    #expect(weeks.due(Deadline(within: 24 * hour, clock: .wall), from: at(4, 17)) == at(5, 17))
  }

  @Test("Before and behind the horizon the hours go on as in its first and last week")
  func continuation() {
    // Friday before the horizon 17:00: 1 h, 3 h on Saturday, then Monday 08:00.
    #expect(weeks.worked(at: at(0, 8)) - weeks.worked(at: at(-3, 17)) == 4 * hour)
    #expect(due(5, after: at(-3, 17), on: weeks) == at(0, 9))
    // Two weeks before, a contact that is late already when the horizon begins.
    #expect(due(2, after: at(-14, 9), on: weeks) == at(-14, 11))
    // The last Saturday 11:00: 1 h, then Monday and Tuesday of a third week; its Wednesday is closed like the second one.
    #expect(due(4, after: at(12, 11), on: weeks) == at(14, 11))
    #expect(due(22, after: at(12, 11), on: weeks) == at(17, 9))
    #expect(due(20 * 43, after: at(14, 8), on: weeks) > at(14 + 7 * 19, 0))
  }

  @Test("A night that is an hour shorter takes nothing from working time")
  func daylightSaving() {
    // Sunday night the clocks go forward: from Sunday on all opening times come an hour earlier.
    let spans = (0..<14).map { day in
      let shift = day >= 6 ? 1.0 : 0
      return (Double(day) * 24 + 8 - shift) * hour..<(Double(day) * 24 + 18 - shift) * hour
    }
    let clock = WorkingClock(spans: spans, over: 0..<(14 * 24 - 1) * hour, cycle: 24 * hour)
    // Saturday 17:00, 4 h: 1 h, then 3 h of Sunday, 07:00 of the old clock on; wall time is 17 h instead of 18.
    let arrival = at(5, 17)
    #expect(due(4, after: arrival, on: clock) == at(6, 10))
    #expect(due(4, after: arrival, on: clock) - arrival == 17 * hour)
  }

  @Test("The first moment of so much work, and the work of a moment, undo each other")
  func inverse() {
    var stream = StreamKey(seed: 5, replication: 0, purpose: .arrival, name: "clock").stream(1)
    let clock = weeks
    for _ in 0..<2000 {
      let time = (stream.uniform() * 90 - 30) * 24 * hour
      let worked = clock.worked(at: time)
      // Minute by minute the work grows by at most a minute, and by none at night.
      let minute = clock.worked(at: time + 60) - worked
      #expect(minute > -1e-6 && minute < 60 + 1e-6)
      let wanted = worked + stream.uniform() * 200 * hour
      let found = clock.time(ofWorked: wanted)
      #expect(abs(clock.worked(at: found) - wanted) < 1e-5)
      #expect(clock.worked(at: found - 1) < wanted)
    }
  }

  @Test("A center that never opens is never late, and one that always does has wall time")
  func extremes() {
    let never = WorkingClock(spans: [], over: 0..<86_400, cycle: 86_400)
    #expect(due(1, after: 5, on: never) == .infinity)
    #expect(never.worked(at: 1e6) == 0)
    #expect(due(30, after: at(2, 3), on: .always) == at(3, 9))
  }
}
