/// What happened on the days of a history, by interval of arrival and contact type: what a simulation is laid beside.
struct DayTotals {
  struct Cell {
    var offered = 0.0
    var answered = 0.0
    var abandoned = 0.0
    var diverted = 0.0
    var waitOfAnswered = 0.0
    var waitOfAbandoned = 0.0
    /// Answered within the threshold.
    var inTime = 0.0
    var shortAbandoned = 0.0

    static func + (a: Cell, b: Cell) -> Cell {
      Cell(
        offered: a.offered + b.offered, answered: a.answered + b.answered,
        abandoned: a.abandoned + b.abandoned,
        diverted: a.diverted + b.diverted, waitOfAnswered: a.waitOfAnswered + b.waitOfAnswered,
        waitOfAbandoned: a.waitOfAbandoned + b.waitOfAbandoned, inTime: a.inTime + b.inTime,
        shortAbandoned: a.shortAbandoned + b.shortAbandoned)
    }
  }

  let types: Int
  let intervals: Int
  /// `cells[(day * intervals + interval) * types + type]`.
  private(set) var cells: [Cell]

  /// - Parameter acceptableWait: of each type, seconds.
  init(_ history: History, acceptableWait: (Int) -> Double = { _ in 20 }, shortAbandonment: Double = 5) {
    (types, intervals) = (history.types.count, history.intervals)
    cells = Array(repeating: Cell(), count: history.days.count * intervals * types)
    let limits = (0..<types).map(acceptableWait)
    for (day, calls) in history.calls.enumerated() {
      for call in calls {
        let row = (day * intervals + history.interval(of: call)) * types
        let wait = Double(call.wait)
        history.types.each(call) { type, weight in
          cells[row + type].offered += weight
          switch call.outcome {
          case .answered:
            cells[row + type].answered += weight
            cells[row + type].waitOfAnswered += weight * wait
            if wait <= limits[type] { cells[row + type].inTime += weight }
          case .abandoned:
            cells[row + type].abandoned += weight
            cells[row + type].waitOfAbandoned += weight * wait
            if wait <= shortAbandonment { cells[row + type].shortAbandoned += weight }
          case .diverted:
            cells[row + type].diverted += weight
            cells[row + type].waitOfAbandoned += weight * wait
          }
        }
      }
    }
  }

  subscript(day: Int, interval: Int, type: Int) -> Cell { cells[(day * intervals + interval) * types + type] }

  func total(day: Int, interval: Int) -> Cell {
    (0..<types).reduce(Cell()) { $0 + self[day, interval, $1] }
  }

  func total(day: Int) -> Cell { (0..<intervals).reduce(Cell()) { $0 + total(day: day, interval: $1) } }
}
