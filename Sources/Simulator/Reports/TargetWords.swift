/// A target and what became of it, in words; the same on screen and on paper.
package struct TargetWords {
  package let verdict: TargetVerdict
  /// Start of each interval as shown.
  package let intervalLabels: [String]

  package init(verdict: TargetVerdict, intervalLabels: [String]) {
    self.verdict = verdict
    self.intervalLabels = intervalLabels
  }

  private var target: Target { verdict.target }

  /// E.g. `service level in 30 s`.
  package var measure: String {
    MeasureWords.phrase(target.measure, threshold: target.within ?? verdict.estimate.threshold)
  }

  /// E.g. `≥ 80 %`, as short as tables want it.
  package var shortBound: String {
    switch target.bound {
    case .atLeast(let bound): "≥ \(Figure.exact(bound, unit: unit))"
    case .atMost(let bound): "≤ \(Figure.exact(bound, unit: unit))"
    }
  }

  /// E.g. `at least 80 %`.
  var bound: String {
    switch target.bound {
    case .atLeast(let bound): "at least \(Figure.exact(bound, unit: unit))"
    case .atMost(let bound): "at most \(Figure.exact(bound, unit: unit))"
    }
  }

  /// How far the estimate is on the right side of the bound: `1:29 min`; on the wrong side with a minus, `-18.8 points`.
  package var margin: String {
    guard let margin = spare else { return "" }
    let difference = Figure.difference(margin, halfWidth: verdict.estimate.halfWidth, unit: unit)
    return margin < 0 ? "-\(difference)" : difference
  }

  /// The same as a number in the unit of the measure.
  var spare: Double? {
    verdict.estimate.value.map { value in
      switch target.bound {
      case .atLeast(let bound): value - bound
      case .atMost(let bound): bound - value
      }
    }
  }

  /// For a target on every interval: how many hold, and the interval that decides; else nil.
  package var intervals: String? {
    guard let counts = verdict.intervals else { return nil }
    let all = counts.met + counts.missed + counts.undecided
    var text =
      "intervals: \(counts.met) of \(all) met, \(counts.missed) missed, \(counts.undecided) undecided"
    if let worst = verdict.estimate.interval, intervalLabels.indices.contains(worst) {
      text += "; worst \(intervalLabels[worst])"
    }
    return text
  }

  /// What follows the target's line: its intervals, and what missed days cost.
  package var details: String? {
    let parts = [intervals, penalty].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  private var penalty: String? {
    guard let penalty = verdict.penalty else { return nil }
    return penalty.value == nil
      ? "penalty: " + (penalty.reason ?? "not known") : "expected penalty: \(Figure(penalty).text)"
  }

  /// Share of days on which the target held.
  package var days: String { verdict.metOnDays.map { Figure($0).value } ?? "" }

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
