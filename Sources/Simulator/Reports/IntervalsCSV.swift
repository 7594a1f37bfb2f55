/// The estimates as a wide table for spreadsheets: a row for each scope over the horizon and in each interval, and two columns
/// for each measure, its value and its half-width.
///
/// Columns, units and empty cells are described in `docs/results.md`. A measure that has no value anywhere has no column.
public struct IntervalsCSV: Sendable {
  let result: RunResult

  public init(_ result: RunResult) { self.result = result }

  /// UTF-8 with the byte order mark that spreadsheets tell it by.
  public var fileBytes: [UInt8] { [0xEF, 0xBB, 0xBF] + bytes }

  /// UTF-8.
  public var bytes: [UInt8] {
    let measures = columns
    let numbers = Dictionary(uniqueKeysWithValues: measures.enumerated().map { ($1, $0) })
    var csv = CSVWriter()
    for name in ["interval", "start", "of", "name"] { csv.text(name) }
    for measure in measures {
      csv.text(measure)
      csv.text("\(measure)_half_width")
    }
    csv.endRow()
    for row in rows {
      csv.integer(row.interval)
      csv.text(row.interval.map { result.intervalLabels[$0] } ?? "whole horizon")
      csv.text(row.scope.kind ?? "center")
      csv.text(row.scope.name)
      var cells: [Estimate?] = Array(repeating: nil, count: measures.count)
      for index in row.estimates {
        if let column = numbers[result.estimates[index].measure] { cells[column] = result.estimates[index] }
      }
      for cell in cells {
        csv.number(cell?.value)
        csv.number(cell?.halfWidth)
      }
      csv.endRow()
    }
    return csv.bytes
  }

  /// Measures with a value, in the order of the result.
  private var columns: [String] {
    var order: [String] = []
    var seen: Set<String> = []
    for estimate in result.estimates where estimate.value != nil && seen.insert(estimate.measure).inserted {
      order.append(estimate.measure)
    }
    return order
  }

  private struct Row {
    var interval: Int?
    var scope: Scope
    /// Indices in `RunResult.estimates`.
    var estimates: [Int]
  }

  /// By interval and scope, in the order of the result; the center's contacts and agents share a row.
  private var rows: [Row] {
    struct Key: Hashable {
      var interval: Int?
      var scope: Scope
    }
    var rows: [Row] = []
    var places: [Key: Int] = [:]
    for (index, estimate) in result.estimates.enumerated() {
      if let last = rows.last, last.interval == estimate.interval, last.scope == estimate.of {
        rows[rows.count - 1].estimates.append(index)
        continue
      }
      let key = Key(interval: estimate.interval, scope: estimate.of)
      if let place = places[key] {
        rows[place].estimates.append(index)
      } else {
        places[key] = rows.count
        rows.append(Row(interval: estimate.interval, scope: estimate.of, estimates: [index]))
      }
    }
    return rows
  }
}
