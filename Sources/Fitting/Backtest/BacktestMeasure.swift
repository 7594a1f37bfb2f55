/// What is laid side by side: a formula over totals, with the unit it is judged in.
struct BacktestMeasure: Sendable {
  enum Unit: Sendable { case count, share, seconds }

  var name: String
  var unit: Unit
  /// nil where the denominator is 0.
  var value: @Sendable (DayTotals.Cell) -> Double?

  static let all: [BacktestMeasure] = [
    BacktestMeasure(name: "offered", unit: .count) { $0.offered },
    BacktestMeasure(name: "answered", unit: .count) { $0.answered },
    BacktestMeasure(name: "abandoned", unit: .count) { $0.abandoned },
    BacktestMeasure(name: "abandonment", unit: .share) { $0.offered > 0 ? $0.abandoned / $0.offered : nil },
    BacktestMeasure(name: "mean wait", unit: .seconds) {
      $0.offered > 0 ? ($0.waitOfAnswered + $0.waitOfAbandoned) / $0.offered : nil
    },
    BacktestMeasure(name: "ASA", unit: .seconds) { $0.answered > 0 ? $0.waitOfAnswered / $0.answered : nil },
    BacktestMeasure(name: "service level", unit: .share) { $0.offered > 0 ? $0.inTime / $0.offered : nil },
  ]

  /// How far the simulated value is off, in the words of planners: per cent of counts and times, points of shares.
  func error(observed: Double, simulated: Double) -> Double? {
    switch unit {
    case .share: simulated - observed
    case .count, .seconds: observed > 0 ? simulated / observed - 1 : nil
    }
  }
}
