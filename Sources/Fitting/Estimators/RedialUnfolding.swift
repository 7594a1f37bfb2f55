import Foundation

/// First attempts among the contacts offered, when callers who hung up call again.
///
/// Offered contacts of an interval are first attempts plus redials of those who left before: with q the probability of a
/// redial and an exponential delay, F_t = N_t - q sum_s A_s g(t - s) since the abandonments A are known.
///
/// - Source: M. S. Aguir, F. Karaesmen, O. Z. Akşin and F. Chauvet, "The impact of retrials on call center performance",
///   OR Spectrum 26 (2004); S. Ding, G. Koole and R. D. van der Mei, "On the estimation of the true demand in call centers with
///   redials and reconnects", European Journal of Operational Research 246 (2015).
struct RedialUnfolding: Sendable {
  /// P(redial | abandoned), over and above callers who come back anyway.
  var redialProbability: Double
  /// P(call again | answered), the same.
  var reconnectProbability: Double
  /// Of redials, seconds.
  var meanDelay: Double
  var abandonments: Int
  static let window = 1800.0

  /// From recognised callers, each with the moments of arrival and of the wait's end.
  init?(_ contacts: [(caller: UInt64, arrival: Double, waitEnd: Double, outcome: Outcome)]) {
    let sorted = contacts.sorted { $0.caller != $1.caller ? $0.caller < $1.caller : $0.arrival < $1.arrival }
    var (lost, redials, answered, reconnects, delay) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for index in sorted.indices {
      let call = sorted[index]
      let next = index + 1 < sorted.count && sorted[index + 1].caller == call.caller ? sorted[index + 1] : nil
      let gap = next.map { $0.arrival - call.waitEnd } ?? .infinity
      let returns = gap >= 0 && gap <= Self.window
      if call.outcome == .abandoned {
        lost += 1
        if returns {
          redials += 1
          delay += gap
        }
      } else if call.outcome == .answered {
        answered += 1
        if returns { reconnects += 1 }
      }
    }
    guard lost >= 20 else { return nil }
    redialProbability = redials / lost
    reconnectProbability = answered > 0 ? reconnects / answered : 0
    meanDelay = redials > 0 ? delay / redials : Self.window / 2
    abandonments = Int(lost)
  }

  init(redialProbability: Double, meanDelay: Double) {
    self.redialProbability = redialProbability
    self.meanDelay = meanDelay
    reconnectProbability = 0
    abandonments = 0
  }

  /// First attempts in each interval of a day.
  func firstAttempts(offered: [Double], abandoned: [Double], interval: Double) -> [Double] {
    let stay = exp(-interval / meanDelay)
    // Those who left during an interval did so on average in its middle.
    let half = exp(-interval / 2 / meanDelay)
    var waiting = 0.0
    return offered.indices.map { index in
      let leavers = redialProbability * abandoned[index]
      let back = waiting * (1 - stay) + leavers * (1 - half)
      waiting = waiting * stay + leavers * half
      return max(0, offered[index] - back)
    }
  }
}
