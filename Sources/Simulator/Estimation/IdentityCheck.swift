/// Checks flow conservation and Little's law in every replication and says in words where they fail.
///
/// Counts must agree exactly, integrals up to a relative difference of 1e-9 or a microsecond, which rounding explains: time
/// that was added and taken back leaves some behind though nobody waited at all.
struct IdentityCheck: Sendable {
  private(set) var broken: [String] = []

  mutating func check(_ flow: FlowCheck, replication: Int) {
    let place = "replication \(replication)"
    if flow.arrivals != flow.departures {
      broken.append(
        "\(place): flow conservation: \(flow.arrivals) contacts came, \(flow.departures) are accounted for")
    }
    if !agree(flow.lineIntegral, flow.waits) {
      broken.append(
        "\(place): Little's law: the integral of the number waiting is \(flow.lineIntegral) s, "
          + "the sum of waits \(flow.waits) s")
    }
    if !agree(flow.busyIntegral, flow.handleTimes) {
      broken.append(
        "\(place): Little's law: the integral of the busy agents is \(flow.busyIntegral) s, "
          + "the sum of handle times \(flow.handleTimes) s")
    }
  }

  private func agree(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 1e-9 * max(abs(a), abs(b)) + 1e-6 }
}
