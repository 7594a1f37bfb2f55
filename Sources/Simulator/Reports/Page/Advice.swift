/// What a result says should be done: where targets are missed and by how much, and what would tell more.
struct Advice {
  let run: ReportedRun
  let table: EstimateTable

  private static let mostIntervals = 6

  var lines: [String] {
    let missed = run.targets.indices.filter { run.targets[$0].verdict == .missed }
    let open = run.targets.filter { $0.verdict == .undecided }.count
    var lines = missed.flatMap(miss)
    if let first = missed.first, let interval = worst(first) {
      lines.append(
        "For the shares of the miss and the price of fixes: callsim explain SCENARIO --target \(first + 1) --interval \"\(interval)\""
      )
    } else if let first = missed.first {
      lines.append(
        "For the shares of the miss and the price of fixes: callsim explain SCENARIO --target \(first + 1)")
    }
    if !missed.isEmpty, let short = tooFew { lines.append(short) }
    if !missed.isEmpty {
      lines.append("For the least-cost staffing that meets every target: callsim staff SCENARIO")
    }
    if open > 0 {
      lines.append(
        "\(open) target\(open == 1 ? " is" : "s are") undecided: the bound lies within the interval of confidence. "
          + "Four times the replications halve the interval: --replications \(Numerals.grouped(4 * run.replications))."
      )
    }
    if lines.isEmpty, !run.targets.isEmpty, run.targets.allSatisfy({ $0.verdict == .met }) {
      lines.append(slack)
    }
    return lines
  }

  /// Intervals with fewer agents than formulas ask for, the furthest behind first.
  private var tooFew: String? {
    guard run.requiredAgents.count == run.intervalLabels.count else { return nil }
    let short = run.intervalLabels.indices.compactMap {
      interval -> (interval: Int, staffed: Double, by: Double)? in
      guard let staffed = table["staffed_agents", .center, interval]?.value else { return nil }
      let by = Double(run.requiredAgents[interval]) - staffed
      return by >= 1 ? (interval, staffed, by) : nil
    }.sorted { ($0.by, -$0.interval) > ($1.by, -$1.interval) }
    guard !short.isEmpty else { return nil }
    let shown = short.prefix(Self.mostIntervals).map {
      "\(run.intervalLabels[$0.interval]) (\(Figure.decimal($0.staffed, 0)) of \(run.requiredAgents[$0.interval]))"
    }
    let more = short.count - shown.count
    return "Scheduled agents are fewer than the targets take by formulas at " + shown.joined(separator: ", ")
      + (more > 0 ? " and \(more) more" : "") + "."
  }

  /// With all met: where there may be too many agents.
  private var slack: String {
    let idle = run.intervalLabels.indices.compactMap { interval -> (interval: Int, share: Double)? in
      table["occupancy", .center, interval]?.value.map { (interval, $0) }
    }.min { $0.share < $1.share }
    guard let idle, idle.share < 0.6 else { return "Every target is met: nothing needs to change." }
    let share = Figure(idle.share, halfWidth: nil, unit: Measure.Unit.share.rawValue).value
    return
      "Every target is met. Agents are least busy at \(run.intervalLabels[idle.interval]) (occupancy \(share)): "
      + "callsim staff SCENARIO tells whether fewer would do."
  }

  private func worst(_ index: Int) -> String? {
    let verdict = run.targets[index]
    guard let interval = verdict.estimate.interval, run.intervalLabels.indices.contains(interval) else {
      return intervals(missing: verdict).first.map { run.intervalLabels[$0.interval] }
    }
    return run.intervalLabels[interval]
  }

  private func miss(_ index: Int) -> [String] {
    let verdict = run.targets[index]
    let words = TargetWords(verdict: verdict, intervalLabels: run.intervalLabels)
    let gap = words.margin.hasPrefix("-") ? String(words.margin.dropFirst()) : words.margin
    var line =
      "\(verdict.target.label): \(words.measure) is \(Figure(verdict.estimate).text), \(gap) short of \(words.bound)"
    if let interval = verdict.estimate.interval, run.intervalLabels.indices.contains(interval) {
      line += " at \(run.intervalLabels[interval])"
    }
    let intervals = intervals(missing: verdict)
    guard !intervals.isEmpty else { return [line + "."] }
    let shown = intervals.prefix(Self.mostIntervals).map { found in
      "\(run.intervalLabels[found.interval]) (\(Figure(found.estimate).value))"
    }
    let more = intervals.count - shown.count
    return [
      line + ". Worst intervals: " + shown.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
        + "."
    ]
  }

  /// Intervals whose own figure is beyond the bound by more than its half-width, the worst first; empty where the
  /// result has no figures by interval of these contacts.
  private func intervals(missing verdict: TargetVerdict) -> [(interval: Int, estimate: Estimate)] {
    let estimate = verdict.estimate
    let sign = verdict.target.bound.isLower ? 1.0 : -1.0
    let bound = verdict.target.bound.value
    func shortfall(_ found: Estimate) -> Double { found.value.map { sign * (bound - $0) } ?? -.infinity }
    return run.intervalLabels.indices.compactMap { interval -> (Int, Estimate)? in
      guard let found = table[estimate.measure, estimate.of, interval], found.threshold == estimate.threshold,
        shortfall(found) > (found.halfWidth ?? 0)
      else { return nil }
      return (interval, found)
    }.sorted { (shortfall($0.1), -$0.0) > (shortfall($1.1), -$1.0) }
  }
}

extension Target.Bound {
  var value: Double {
    switch self {
    case .atMost(let bound), .atLeast(let bound): bound
    }
  }

  /// Whether it is the least that is allowed.
  var isLower: Bool { if case .atLeast = self { true } else { false } }
}
