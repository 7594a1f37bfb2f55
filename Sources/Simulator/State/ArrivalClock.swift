import Distributions

/// The next arrival of one contact type, by inversion of its cumulative rate.
///
/// Contact number j comes when the cumulative rate has grown by the sum of the first j unit exponentials. The
/// exponentials are keyed by contact number, so another volume or shape moves the same contacts, and nothing is
/// frozen across a change of rate: the next gap is found exactly over any number of segments.
///
/// - Source: Çinlar, "Introduction to Stochastic Processes", 1975, section 4.7 (time change of a Poisson process).
struct ArrivalClock: ~Copyable {
  private let segments: Buffer<RateSegment>
  private var gaps: DrawAhead
  private let busyness: BusynessFactors
  private var segment = 0
  /// Of the current segment, busyness included.
  private var rate = 0.0
  private var slope = 0.0
  private var end = 0.0
  /// Time of the last arrival, or the start of the segment.
  private var time = 0.0
  /// The number of the next arrival.
  private(set) var number: UInt64 = 0

  init(segments: [RateSegment], key: StreamKey, busyness: BusynessFactors) {
    self.segments = Buffer(segments)
    gaps = DrawAhead(Exponential.unit, key: key)
    self.busyness = busyness
    enter(0)
  }

  /// The time of the next arrival; nil when there is none any more.
  @inline(__always)
  mutating func next() -> Double? {
    let exponential = gaps[number]
    number += 1
    if slope == 0 {
      let arrival = time + exponential / rate
      if arrival < end {
        time = arrival
        return arrival
      }
    }
    return search(exponential)
  }

  /// Goes on through the segments until the cumulative rate has grown by `exponential`.
  private mutating func search(_ exponential: Double) -> Double? {
    var rest = exponential
    while segment < segments.count {
      let length = end - time
      let mass = length * (rate + 0.5 * slope * length)
      if rest < mass {
        // The root of rate x + slope x^2 / 2 = rest, in the form without cancellation.
        let step = 2 * rest / (rate + max(rate * rate + 2 * slope * rest, 0).squareRoot())
        time += min(step, length)
        rate += slope * step
        return time
      }
      rest -= mass
      enter(segment + 1)
    }
    return nil
  }

  private mutating func enter(_ next: Int) {
    segment = next
    guard next < segments.count else { return }
    let entered = segments[next]
    let factor = busyness.factor(day: entered.day, period: entered.period)
    time = entered.start
    end = entered.end
    rate = entered.rate * factor
    slope = entered.slope * factor
  }
}

/// The random factors on one contact type's rates in one replication, drawn from streams keyed by day and interval.
struct BusynessFactors {
  private struct Factor {
    let law: any Distribution
    let key: StreamKey

    func value(_ number: Int) -> Double {
      var stream = key.stream(UInt64(number))
      return law.sample(using: &stream)
    }
  }

  private let byDay: [Factor]
  private let byPeriod: [Factor]

  /// - Parameters:
  ///   - common: factors that all contact types share.
  ///   - own: factors of this contact type.
  init(common: Busyness, own: Busyness, name: String, seed: UInt64, replication: Int) {
    // The center's streams have the empty name, which no contact type can have.
    func factor(_ law: (any Distribution)?, _ purpose: Purpose, _ name: String) -> Factor? {
      law.map {
        Factor(law: $0, key: StreamKey(seed: seed, replication: replication, purpose: purpose, name: name))
      }
    }
    byDay = [factor(common.day, .dayBusyness, ""), factor(own.day, .dayBusyness, name)].compactMap { $0 }
    byPeriod = [
      factor(common.interval, .intervalBusyness, ""), factor(own.interval, .intervalBusyness, name),
    ]
    .compactMap { $0 }
  }

  func factor(day: Int, period: Int) -> Double {
    byDay.reduce(1) { $0 * $1.value(day) } * byPeriod.reduce(1) { $0 * $1.value(period) }
  }
}
