@testable import Simulator

/// Scenarios of one contact type on a calendar, as a user writes them.
enum CalendarText {
  static func scenario(
    calendar: String, arrivals: String, extra: String = "", staff: String = "3", top: String = ""
  ) -> String {
    """
    callsim: 1
    name: calendar
    calendar: {\(calendar)}
    \(top)
    contact_types:
      calls:
        channel: voice
        arrivals: \(arrivals)
        handle_time: {constant: 1min}
        \(extra)
    agent_groups:
      team: {serves: all, staff: \(staff)}
    """
  }

  static func model(
    calendar: String, arrivals: String, extra: String = "", staff: String = "3", top: String = ""
  ) throws -> Model {
    Model(
      try Scenario(
        text: scenario(calendar: calendar, arrivals: arrivals, extra: extra, staff: staff, top: top)))
  }

  /// Arrival times of the contact type in one replication.
  static func times(_ model: Model, replication: Int = 0, seed: UInt64 = 1) -> [Double] {
    var clock = ArrivalClock(type: 0, of: model, seed: seed, replication: replication)
    var times: [Double] = []
    while let time = clock.next() { times.append(time) }
    return times
  }

  /// The stretches of time in which contacts may come, with their rates; cut by shocks.
  static func stretches(_ model: Model, replication: Int = 0) -> [ArrivalDays.Stretch] {
    let type = model.types[0]
    var days = ArrivalDays(
      pattern: ArrivalProcesses.pattern(of: type.arrivals, hours: type.hours, on: model.clock),
      clock: model.clock, arrivals: type.arrivals,
      busyness: BusynessFactors(common: Busyness(), own: Busyness(), name: "", seed: 1, replication: 0))
    var shocks = ShockCurve(
      model.scenario.shocks, on: type.name, clock: model.clock, batchMean: type.arrivals.batch?.mean ?? 1,
      seed: 1,
      replication: replication)
    var all: [ArrivalDays.Stretch] = []
    while let next = days.next() {
      guard shocks != nil else {
        all.append(next)
        continue
      }
      shocks?.cut(next)
      while let piece = shocks?.nextPiece() { all.append(piece) }
    }
    return all
  }

  /// Contacts expected in `[from, to)`.
  static func expected(_ model: Model, from: Double = 0, to: Double = .infinity) -> Double {
    stretches(model).reduce(0) { sum, stretch in
      let (start, end) = (max(stretch.start, from), min(stretch.end, to))
      guard start < end else { return sum }
      let middle = stretch.rate + stretch.slope * ((start + end) / 2 - stretch.start)
      return sum + middle * (end - start)
    }
  }
}
