/// What explains a miss, in words; the same on screen and on paper.
struct ExplanationWords {
  let result: ExplanationAnswer

  var confidence: String { Figure.exact(result.confidence, unit: Measure.Unit.share.rawValue) }

  /// E.g. `service level in 30 s of calls at 10:00`.
  var what: String {
    let measure = MeasureWords.phrase(result.base.measure, threshold: result.base.threshold)
    let when = result.intervalLabel.map { " at \($0)" } ?? ""
    return "\(measure) of \(result.target.label)\(when)"
  }

  private var bound: String {
    TargetWords(
      verdict: .init(target: result.target, estimate: result.base, verdict: .undecided), intervalLabels: []
    ).bound
  }

  private func amount(_ value: Double, halfWidth: Double? = nil) -> String {
    Figure.difference(value, halfWidth: halfWidth, unit: result.base.unit)
  }

  /// The answer, in one sentence.
  var verdict: String {
    guard result.base.value != nil else { return "\(what): nothing to measure" }
    let found = "\(what) is \(Figure(result.base).text)"
    switch result.meets {
    case false?:
      return "\(found), \(amount(result.shortfall, halfWidth: result.base.halfWidth)) short of \(bound)"
    case true?: return "\(found): \(bound) is met"
    case nil: return "\(found): undecided against \(bound)"
    }
  }

  /// What makes it up, and what would close it, the cheapest first.
  var sentences: [String] {
    guard result.replications > 1 else { return [] }
    return [causes, ordinary, fix].compactMap { $0 }
  }

  private var causes: String? {
    let shown = result.effects.filter { $0.kind == .cause && $0.isShown && ($0.gain.value ?? 0) > 0 }
    if shown.isEmpty {
      return result.meets != true && result.effects.contains { $0.kind == .cause }
        ? "Nothing that happens on these days is shown to make up the miss." : nil
    }
    let parts = shown.prefix(3).map { effect in
      guard let share = effect.share else { return "\(effect.name), \(gain(effect)) better" }
      let width = effect.shareHalfWidth.map { " ± \(Figure.decimal($0 * 100, 0))" } ?? ""
      return "\(effect.name), \(Figure.decimal(share * 100, 0)) %\(width) of it would be gone"
    }
    return TextReport.capitalized(parts.joined(separator: "; ")) + "."
  }

  private func gain(_ effect: ExplanationAnswer.Effect) -> String {
    amount(effect.gain.value ?? 0, halfWidth: effect.gain.halfWidth)
  }

  /// Whether an ordinary day would do.
  private var ordinary: String? {
    let causes = result.effects.filter { $0.kind == .cause }
    guard result.meets == false,
      let all = result.effects.first(where: { $0.kind == .allCauses })
        ?? (causes.count == 1 ? causes.first : nil)
    else { return nil }
    switch all.meets {
    case true?: return "On an ordinary day the target is met: the agents suffice, what happens does not."
    case false?: return "Even an ordinary day misses the target: there are too few agents."
    case nil: return nil
    }
  }

  private var fix: String? {
    guard result.meets != true else { return nil }
    if let policy = result.effects.first(where: { $0.kind == .policy && $0.meets == true }) {
      return "Cheapest fix: \(policy.name), at no cost: \(Figure(policy.value).text)."
    }
    if let agents = result.effects.first(where: { $0.kind == .agents && $0.meets == true }) {
      let when = result.intervalLabel.map { " at \($0)" } ?? ""
      return
        "Cheapest fix that meets it: \(agents.name)\(when)\(price(agents).map { ", at \($0)" } ?? ""): \(Figure(agents.value).text)."
    }
    guard
      let best = result.effects.filter({ $0.kind == .agents && $0.isShown }).max(by: {
        ($0.gain.value ?? 0) < ($1.gain.value ?? 0)
      })
    else { return "No change tried is shown to help." }
    return "Nothing tried meets the target; \(best.name) gains most, \(gain(best))."
  }

  /// nil where it costs nothing or nobody said what.
  func price(_ effect: ExplanationAnswer.Effect) -> String? {
    effect.cost.map { Figure.decimal($0, $0 < 1000 ? 2 : 0) }
  }

  /// `+4.2 points`, with its half-width.
  func change(_ effect: ExplanationAnswer.Effect) -> Figure {
    let isBetter = (effect.gain.value ?? 0) * 1 > 0
    return ComparisonWords.difference(
      .init(system: 0, estimate: effect.gain, isBetter: effect.isShown ? isBetter : nil))
  }

  func share(_ effect: ExplanationAnswer.Effect) -> Figure {
    guard let share = effect.share, effect.isShown else { return .none }
    let places = 0
    return Figure(
      value: "\(Figure.decimal(share * 100, places)) %",
      halfWidth: effect.shareHalfWidth.map { Figure.decimal($0 * 100, places) } ?? "")
  }

  static func meets(_ effect: ExplanationAnswer.Effect) -> String {
    effect.meets.map { $0 ? "met" : "missed" } ?? "undecided"
  }

  /// What the shares do not say.
  static let caveat =
    "Gains are paired on the same days and hold together; shares need not add up to 100 %, because causes work on each other."
}
