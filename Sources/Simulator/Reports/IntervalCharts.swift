/// The charts of a calendar run, with their legends: how the whole center does in each interval.
struct IntervalCharts {
  struct Page {
    var title: String
    var legend: [Legend]
    /// Made by `Chart`, safe to be put in the page as it is.
    var svg: String
  }

  struct Legend {
    var name: String
    /// Class of its key in the style sheet.
    var style: String
  }

  let result: RunResult
  let table: EstimateTable

  /// None for a steady state, which has no intervals.
  var pages: [Page] {
    guard !result.intervalLabels.isEmpty, result.hasContacts else { return [] }
    return [serviceLevel, contacts, agents, waits].map { chart in
      Page(
        title: chart.title,
        legend: chart.series.map { Legend(name: $0.name, style: "s\($0.style) \($0.shape.rawValue)") },
        svg: chart.svg)
    }
  }

  private var serviceLevel: Chart {
    let threshold = table["service_level", .center]?.threshold
    return Chart(
      title: TextReport.capitalized(MeasureWords.phrase("service_level", threshold: threshold)),
      labels: result.intervalLabels,
      series: [estimates("service_level", "of contacts offered", style: 1)],
      bound: bound("service_level", threshold: threshold), limit: 1, least: 1, format: format(.share))
  }

  private var contacts: Chart {
    Chart(
      title: "Contacts in each interval", labels: result.intervalLabels,
      series: [
        values("offered", "offered", style: 4, .bars), values("answered", "answered", style: 1, .line),
        values("abandoned", "abandoned", style: 2, .line),
      ],
      format: format(.contacts))
  }

  private var agents: Chart {
    Chart(
      title: "Agents", labels: result.intervalLabels,
      series: [
        values("staffed_agents", "staffed", style: 3, .step),
        values("busy_agents", "busy, on average", style: 1, .line),
      ],
      format: format(.agents))
  }

  private var waits: Chart {
    Chart(
      title: "Mean wait", labels: result.intervalLabels,
      series: [estimates("mean_wait", "of all contacts offered", style: 1)],
      bound: bound("mean_wait", threshold: nil), isTime: true, format: format(.seconds))
  }

  private func values(_ measure: String, _ name: String, style: Int, _ shape: Chart.Series.Shape)
    -> Chart.Series
  {
    let values = result.intervalLabels.indices.map { table[measure, .center, $0]?.value }
    return Chart.Series(name: name, style: style, shape: shape, values: values)
  }

  private func estimates(_ measure: String, _ name: String, style: Int) -> Chart.Series {
    var series = values(measure, name, style: style, .line)
    series.name += ", band ± at \(result.confidence) confidence"
    series.halfWidths = result.intervalLabels.indices.map { table[measure, .center, $0]?.halfWidth }
    return series
  }

  /// The first target for the whole center on this measure.
  private func bound(_ measure: String, threshold: Double?) -> (value: Double, name: String)? {
    let verdict = result.targets.first {
      $0.target.measure == measure && $0.estimate.of == .center
        && ($0.target.within ?? threshold) == threshold
    }
    guard let verdict else { return nil }
    let words = TargetWords(verdict: verdict, intervalLabels: result.intervalLabels)
    let name = "target: \(words.bound)"
    switch verdict.target.bound {
    case .atLeast(let bound), .atMost(let bound): return (bound, name)
    }
  }

  /// Values with their unit; on the axis as few decimals as they need.
  private func format(_ unit: Measure.Unit) -> (Double, Double?) -> String {
    { value, halfWidth in
      halfWidth == nil && value == (value * 1e4).rounded() / 1e4
        ? Figure.exact(value, unit: unit.rawValue)
        : Figure(value, halfWidth: halfWidth, unit: unit.rawValue).text
    }
  }
}
