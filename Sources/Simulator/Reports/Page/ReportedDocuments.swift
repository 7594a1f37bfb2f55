import Foundation

/// The documents that `callsim report` makes pages of: one file with the document and its section, and one line here.
package enum ReportedDocuments {
  struct Entry: Sendable {
    var format: String
    var section: @Sendable (_ json: [UInt8]) throws -> PageSection
  }

  static let all: [Entry] = [
    Entry(format: ResultDocument.format) { RunSection(try ReportedRun(json: $0)).section },
    Entry(format: "callsim.comparison/1") { try ReportedComparison(json: $0).section },
    Entry(format: "callsim.explanation/1") { try ReportedExplanation(json: $0).section },
    Entry(format: "callsim.staffing/1") { try ReportedStaffing(json: $0).section },
    Entry(format: "callsim.roster/1") { try ReportedRoster(json: $0).section },
    Entry(format: "callsim.fit/1") { try ReportedFit(json: $0).section },
    Entry(format: "callsim.backtest/1") { try ReportedBacktest(json: $0).section },
    answer("agent_hour", "What an hour more of an agent is worth"),
    answer("budget", "Service for each budget"),
    answer("training", "Who should learn what"),
    answer("pooling", "Separate teams against one pool"),
    answer("hiring", "Whom to hire, and when"),
    answer("rest_of_day", "The rest of the day"),
    answer("scorecard", "The review"),
  ]

  private static func answer(_ name: String, _ title: String) -> Entry {
    Entry(format: "callsim.\(name)/1") { try ReportedAnswer(json: $0, title: title).section }
  }

  /// A file that no page can be made of.
  package struct Problem: Error, CustomStringConvertible, Sendable {
    package var path: String
    package var reason: String

    package var description: String { "\(Printable.escaped(path)): \(reason)" }
  }

  /// - Parameter path: for messages.
  package static func section(of bytes: [UInt8], path: String) throws(Problem) -> PageSection {
    guard let format = format(of: bytes) else {
      throw Problem(path: path, reason: "is no result of callsim: a JSON document with a \"format\"")
    }
    guard let entry = all.first(where: { $0.format == format }) else {
      let known = all.map(\.format).joined(separator: ", ")
      throw Problem(
        path: path, reason: "has the format \(Printable.quoted(format)); there are pages of \(known)")
    }
    do {
      return try entry.section(bytes)
    } catch let error as DecodingError {
      throw Problem(path: path, reason: "is damaged, or no whole \(format): \(words(error))")
    } catch {
      throw Problem(path: path, reason: "\(error)")
    }
  }

  private struct AnyDocument: Decodable { var format: String? }

  /// By the line that callsim writes it in; any other layout is read whole.
  private static func format(of bytes: [UInt8]) -> String? {
    if let format = ResultLines.format(bytes) { return format }
    return try? JSONDecoder.ofDocuments.decode(AnyDocument.self, from: Data(bytes)).format
  }

  private static func words(_ error: DecodingError) -> String {
    func place(_ path: [any CodingKey]) -> String {
      path.map { $0.intValue.map { "[\($0)]" } ?? ".\($0.stringValue)" }.joined()
    }
    switch error {
    case .keyNotFound(let key, let context):
      return "\(place(context.codingPath)).\(key.stringValue) is missing"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      return "\(place(context.codingPath)) is of another kind"
    case .dataCorrupted(let context):
      return context.codingPath.isEmpty ? "it is no JSON" : "\(place(context.codingPath)) has no known value"
    @unknown default: return "it can't be read"
    }
  }
}
