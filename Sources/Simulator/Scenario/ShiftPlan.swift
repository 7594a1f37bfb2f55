/// Agents of a group who work stated shifts: who is there in each step of time, and who is on a paid break (AG5).
///
/// All agents on a shift have its breaks. Where a break has a window with room for several starts, the agents are spread
/// evenly over it: agent i of n begins at the start number floor(i * starts / n).
public struct ShiftPlan: Sendable, Hashable {
  public struct Entry: Sendable, Hashable {
    public var agents: Int
    /// Seconds after midnight.
    public var start: Double
    /// Seconds, breaks included.
    public var length: Double
    public var breaks: [Shifts.Break]
    /// On which it is worked; nil: on all.
    public var weekdays: Set<Weekday>?
  }

  public let entries: [Entry]
  /// Length of a step in seconds, a whole part of the calendar's interval.
  public let step: Double
  /// Agents there in each step of a day, of a week or of the whole calendar; it repeats.
  public internal(set) var counts: [Int]
  /// Agents on a paid break or in a meeting, as `counts`.
  public let onPaidBreak: [Int]

  /// - Parameters:
  ///   - entries: on the grid of `step`, with room for their breaks.
  ///   - step: a whole part of the calendar's interval.
  init(_ entries: [Entry], step: Double, of calendar: Calendar) {
    self.entries = entries
    self.step = step
    let perDay = Int(((calendar.close - calendar.open) / step).rounded())
    let span = entries.contains { $0.weekdays != nil } ? min(calendar.days, 7) : 1
    let isRoundTheClock = calendar.close - calendar.open >= 86_400
    var counts = Array(repeating: 0, count: perDay * span)
    var paid = counts
    func add(_ change: Int, to table: inout [Int], from first: Int, count: Int) {
      for position in first..<first + count where isRoundTheClock || position < table.count {
        // A shift beyond midnight goes on on the next day, and from the last on the first.
        table[position % table.count] += change
      }
    }
    func steps(_ time: Double) -> Int { Int((time / step).rounded()) }
    for entry in entries {
      let start = steps(entry.start - calendar.open)
      for day in 0..<span {
        if let weekdays = entry.weekdays, let weekday = calendar.weekday(ofDay: day),
          !weekdays.contains(weekday)
        {
          continue
        }
        let first = day * perDay + start
        add(entry.agents, to: &counts, from: first, count: steps(entry.length))
        for pause in entry.breaks {
          guard let window = entry.window(of: pause, step: step) else { continue }
          for agent in 0..<entry.agents {
            let begin = first + window.lowerBound + agent * window.count / entry.agents
            add(-1, to: &counts, from: begin, count: steps(pause.length))
            if pause.isPaid { add(1, to: &paid, from: begin, count: steps(pause.length)) }
          }
        }
      }
    }
    self.counts = counts
    onPaidBreak = paid
  }

  var hasPaidBreaks: Bool { onPaidBreak.contains { $0 > 0 } }

  /// The same shifts without their breaks.
  func withoutBreaks(of calendar: Calendar) -> ShiftPlan {
    let entries = entries.map { entry in
      var entry = entry
      entry.breaks = []
      return entry
    }
    return ShiftPlan(entries, step: step, of: calendar)
  }
}

extension ShiftPlan.Entry {
  /// As a template with one start.
  var template: Shifts.Template {
    Shifts.Template(
      name: "", groups: [], length: length, starts: [start], breaks: breaks, costFactor: 1, limit: nil,
      share: nil)
  }

  func window(of pause: Shifts.Break, step: Double) -> ClosedRange<Int>? {
    template.window(of: pause, start: start, step: step)
  }
}
