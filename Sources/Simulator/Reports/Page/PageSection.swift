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
  /// Tables that a page has no room for: spreadsheets alone have them.
  var sheets: [Table] = []
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
    /// Of the target; nil: not known.
    var limit: Simulator.Figure.Amount?
    /// What was found, unrounded.
    var amount: Simulator.Figure.Amount?
    /// How far that is on the right side of the target.
    var spare: Simulator.Figure.Amount?
    /// Share of days.
    var daysMet: Simulator.Figure.Amount?
  }

  /// A chart with its legend.
  struct Figure: Sendable {
    var title: String
    var legend: [Legend]
    /// Said below it; nil: nothing.
    var caption: String?
    /// Safe to be put in the page as it is.
    var svg: String
    /// What it is drawn from, for spreadsheets.
    var drawing: Drawing

    init(_ chart: Chart) {
      title = chart.title
      legend = chart.series.map { .init(name: $0.name, style: "s\($0.style) \($0.shape.rawValue)") }
      caption = chart.caption
      svg = chart.svg
      drawing = .chart(chart)
    }

    init(_ map: HeatMap) {
      title = map.title
      legend = HeatMap.legend(good: map.good)
      svg = map.svg
      drawing = .map(map)
    }

    init(_ dots: DotChart, title: String, legend: [Legend], caption: String) {
      self.title = title
      self.legend = legend
      self.caption = caption
      svg = dots.svg
      drawing = .dots(dots)
    }
  }

  enum Drawing: Sendable {
    case chart(Chart)
    case map(HeatMap)
    case dots(DotChart)
  }

  struct Legend: Sendable {
    var name: String
    /// Class of its key in the style sheet.
    var style: String
  }

  struct Table: Sendable {
    var heading: String
    /// Short name of its sheet in a spreadsheet; nil: the heading.
    var sheet: String?
    /// Said above it; nil: nothing.
    var caption: String?
    var title: String
    var columns: [String]
    var rows: [Row]
    /// What the template reads in place of `columns`.
    private(set) var heads: [Head] = []

    init(
      heading: String, sheet: String? = nil, caption: String? = nil, title: String, columns: [String],
      rows: [Row]
    ) {
      (self.heading, self.sheet, self.caption) = (heading, sheet, caption)
      (self.title, self.columns, self.rows) = (title, columns, rows)
      heads = columns.indices.map { Head(title: columns[$0], isText: isText($0)) }
      for row in rows.indices {
        for (column, head) in heads.enumerated() where self.rows[row].figures.indices.contains(column) {
          self.rows[row].figures[column].isText = head.isText
        }
      }
    }

    /// Whether a column has words and no numbers, and is set as text.
    private func isText(_ column: Int) -> Bool {
      let cells = rows.compactMap { $0.figures.indices.contains(column) ? $0.figures[column] : nil }
      return cells.allSatisfy { $0.amount == nil }
        && cells.contains { $0.value.unicodeScalars.contains { $0.properties.isAlphabetic } }
    }
  }

  struct Head: Sendable {
    var title: String
    var isText: Bool
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
    /// What the words say, unrounded, for spreadsheets; nil: words alone.
    var amount: Simulator.Figure.Amount?
    /// Whether its column is one of words.
    fileprivate(set) var isText = false

    init(_ value: String, halfWidth: String? = nil, amount: Simulator.Figure.Amount? = nil) {
      self.value = value
      self.halfWidth = halfWidth?.isEmpty == true ? nil : halfWidth
      self.amount = amount
    }

    init(_ figure: Simulator.Figure) {
      self.init(figure.value, halfWidth: figure.halfWidth, amount: figure.amount)
    }

    /// A number that is known exactly.
    init(_ value: Double, decimals: Int, unit: Measure.Unit) {
      self.init(
        Simulator.Figure.decimal(value, decimals), amount: .init(value, unit: unit.rawValue))
    }

    static let none = Cell("-")
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
