import Foundation

/// An answer of `callsim plan` as a page: the verdict and its table.
struct ReportedAnswer {
  private let document: Document
  private let title: String

  /// - Parameter title: what the question is about.
  init(json: [UInt8], title: String) throws {
    document = try JSONDecoder.ofDocuments.decode(Document.self, from: Data(json))
    self.title = title
  }

  private struct Document: Decodable {
    /// nil: written before columns were; their keys stand for them.
    var columns: [Column]?
    var notes: [String]
    var rows: [[String: Value]]
    var verdict: String
  }

  private struct Column: Decodable {
    var key: String
    var title: String
    /// Of a `Measure`, or empty; nil: texts.
    var unit: String?
  }

  private enum Value: Decodable {
    case text(String)
    case number(Double)
    case none

    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      if value.decodeNil() {
        self = .none
      } else if let number = try? value.decode(Double.self) {
        self = .number(number)
      } else {
        self = .text(try value.decode(String.self))
      }
    }
  }

  var section: PageSection {
    var section = PageSection(name: title, headline: "answer of callsim plan")
    section.summary = document.verdict
    section.notes = document.notes
    let columns = columns
    if let first = columns.first, !document.rows.isEmpty {
      section.tables = [
        PageSection.Table(
          heading: title, title: first.title, columns: columns.dropFirst().map(\.title),
          rows: document.rows.map { row in
            PageSection.Row(
              label: cell(first, row).value, figures: columns.dropFirst().map { cell($0, row) })
          })
      ]
    }
    return section
  }

  private var columns: [Column] {
    document.columns
      ?? Set(document.rows.flatMap(\.keys)).filter { !$0.hasSuffix("_half_width") }.sorted().map {
        Column(key: $0, title: $0.replacing("_", with: " "))
      }
  }

  private func cell(_ column: Column, _ row: [String: Value]) -> PageSection.Cell {
    switch row[column.key] ?? .none {
    case .none: return .none
    case .text(let text): return .init(text)
    case .number(let value):
      var halfWidth: Double?
      if case .number(let width) = row[column.key + "_half_width"] { halfWidth = width }
      return .init(Figure(value, halfWidth: halfWidth, unit: column.unit ?? ""))
    }
  }
}
