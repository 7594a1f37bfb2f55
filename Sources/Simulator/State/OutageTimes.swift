import Distributions

/// When systems are down in one replication, drawn for its days.
struct OutageTimes: ~Copyable {
  struct Span {
    let system: Int
    let from: Double
    let to: Double
  }

  private let spans: Buffer<Span>

  /// - Parameters:
  ///   - systems: the outages of each.
  ///   - name: names the random numbers of one outage of a system.
  init(
    _ systems: [[SystemOutage]], _ clock: ModelClock, seed: UInt64, replication: Int, purpose: Purpose,
    name: (_ system: Int, _ outage: Int) -> String
  ) {
    var spans: [Span] = []
    for (system, outages) in systems.enumerated() {
      for (number, outage) in outages.enumerated() {
        let key = StreamKey(
          seed: seed, replication: replication, purpose: purpose, name: name(system, number))
        let days = outage.day.map { $0..<$0 + 1 } ?? 0..<clock.days
        for day in days where outage.day != nil || key.uniform(UInt64(day)) < outage.probability {
          let midnight = clock.midnight(ofDay: day)
          spans.append(Span(system: system, from: midnight + outage.from, to: midnight + outage.to))
        }
      }
    }
    self.spans = Buffer(spans)
  }

  var isEmpty: Bool { spans.count == 0 }

  func isDown(_ system: Int, at time: Double) -> Bool {
    for index in 0..<spans.count
    where spans[index].system == system && spans[index].from <= time && time < spans[index].to {
      return true
    }
    return false
  }
}
