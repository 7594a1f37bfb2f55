/// What a comparison found, in words; the same on screen and on paper.
struct ComparisonWords {
  let result: ComparisonAnswer

  private var measure: Estimate { result.systems[result.baseline].center[0] }

  /// E.g. `service level in 30 s`.
  var objective: String { MeasureWords.phrase(measure.measure, threshold: measure.threshold) }

  var confidence: String { Figure.exact(result.confidence, unit: Measure.Unit.share.rawValue) }

  /// E.g. `0.5 points`, `2 s`.
  var indifference: String {
    Figure.difference(
      result.indifference, halfWidth: result.indifference / 10, unit: measure.unit)
  }

  func name(_ system: Int) -> String { Printable.escaped(result.systems[system].name) }

  /// The answer, in one sentence.
  var answer: String {
    let count = result.systems.count
    guard let selected = result.selected else {
      if !result.isComplete { return "stopped before the best of \(count) was known" }
      return "the best of \(count) is not decided after \(Numerals.grouped(mostTaken)) replications"
    }
    let best = "\(name(selected)) is the best of \(count) by \(objective)"
    switch result.selectedIsFeasible {
    case true?: return "\(best), among those that meet every target"
    case false?: return "none of \(count) meets every target; of all, \(best)"
    case nil: return best
    }
  }

  /// Where the best is not shown to differ from the baseline.
  var noDifference: String? {
    guard let selected = result.selected, selected != result.baseline,
      let difference = result.families.first(where: { $0.name == "center" })?.differences.first(where: {
        $0.system == selected
      }), difference.isBetter == nil
    else { return nil }
    return "No difference to \(name(result.baseline)) is shown in \(objective)."
  }

  private var mostTaken: Int { result.systems.map(\.replications).max() ?? 0 }

  /// What the selection promises, and what not.
  var guarantee: [String] {
    guard result.selected != nil else { return [] }
    var lines = [
      "Guaranteed with probability \(confidence): it is the best, or within \(indifference) of it (Kim-Nelson, common random numbers)."
    ]
    if result.systems.contains(where: { $0.targets != .none }) {
      let share = Figure.exact(result.tolerance, unit: Measure.Unit.share.rawValue)
      lines.append(
        "Included is that targets were judged rightly, except where the long run lies within \(share) of a bound (either verdict)."
      )
    }
    lines.append(
      "Not guaranteed: that the others are ranked rightly among themselves, or that the model is right; a replication's figure is taken to be normal."
    )
    return lines
  }

  func selection(_ system: Int) -> String {
    switch result.systems[system].selection {
    case .best: "best"
    case .tied: "equal to the best"
    case .out(let replications, _): "out after \(Numerals.grouped(replications))"
    case .infeasible: "misses targets"
    case .undecided: "undecided"
    }
  }

  /// By the first measure, the best first; those that miss targets behind those that meet them.
  var ranking: [Int] {
    let direction = Measures.named(measure.measure)?.direction ?? 1
    func key(_ system: Int) -> (Int, Double) {
      let found = result.systems[system]
      let isOut = found.targets == .missed && result.selectedIsFeasible != false
      return (isOut ? 1 : 0, -direction * (found.center[0].value ?? -.infinity * direction))
    }
    return result.systems.indices.sorted { first, second in
      if result.selected == first || result.selected == second { return result.selected == first }
      let (a, b) = (key(first), key(second))
      return a == b ? first < second : a < b
    }
  }

  /// The one to look at beside the baseline: the best, or if that is the baseline, the next.
  var focus: Int? { ranking.first { $0 != result.baseline } }

  /// How common random numbers paid.
  var pairing: String? {
    let known = result.varianceRatios.compactMap { $0 }.sorted()
    guard let least = known.first, let most = known.last else { return nil }
    let range =
      known.count == 1 || least == most
      ? Self.times(least) : "\(Self.times(least)) to \(Self.times(most))"
    return
      "Common random numbers: independent streams would need \(range) times the replications for the same differences (\(objective), measured)."
  }

  private static func times(_ value: Double) -> String { Figure.decimal(value, value < 10 ? 1 : 0) }

  /// `+1.2 ± 0.4`, shares in points; `none shown` when the interval leaves 0 in.
  static func difference(_ difference: ComparisonAnswer.Difference) -> Figure {
    guard let value = difference.estimate.value else { return .none }
    guard difference.isBetter != nil else { return Figure(value: "none shown", halfWidth: "") }
    let isShare = difference.estimate.unit == Measure.Unit.share.rawValue
    let scale = isShare ? 100.0 : 1
    let halfWidth = difference.estimate.halfWidth.map { $0 * scale }
    let places = Figure.decimals(for: halfWidth, otherwise: abs(value * scale) < 100 ? 1 : 0)
    let sign = value > 0 ? "+" : ""
    return Figure(
      value: sign + Figure.decimal(value * scale, places),
      halfWidth: halfWidth.map { Figure.decimal($0, places) } ?? "",
      amount: .init(value * scale, halfWidth: halfWidth, unit: unit(of: difference.estimate.unit)))
  }

  /// Without its unit, shares in points.
  static func inUnits(_ estimate: Estimate?) -> Figure {
    guard let estimate, let value = estimate.value else { return .none }
    let scale = estimate.unit == Measure.Unit.share.rawValue ? 100.0 : 1
    let halfWidth = estimate.halfWidth.map { $0 * scale }
    let places = Figure.decimals(for: halfWidth, otherwise: 1)
    return Figure(
      value: Figure.decimal(value * scale, places),
      halfWidth: halfWidth.map { Figure.decimal($0, places) } ?? "")
  }

  /// The unit of a difference, for headings.
  static func unit(of unit: String) -> String {
    switch Measure.Unit(rawValue: unit) {
    case .share: "points"
    default: unit
    }
  }
}
