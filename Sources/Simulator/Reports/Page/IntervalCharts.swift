/// The charts of a run: how the whole center does in each interval of a calendar, and how long contacts wait.
struct IntervalCharts {
  let run: ReportedRun
  let table: EstimateTable

  var figures: [PageSection.Figure] {
    let byInterval =
      run.intervalLabels.isEmpty
      ? []
      : [volume, agents, serviceLevel].map { PageSection.Figure($0) } + heatMaps
        + [waits, abandonment, occupancy].map { PageSection.Figure($0) }
    return byInterval + (run.waitShares.isEmpty ? [] : [PageSection.Figure(distribution)])
  }

  // MARK: By interval

  private var volume: Chart {
    var series = [values("offered", "offered, on average", style: 1, .line)]
    if run.volumes.count == run.intervalLabels.count, !run.volumes.isEmpty {
      series[0] = .init(
        name: "offered, middling day (p50); band from p10 to p90", style: 1, shape: .line,
        values: run.volumes.map { $0.p50 }, bands: run.volumes.map { min($0.p10, $0.p90)...$0.p90 })
      if run.volumes.contains(where: { $0.forecast != nil }) {
        series.insert(
          .init(name: "forecast", style: 4, shape: .bars, values: run.volumes.map { $0.forecast }), at: 0)
      }
    }
    return Chart(
      title: "Volume: contacts in each interval", labels: run.intervalLabels, series: series, unit: .contacts,
      format: Self.format(.contacts))
  }

  private var agents: Chart {
    let isKnown = run.requiredAgents.count == run.intervalLabels.count
    let required: Chart.Series =
      isKnown
      ? .init(
        name: "required for the targets, by formulas", style: 2, shape: .step,
        values: run.requiredAgents.map { Double($0) })
      : values("offered_load", "required by the work alone (offered load)", style: 2, .step)
    return Chart(
      title: "Agents: required against scheduled", labels: run.intervalLabels,
      series: [
        values("staffed_agents", "scheduled", style: 3, .step), required,
        values("busy_agents", "busy, on average", style: 1, .line),
      ],
      caption: isKnown
        ? "Required: the fewest of all groups together that carry the work with a reserve and meet each target by Erlang's formulas, "
          + "every agent doing all that the group can. callsim staff finds by simulation what it takes."
        : "Offered load is arrivals times mean handle time: fewer agents than that fall behind; "
          + "how many more a target needs is what callsim staff finds.",
      unit: .agents, format: Self.format(.agents))
  }

  private var serviceLevel: Chart {
    let threshold = table["service_level", .center]?.threshold
    return Chart(
      title: TextReport.capitalized(MeasureWords.phrase("service_level", threshold: threshold)),
      labels: run.intervalLabels,
      series: [estimates("service_level", "of contacts offered", style: 1)],
      bound: bound("service_level", threshold: threshold), limit: 1, unit: .share, least: 1,
      format: Self.format(.share))
  }

  private var waits: Chart {
    Chart(
      title: "Hold: mean wait", labels: run.intervalLabels,
      series: [estimates("mean_wait", "of all contacts offered", style: 1)],
      bound: bound("mean_wait", threshold: nil), unit: .seconds, format: Self.format(.seconds))
  }

  private var abandonment: Chart {
    Chart(
      title: "Abandonment", labels: run.intervalLabels,
      series: [estimates("abandonment", "of contacts offered", style: 2)],
      bound: bound("abandonment", threshold: nil), limit: 1, unit: .share, least: 0.02,
      format: Self.format(.share))
  }

  private var occupancy: Chart {
    Chart(
      title: "Occupancy of agents", labels: run.intervalLabels,
      series: [estimates("occupancy", "busy share of staffed time", style: 1)],
      bound: bound("occupancy", threshold: nil), limit: 1, unit: .share, least: 1, format: Self.format(.share)
    )
  }

  private func values(_ measure: String, _ name: String, style: Int, _ shape: Chart.Series.Shape)
    -> Chart.Series
  {
    let values = run.intervalLabels.indices.map { table[measure, .center, $0]?.value }
    return Chart.Series(name: name, style: style, shape: shape, values: values)
  }

  private func estimates(_ measure: String, _ name: String, style: Int) -> Chart.Series {
    var series = values(measure, name, style: style, .line)
    series.name += ", band ± at \(run.confidence) confidence"
    series.halfWidths = run.intervalLabels.indices.map { table[measure, .center, $0]?.halfWidth }
    return series
  }

