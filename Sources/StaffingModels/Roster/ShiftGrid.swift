import Simulator

/// The steps of a calendar and every shift that the templates allow on them.
///
/// Steps are numbered day by day: `day * stepsPerDay + step`. Where the center is open round the clock a shift may go on past
/// midnight; the calendar is then taken to repeat, so that a shift of its last night reaches into its first morning.
public struct ShiftGrid: Sendable {
  /// A shift that may be worked: a template on a day at a start.
  public struct Candidate: Sendable, Hashable {
    public var template: Int
    public var day: Int
    /// Step of the calendar at which it begins, and its length in steps.
    public var start: Int
    public var length: Int
    /// When its breaks may begin, in steps after its own start; in order, without overlap.
    public var pauses: [Pause]
    /// Hours that are paid.
    public var paidHours: Double
  }

  public struct Pause: Sendable, Hashable {
    public var first: Int
    public var last: Int
    public var length: Int
  }

  public let shifts: Shifts
  public let calendar: Calendar
  public let stepsPerInterval: Int
  public let stepsPerDay: Int
  public let steps: Int
  public let candidates: [Candidate]

  public init(_ shifts: Shifts, on calendar: Calendar) {
    self.shifts = shifts
    self.calendar = calendar
    stepsPerInterval = max(1, Int((calendar.interval / shifts.step).rounded()))
    stepsPerDay = calendar.intervalsPerDay * stepsPerInterval
    steps = stepsPerDay * calendar.days
    var found: [Candidate] = []
    for day in 0..<calendar.days {
      let open = calendar.openIntervals(ofDay: day)
      let hours = open.lowerBound * stepsPerInterval..<open.upperBound * stepsPerInterval
      for (index, template) in shifts.templates.enumerated() {
        let length = Int((template.length / shifts.step).rounded())
        for time in template.starts {
          let first = Int(((time - calendar.open) / shifts.step).rounded())
          let fits = first + length <= hours.upperBound || first + length > stepsPerDay
          guard hours.contains(first), fits else { continue }
          let pauses = template.breaks.compactMap { pause in
            template.window(of: pause, start: time, step: shifts.step).map {
              Pause(
                first: $0.lowerBound, last: $0.upperBound, length: Int((pause.length / shifts.step).rounded())
              )
            }
          }
          guard pauses.count == template.breaks.count else { continue }
          found.append(
            Candidate(
              template: index, day: day, start: day * stepsPerDay + first, length: length, pauses: pauses,
              paidHours: template.paidTime / 3600))
        }
      }
    }
    candidates = found
  }

  /// The steps of the calendar that a candidate covers, breaks included.
  public func covered(_ candidate: Candidate) -> [Int] {
    (0..<candidate.length).map { (candidate.start + $0) % steps }
  }

  /// The interval of the calendar in which a step lies.
  public func interval(ofStep step: Int) -> Int { step / stepsPerInterval }

  /// Seconds after midnight of the first day.
  public func time(ofStep step: Int) -> Double {
    Double(step / stepsPerDay) * 86_400 + calendar.open + Double(step % stepsPerDay) * shifts.step
  }

  /// The share of scheduled time in which an agent who is not on a break is there.
  public var presence: Double { shifts.shrinkage.reduce(1) { $0 * (1 - $1.share) } }
}
