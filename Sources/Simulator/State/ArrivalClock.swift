import Distributions
import Foundation

/// The next arrival of one stream of contacts, by inversion of its cumulative rate.
///
/// Contact number j comes when the cumulative rate has grown by the sum of the first j unit exponentials. The
/// exponentials are keyed by contact number, so another volume or shape moves the same contacts, and nothing is
/// frozen across a change of rate: the next gap is found exactly over any number of stretches.
///
/// Where m contacts are still to come in a stretch that has a given number of them, the next one is the least of m
/// uniform times: with the same exponential E, it comes after the fraction 1 - exp(-E / m) of the rest.
///
/// - Source: Çinlar, "Introduction to Stochastic Processes", 1975, section 4.7 (time change of a Poisson process);
///   L. Devroye, "Non-Uniform Random Variate Generation", 1986, section V.2 (order statistics one after the other).
struct ArrivalClock: ~Copyable {
  private var days: ArrivalDays
  private var shocks: ShockCurve?
  private var batches: BatchSizes?
  private var gaps: DrawAhead
  /// Of the current stretch, all factors included.
  private var rate = 0.0
  private var slope = 0.0
  private var end = 0.0
  /// Contacts still to come in the current stretch; negative: as the rate has it.
  private var remaining = -1.0
  /// `end` where the next arrival is simply one exponential later; else no time at all.
  private var plainEnd = -Double.infinity
  /// Time of the last arrival, or the start of the stretch.
  private var time = 0.0
  /// Contacts of the last batch still to come, at the same time.
  private var pending = 0
  private var isOver = false
  /// The number of the next arrival.
  private(set) var number: UInt64 = 0

  init(days: ArrivalDays, key: StreamKey, shocks: ShockCurve? = nil, batches: BatchSizes? = nil) {
    self.days = days
    self.shocks = shocks
    self.batches = batches
    gaps = DrawAhead(Exponential.unit, key: key)
    enter()
  }

  /// The time of the next arrival; nil when there is none any more.
  @inline(__always)
  mutating func next() -> Double? {
    let exponential = gaps[number]
    number &+= 1
    let arrival = time + exponential / rate
    if arrival < plainEnd {
      time = arrival
      return arrival
    }
    return search(exponential)
  }

  /// Goes on through the stretches until the cumulative rate has grown by `exponential`.
  private mutating func search(_ exponential: Double) -> Double? {
    if pending > 0 {
      pending -= 1
      return time
    }
    var rest = exponential
    while !isOver {
      if remaining >= 1 {
        time += (end - time) * -expm1(-rest / remaining)
        remaining -= 1
        return arrived()
      }
      if remaining < 0 {
        let length = end - time
        let mass = length * (rate + 0.5 * slope * length)
        if rest < mass {
          // The root of rate x + slope x^2 / 2 = rest, in the form without cancellation.
          let step = 2 * rest / (rate + max(rate * rate + 2 * slope * rest, 0).squareRoot())
          time += min(step, length)
          rate += slope * step
          return arrived()
        }
        rest -= max(mass, 0)
      }
      enter()
    }
    return nil
  }

  /// A contact, or the first of a batch, comes now.
  private mutating func arrived() -> Double {
    if let batches { pending = batches.size(number - 1) - 1 }
    return time
  }

  private mutating func enter() {
    let next = shocks == nil ? days.next() : nextPiece()
    guard let next else {
      isOver = true
      plainEnd = -.infinity
      return
    }
    time = next.start
    end = next.end
    rate = next.rate
    slope = next.slope
    remaining = next.count
    plainEnd = slope == 0 && remaining < 0 && batches == nil ? end : -.infinity
  }

  private mutating func nextPiece() -> ArrivalDays.Stretch? {
    while true {
      if let piece = shocks?.nextPiece() { return piece }
      guard let stretch = days.next() else { return nil }
      shocks?.cut(stretch)
    }
  }
}

/// The number of contacts that come together, keyed by the number of the first.
struct BatchSizes {
  let law: BatchSize
  let key: StreamKey

  func size(_ number: UInt64) -> Int {
    var stream = key.stream(number)
    return law.sample(using: &stream)
  }
}
