/// Totals by queue and interval, as workforce management exports them.
struct IntervalTable {
  struct Row {
    var day: Int
    /// Seconds after midnight.
    var start: Double
    var queue: Int
    var offered: Double
    var answered: Double?
    var abandoned: Double?
    var handleTotal: Double?
    var waitOfAnswered: Double?
    var waitOfAbandoned: Double?
    var staffed: Double?
    var inTime: Double?
    var forecast: Double?
  }

  var rows: [Row] = []
  var queues: [String] = []

  /// The step between starts: the smallest gap between times of day; nil for fewer than two.
  var step: Double? {
    let starts = Set(rows.map(\.start)).sorted()
    return zip(starts, starts.dropFirst()).map { $1 - $0 }.min()
  }
}
