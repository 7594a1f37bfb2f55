import Foundation

/// Something out of the ordinary that changes arrivals for a while: an outage, a wave of flu, a mailing (AR6).
public struct Shock: Sendable, Hashable {
  public var name: String
  /// Names of the contact types, or streams of demand, that it is about.
  public var contacts: [String]
  public var effect: Effect
  public var start: Start
  /// Seconds from the start to the full effect, which grows linearly.
  public var rise: Double
  /// Seconds of full effect.
  public var lasts: Double
  /// Time constant of the exponential decay behind it, seconds; 0: it ends at once.
  public var decay: Double

  public enum Effect: Sendable, Hashable {
    /// Factor on the rate, at full effect.
    case multiplier(Double)
    /// Contacts expected in all, on top of the rate.
    case volume(Double)
  }

  public enum Start: Sendable, Hashable {
    /// Day of the calendar, from 0, and seconds after midnight.
    case at(day: Int, time: Double)
    /// On each day with some probability, at a time uniform between two.
    case random(probability: Double, from: Double, to: Double)
  }
}

extension Shock {
  /// The effect over time as a curve of straight lines, from 0 to 1 and back: (seconds since the start, share of the full
  /// effect). The decay is cut in eighths of its time constant, within 0.2 % of the exponential, and ends after six.
  var curve: [(time: Double, share: Double)] {
    var knots: [(time: Double, share: Double)] = [(0, rise > 0 ? 0 : 1)]
    if rise > 0 { knots.append((rise, 1)) }
    if lasts > 0 { knots.append((rise + lasts, 1)) }
    guard decay > 0 else { return knots }
    for step in 1...Self.decaySteps {
      let age = Double(step) / 8
      knots.append((rise + lasts + age * decay, step == Self.decaySteps ? 0 : exp(-age)))
    }
    return knots
  }

  private static let decaySteps = 48

  /// Seconds of full effect that the whole curve amounts to.
  var fullTime: Double {
    let knots = curve
    return zip(knots, knots.dropFirst()).reduce(0) { sum, pair in
      sum + (pair.1.time - pair.0.time) * (pair.0.share + pair.1.share) / 2
    }
  }
}
