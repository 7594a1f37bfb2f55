/// Periods as the loop numbers them: slot 0 lies before the first period (warm-up), slot p + 1 is period p, and the
/// last slot lies behind the horizon. So every contact has a slot, counted or not, without a branch.
struct PeriodSlots: ~Copyable {
  /// Number of slots: periods + 2.
  let count: Int
  /// End of the slot's opening time, seconds; its start when the center is closed then. The night belongs to the day's last interval, after its `close`.
  let close: Buffer<Double>
  /// Start of the next slot, seconds.
  let end: Buffer<Double>

  init(_ clock: ModelClock) {
    count = clock.periods + 2
    var closes = [clock.start(ofPeriod: 0)]
    var ends = closes
    for period in 0..<clock.periods {
      closes.append(
        clock.isOpen(period: period) ? clock.end(ofPeriod: period) : clock.start(ofPeriod: period))
      ends.append(
        period + 1 < clock.periods
          ? clock.start(ofPeriod: period + 1)
          : clock.kind == .calendar ? .infinity : clock.end)
    }
    close = Buffer(closes + [.infinity])
    end = Buffer(ends + [.infinity])
  }
}