  /// The first target for the whole center on this measure.
  private func bound(_ measure: String, threshold: Double?) -> (value: Double, name: String)? {
    let verdict = run.targets.first {
      $0.target.measure == measure && $0.estimate.of == .center
        && ($0.target.within ?? threshold) == threshold
    }
    guard let verdict else { return nil }
    let words = TargetWords(verdict: verdict, intervalLabels: run.intervalLabels)
    return (verdict.target.bound.value, "target: \(words.bound)")
  }

  // MARK: Day by interval

  /// Days by intervals where there are several; else the groups that a day's figures are known of.
  private var heatMaps: [PageSection.Figure] {
    let perDay = run.intervalsPerDay
    guard perDay > 0, run.intervalLabels.count % perDay == 0 else { return [] }
    let days = run.intervalLabels.count / perDay
    let threshold = table["service_level", .center]?.threshold
    let phrase = MeasureWords.phrase("service_level", threshold: threshold)
    func row(_ scope: Scope, _ day: Int) -> [Double?] {
      (0..<perDay).map { table["service_level", scope, day * perDay + $0]?.value }
    }
    var map = HeatMap(
      title:
        "\(TextReport.capitalized(phrase)), %, by \(days > 1 ? "day" : "language and specialty") and interval",
      rows: [], columns: [], values: [], good: good(threshold), measure: phrase)
    map.columns = run.intervalLabels.prefix(perDay).map { days > 1 ? Self.time(of: $0) : $0 }
    if days > 1 {
      map.rows = (0..<days).map { Self.day(of: run.intervalLabels[$0 * perDay]) }
      map.values = (0..<days).map { row(.center, $0) }
    } else {
      let groups = table.scopes.filter { ["language", "topic"].contains($0.kind) }
      let scopes = [Scope.center] + groups.filter { table["service_level", $0, 0] != nil }
      guard scopes.count > 2, scopes.count <= 30 else { return [] }
      map.rows = scopes.map { $0 == .center ? "all" : $0.name }
      map.values = scopes.map { row($0, 0) }
    }
    guard map.rows.count <= 31 else { return [] }
    return [.init(map)]
  }

  /// The bound of a service-level target of this threshold, else 80 %.
  private func good(_ threshold: Double?) -> Double {
    let bounds = run.targets.filter { $0.target.measure == "service_level" && $0.target.bound.isLower }
    return bounds.first { ($0.target.within ?? threshold) == threshold }?.target.bound.value ?? 0.8
  }

  /// `07:00` of `Mon 07:00`.
  private static func time(of label: String) -> String {
    label.split(separator: " ").last.map(String.init) ?? label
  }

  /// `Mon` of `Mon 07:00`.
  private static func day(of label: String) -> String {
    label.split(separator: " ").dropLast().joined(separator: " ")
  }

  // MARK: Waits

  private var distribution: Chart {
    var labels: [String] = []
    var previous: Double?
    for share in run.waitShares {
      let edge = (share.upTo ?? previous).map {
        $0 == 0 ? "at once" : "\(share.upTo == nil ? "> " : "")\(Self.short($0))"
      }
      labels.append(edge ?? "longer")
      previous = share.upTo
    }
    // The taller bars stand behind: what shows above the answered are those who left.
    return Chart(
      title: "How long contacts wait", labels: labels,
      series: [
        .init(
          name: "gone without an answer", style: 2, shape: .bars,
          values: run.waitShares.map { $0.answered + $0.left }),
        .init(name: "answered", style: 1, shape: .bars, values: run.waitShares.map { $0.answered }),
      ],
      caption:
        "Share of all contacts whose wait lies above the label before and up to the one below the column.",
      limit: 1, unit: .share, isCategorical: true, format: Self.format(.share))
  }

  private static func short(_ seconds: Double) -> String {
    if seconds < 60 { return "\(Int(seconds)) s" }
    if seconds < 3600 { return "\(Int(seconds / 60)) min" }
    return seconds < 86_400 ? "\(Int(seconds / 3600)) h" : "\(Int(seconds / 86_400)) d"
  }

  /// Values with their unit; on the axis as few decimals as they need.
  static func format(_ unit: Measure.Unit) -> @Sendable (Double, Double?) -> String {
    { value, halfWidth in
      halfWidth == nil && value == (value * 1e4).rounded() / 1e4
        ? Figure.exact(value, unit: unit.rawValue)
        : Figure(value, halfWidth: halfWidth, unit: unit.rawValue).text
    }
  }
}
