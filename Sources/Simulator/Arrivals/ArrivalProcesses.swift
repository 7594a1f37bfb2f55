/// All arrival processes: each compiles to rate segments, in order of time, with gaps while the center is closed.
///
/// A process is one file here, one case of `Arrivals.Process` and one line below.
enum ArrivalProcesses {
  static func segments(of process: Arrivals.Process, on clock: ModelClock) -> [RateSegment] {
    switch process {
    case .constant(let rate): constantRate(rate, on: clock)
    case .perInterval(let counts): expectedCounts(counts, on: clock)
    case .linear(let points): linearRate(through: points, on: clock)
    }
  }
}
