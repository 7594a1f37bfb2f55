extension RunResult {
  var hasContacts: Bool { contactsSimulated > 0 }

  /// As on the page.
  var warnings: [String] { reported.warnings }

  /// As on the page.
  var headline: String { reported.headline }

  /// Confidence level of the intervals: `95 %`.
  var confidence: String { Figure.exact(scenario.run.confidence, unit: Measure.Unit.share.rawValue) }

  private var reported: ReportedRun { ReportedRun(self, tool: .init(version: "", commit: nil)) }
}
