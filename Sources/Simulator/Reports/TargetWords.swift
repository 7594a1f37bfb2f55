/// A target and what became of it, in words; the same on screen and on paper.
struct TargetWords {
  let verdict: TargetVerdict
  /// Start of each interval as shown.
  let intervalLabels: [String]

  private var target: Target { verdict.target }

  /// E.g. `service level within 30 s`.
  var measure: String {
    MeasureWords.phrase(target.measure, threshold: target.within ?? verdict.estimate.threshold)
  }

  /// E.g. `at least 80 %`.
  var bound: String {
    switch target.bound {
    case .atLeast(let bound): "at least \(Figure.exact(bound, unit: unit))"
    case .atMost(let bound): "at most \(Figure.exact(bound, unit: unit))"
    }
  }

  /// How far the estimate is from the bound: `18.8 points short`, `1:29 min to spare`; empty without an estimate.
  var margin: String {
    guard let value = verdict.estimate.value else { return verdict.estimate.reason ?? "" }
    let (bound, beyond) =
      switch target.bound {
      case .atLeast(let bound): (bound, "short")
      case .atMost(let bound): (bound, "over")
      }
    let shortfall = beyond == "short" ? bound - value : value - bound
    let difference = Figure.difference(shortfall, halfWidth: verdict.estimate.halfWidth, unit: unit)
    return "\(difference) \(shortfall > 0 ? beyond : "to spare")"
  }

  /// For a target on every interval: how many hold, and the interval that decides; else nil.
  var intervals: String? {
    guard let counts = verdict.intervals else { return nil }
    let all = counts.met + counts.missed + counts.undecided
    var text =
      "intervals: \(counts.met) of \(all) met, \(counts.missed) missed, \(counts.undecided) undecided"
    if let worst = verdict.estimate.interval, intervalLabels.indices.contains(worst) {
      text += "; worst \(intervalLabels[worst])"
    }
    return text
  }

  /// Share of days on which the target held.
  var days: String { verdict.metOnDays.map { Figure($0).value } ?? "" }

  private var unit: String { Measures.named(target.measure)?.unit.rawValue ?? verdict.estimate.unit }

  /// `3 met, 2 missed, 1 undecided`; verdicts that nobody got are left out.
  static func summary(of verdicts: [TargetVerdict]) -> String {
    let order: [TargetVerdict.Verdict] = [.missed, .undecided, .noContacts, .met]
    return order.compactMap { verdict in
      let count = verdicts.count { $0.verdict == verdict }
      guard count > 0 else { return nil }
      return verdict == .noContacts ? "\(count) without contacts" : "\(count) \(verdict.rawValue)"
    }.joined(separator: ", ")
  }
}
