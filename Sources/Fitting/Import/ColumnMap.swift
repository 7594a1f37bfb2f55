import Foundation
import Simulator
import Yams

/// The user's own column map: which column of a table means what (`--map FILE`).
///
///     date: day                  # meaning: name of the column in the header
///     arrival: call_started
///     wait: wait_length
///     outcome: result
///     outcome.answered: [SERVED, TRANSFERRED]
///     outcome.abandoned: HANGUP
///     outcome.ignore: TEST
///     unit: s                    # or ms; of durations written as numbers
public struct ColumnMap: Sendable {
  var columns: [Column] = []
  var outcomes: [(word: String, meaning: ReadContext.OutcomeWord)] = []
  var secondsPerUnit = 1.0

  private static let mostBytes = 1 << 16
  private static let meanings = Slot.allCases.filter { ![.event, .data1, .data2, .data3].contains($0) }

  /// - Throws: `UnreadableFile` or `LogProblem`.
  public init(contentsOf path: String) throws {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw UnreadableFile(path: path, reason: .missing)
    }
    guard data.count <= Self.mostBytes, let text = String(data: data, encoding: .utf8) else {
      throw LogProblem("\(Printable.escaped(path)): a column map is UTF-8 text of at most 64 KiB")
    }
    try self.init(text: text, file: Printable.escaped(path))
  }

  init(text: String, file: String = "map") throws(LogProblem) {
    let root: Node?
    do { root = try Yams.compose(yaml: text) } catch {
      throw LogProblem("\(file): must be lines such as 'arrival: call_started'")
    }
    guard case .mapping(let mapping)? = root else {
      throw LogProblem("\(file): must be lines such as 'arrival: call_started'")
    }
    for (key, value) in mapping {
      guard let name = key.scalar?.string else { throw LogProblem("\(file): a meaning must be a word") }
      let words = value.scalar.map { [$0.string] } ?? value.sequence?.compactMap(\.scalar?.string) ?? []
      guard !words.isEmpty else { throw LogProblem("\(file): '\(name)' must name a column") }
      try add(name, words, file)
    }
    let isInterval = columns.contains { $0.slot == .offered }
    guard columns.contains(where: { [.arrival, .interval].contains($0.slot) }) else {
      throw LogProblem("\(file): must say which column is the arrival (of calls) or the interval (of totals)")
    }
    if !isInterval, !columns.contains(where: { [.wait, .answeredAt, .abandonWait].contains($0.slot) }) {
      throw LogProblem("\(file): must say which column is the wait, or answered_at")
    }
  }

  private mutating func add(_ name: String, _ words: [String], _ file: String) throws(LogProblem) {
    if name == "unit" {
      switch words[0] {
      case "s": secondsPerUnit = 1
      case "ms": secondsPerUnit = 0.001
      case "min": secondsPerUnit = 60
      default: throw LogProblem("\(file): unit must be s, ms or min")
      }
      return
    }
    if name.hasPrefix("outcome."), let meaning = ReadContext.OutcomeWord(rawValue: String(name.dropFirst(8)))
    {
      outcomes += words.map { ($0, meaning) }
      return
    }
    guard let slot = Self.meanings.first(where: { $0.name == name }) else {
      let known = Self.meanings.map(\.name).joined(separator: ", ")
      throw LogProblem("\(file): '\(Printable.escaped(name))' is no meaning of a column; there are: \(known)")
    }
    if !slot.isPseudonym, let identifier = IdentifierGuard.identifier(inColumnName: words[0]) {
      throw LogProblem(
        "\(file): the column for '\(name)' looks like one of \(identifier); identifiers are not read (only as "
          + "call_key, agent or caller, which become pseudonyms)", kind: .refused)
    }
    columns.append(Column(slot, words[0], required: true))
  }
}
