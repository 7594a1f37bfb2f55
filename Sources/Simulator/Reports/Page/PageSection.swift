/// One result as the page shows it: verdict first, then what to do, charts, tables, and how it was made.
///
/// What the template reads, by these names; all text is escaped there, charts are made safe by `Chart` and its like.
package struct PageSection: Sendable {
  package var name: String
  package var description: String?
  package var headline: String
  package var warnings: [String] = []
  /// The answer in one sentence; nil where the result gives none.
  package var summary: String?
  /// Sentences below the answer.
  package var answer: [String] = []
  var verdicts: VerdictTable?
  /// What to do about it.
  package var advice: [String] = []
  var charts: [Figure] = []
  var tables: [Table] = []
  package var notes: [String] = []
  package var facts: [Fact] = []
  package var assumptions: [String] = []
  package var definitions: [Fact] = []

  package init(name: String, headline: String) {
    self.name = name
    self.headline = headline
  }

  struct VerdictTable: Sendable {
    var showsDays: Bool
    var rows: [VerdictRow]
  }

  struct VerdictRow: Sendable {
    var verdict: String
    /// Class in the style sheet.
    var style: String
    var whom: String
    var measure: String
    var bound: String
    var found: String
    var margin: String
    var intervals: String?
    var days: String
  }

  /// A chart with its legend.
  struct Figure: Sendable {
    var title: String
    var legend: [Legend]
    /// Said below it; nil: nothing.
    var caption: String?
    /// Safe to be put in the page as it is.
    var svg: String
  }

  struct Legend: Sendable {
    var name: String
    /// Class of its key in the style sheet.
    var style: String
  }

  struct Table: Sendable {
    var heading: String
    /// Said above it; nil: nothing.
    var caption: String?
    var title: String
    var columns: [String]
    var rows: [Row]
  }

  struct Row: Sendable {
    var label: String
    var isTotal = false
    var figures: [Cell]
  }

  struct Cell: Sendable {
    var value: String
    /// nil, so that the template leaves out the sign, where there is none.
    var halfWidth: String?

    init(_ value: String, halfWidth: String? = nil) {
      self.value = value
      self.halfWidth = halfWidth?.isEmpty == true ? nil : halfWidth
    }

    init(_ figure: Simulator.Figure) { self.init(figure.value, halfWidth: figure.halfWidth) }
  }

  package struct Fact: Sendable {
    package var name: String
    package var text: String

    package init(_ name: String, _ text: String) {
      self.name = name
      self.text = text
    }
  }
}
