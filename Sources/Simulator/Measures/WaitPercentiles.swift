/// Percentiles of waits: of answered contacts, of all, and of the virtual wait.
///
/// Waits are pooled over replications in the buckets of `WaitBuckets` (1/32 wide) and interpolated there.
/// The virtual wait V of a contact is what it would wait if it never gave up; its distribution is
/// estimated from answered waits, with those of contacts that gave up as censored (`VirtualWait`).
extension Measure {
  static let waitP50 = waitPercentile(50, of: .answered)
  static let waitP80 = waitPercentile(80, of: .answered)
  static let waitP90 = waitPercentile(90, of: .answered)
  static let waitP95 = waitPercentile(95, of: .answered)
  static let waitP99 = waitPercentile(99, of: .answered)
  static let waitAllP50 = waitPercentile(50, of: .all)
  static let waitAllP80 = waitPercentile(80, of: .all)
  static let waitAllP90 = waitPercentile(90, of: .all)
  static let waitAllP95 = waitPercentile(95, of: .all)
  static let waitAllP99 = waitPercentile(99, of: .all)
  static let waitVirtualP50 = waitPercentile(50, of: .virtual)
  static let waitVirtualP80 = waitPercentile(80, of: .virtual)
  static let waitVirtualP90 = waitPercentile(90, of: .virtual)
  static let waitVirtualP95 = waitPercentile(95, of: .virtual)
  static let waitVirtualP99 = waitPercentile(99, of: .virtual)

  private static func waitPercentile(_ percent: Int, of population: WaitPopulation) -> Measure {
    let (name, meaning) =
      switch population {
      case .answered: ("wait_p\(percent)", "answered contacts waited at most this long")
      case .all: ("wait_all_p\(percent)", "all contacts whose wait ended waited at most this long")
      case .virtual: ("wait_virtual_p\(percent)", "contacts would wait at most this long if none gave up")
      }
    return Measure(
      name, .seconds, .contacts, .waitQuantile(Double(percent) / 100, of: population),
      "\(percent) % of \(meaning)")
  }
}
