/// The warm-up of a steady-state model, chosen from pilot replications (`warm_up: auto`).
public struct WarmUp: Sendable, Hashable {
  /// Seconds to leave out.
  public var seconds: Double
  /// false: the pilots still drift in their second half; they were too short, or there is no steady state.
  public var isReliable: Bool

  /// Applies MSER-5 to the number of contacts in the system, waiting or in service, averaged over pilots.
  ///
  /// That number starts at 0 and rises to its level in every model that starts empty, while waits may all be 0.
  /// Averaging over pilots makes the rise stand out from the noise.
  ///
  /// - Parameters:
  ///   - pilots: runs without warm-up whose periods cut the horizon in equal bins, a few hundred of them.
  ///   - binLength: seconds of a period.
  /// - Returns: nil without pilots or with fewer than 10 periods.
  public static func choose(pilots: [Observations], binLength: Double) -> WarmUp? {
    guard let first = pilots.first else { return nil }
    var series = Array(repeating: 0.0, count: first.periods)
    for pilot in pilots {
      precondition(pilot.periods == first.periods, "pilots have the same periods")
      for period in 0..<pilot.periods {
        let waiting = (0..<pilot.types).reduce(0) { $0 + pilot.contacts[period * pilot.types + $1].lineTime }
        let busy = (0..<pilot.groups).reduce(0) { $0 + pilot.agents[period * pilot.groups + $1].busyTime }
        series[period] += (waiting + busy) / binLength / Double(pilots.count)
      }
    }
    return MSER5.truncation(of: series).map {
      WarmUp(seconds: Double($0.observations) * binLength, isReliable: $0.isReliable)
    }
  }
}
