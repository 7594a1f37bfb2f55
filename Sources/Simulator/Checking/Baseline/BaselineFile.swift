import Foundation

/// A baseline as a file: JSON, keys sorted, a measure on each line, so that a change of it reads well in a diff.
public struct BaselineFile: Sendable {
  public static let format = "callsim.baseline/1"

  /// Why a file is no baseline. Exit status 65.
  public struct Problem: Error, Sendable, Hashable, CustomStringConvertible {
    public var file: String
    public var message: String

    public var description: String { "\(Printable.escaped(file)): \(message)" }
  }

  private static let mostBytes = 64 << 20

  /// - Throws: `UnreadableFile` when there is no such file, `Problem` when it is no baseline.
  public static func read(_ path: String) throws -> Baseline {
    let bytes = try UnreadableFile.bytes(of: path, atMost: mostBytes)
    do {
      let document = try JSONDecoder().decode(Document.self, from: Data(bytes))
      return Baseline(try document.scenarios.map { try $0.entry() })
    } catch let fault as Fault {
      throw Problem(file: path, message: fault.message)
    } catch let error as DecodingError {
      throw Problem(file: path, message: words(for: error))
    }
  }

  /// An empty baseline where there is no file yet.
  public static func readIfPresent(_ path: String) throws -> Baseline {
    guard FileManager.default.fileExists(atPath: path) else { return Baseline() }
    return try read(path)
  }

  private static func words(for error: DecodingError) -> String {
    let (what, path): (String, [any CodingKey]) =
      switch error {
      case .keyNotFound(let key, let context): ("'\(key.stringValue)' is missing", context.codingPath)
      case .typeMismatch(_, let context): ("is of another type than a baseline has", context.codingPath)
      case .valueNotFound(_, let context): ("has no value", context.codingPath)
      case .dataCorrupted(let context): ("is no baseline: not JSON as it should be", context.codingPath)
      @unknown default: ("is no baseline", [])
      }
    let place = path.map { $0.intValue.map { "[\($0)]" } ?? ".\($0.stringValue)" }.joined().drop { $0 == "." }
    return place.isEmpty ? what : "\(Printable.shortened(String(place), to: 120)): \(what)"
  }

  fileprivate struct Fault: Error {
    var message: String
  }

  /// UTF-8, ended by a newline.
  public static func bytes(of baseline: Baseline) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("format", onNewLine: true)
      json.string(format)
      json.key("scenarios", onNewLine: true)
      json.lines(baseline.scenarios) { json, scenario in
        json.object { json in
          json.key("measures")
          json.lines(scenario.entries) { write($1, to: &$0) }
          json.key("name", onNewLine: true)
          json.string(scenario.name)
          json.key("replications", onNewLine: true)
          json.integer(scenario.replications)
          json.key("seed", onNewLine: true)
          json.integer(scenario.seed)
          json.key("sha256", onNewLine: true)
          json.string(scenario.digest)
        }
      }
      json.newLine()
    }
    json.newLine()
    return json.bytes
  }

  private static func write(_ entry: Baseline.Entry, to json: inout JSONWriter) {
    json.object { json in
      json.key("mean")
      json.number(entry.mean)
      json.key("measure")
      json.string(entry.key.measure)
      json.key("n")
      json.integer(entry.n)
      json.key("of")
      json.scope(entry.key.of)
      json.key("standard_error")
      json.number(entry.standardError)
      if let threshold = entry.key.threshold {
        json.key("threshold")
        json.number(threshold)
      }
      json.key("unit")
      json.string(entry.unit)
    }
  }
}

// What stands in the file.
extension BaselineFile {
  private struct Document: Decodable {
    var scenarios: [ScenarioPart]

    private enum Keys: String, CodingKey { case format, scenarios }

    init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: Keys.self)
      let format = try values.decode(String.self, forKey: .format)
      guard format == BaselineFile.format else {
        throw Fault(
          message: "is of format \(Printable.quoted(format)); this program reads \(BaselineFile.format)")
      }
      scenarios = try values.decode([ScenarioPart].self, forKey: .scenarios)
    }
  }

  private struct ScenarioPart: Decodable {
    var name: String
    var replications: Int
    var seed: UInt64
    var sha256: String
    var measures: [MeasurePart]

    func entry() throws(Fault) -> Baseline.ScenarioEntry {
      var entries: [Baseline.Entry] = []
      for part in measures { entries.append(try part.entry()) }
      return Baseline.ScenarioEntry(
        name: name, digest: sha256, seed: seed, replications: replications, entries: entries)
    }
  }

  private struct MeasurePart: Decodable {
    var mean: Double
    var measure: String
    var n: Int
    var of: [String: Names]
    var standardError: Double
    var threshold: Double?
    var unit: String

    private enum CodingKeys: String, CodingKey {
      case mean, measure, n, of, threshold, unit
      case standardError = "standard_error"
    }

    func entry() throws(Fault) -> Baseline.Entry {
      guard standardError >= 0, n >= 1, mean.isFinite, let scope = Scope(named: of) else {
        throw Fault(message: "the entry of \(Printable.quoted(measure)) is no estimate")
      }
      return Baseline.Entry(
        key: .init(measure: measure, of: scope, threshold: threshold), mean: mean,
        standardError: standardError, n: n, unit: unit)
    }
  }

  /// One name or several.
  fileprivate enum Names: Decodable {
    case one(String)
    case several([String])

    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      if let name = try? value.decode(String.self) {
        self = .one(name)
      } else {
        self = .several(try value.decode([String].self))
      }
    }
  }
}

extension Scope {
  /// As result documents write it.
  fileprivate init?(named object: [String: BaselineFile.Names]) {
    guard let (kind, names) = object.first else {
      self = .center
      return
    }
    switch (kind, names) {
    case ("contact_type", .one(let name)): self = .contactType(name)
    case ("agent_group", .one(let name)): self = .agentGroup(name)
    case ("channel", .one(let name)): self = .channel(name)
    case ("language", .one(let name)): self = .language(name)
    case ("topic", .one(let name)): self = .topic(name)
    case ("contact_types", .several(let names)): self = .contactTypes(names)
    case ("agent_groups", .several(let names)): self = .agentGroups(names)
    default: return nil
    }
  }
}
