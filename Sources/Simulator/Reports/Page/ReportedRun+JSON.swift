import Foundation

extension ReportedRun {
  /// Reads a `callsim.result/1` document.
  ///
  /// - Throws: `DecodingError` when it lacks what every such document has.
  init(json: [UInt8]) throws {
    let document = try JSONDecoder.ofDocuments.decode(Document.self, from: Data(ResultLines.condensed(json)))
    name = document.scenario.name
    description = document.scenario.description
    digest = document.scenario.sha256
    intervalLabels = document.intervals
    intervalsPerDay = document.intervalsPerDay ?? 0
    horizon = document.horizon ?? (document.intervals.isEmpty ? "a steady state" : "a calendar")
    seed = document.seed
    replications = document.replications
    isComplete = document.complete
    method = document.method
    stoppingRule = document.stoppingRule
    warmUp = document.warmUp
    estimates = document.estimates.map(\.estimate)
    targets = document.targets.map(\.verdict)
    contactsSimulated = document.contactsSimulated
    eventsSimulated = document.eventsSimulated
    brokenIdentities = document.brokenIdentities
    notes = document.notes
    assumptions = document.assumptions ?? []
    equity = document.equity?.compactMap(\.gap) ?? []
    volumes =
      document.volumes?.map { IntervalVolume(forecast: $0.forecast, p10: $0.p10, p50: $0.p50, p90: $0.p90) }
      ?? []
    waitShares =
      document.waitShares?.map { WaitShare(upTo: $0.upTo, answered: $0.answered, left: $0.left) } ?? []
    requiredAgents = document.requiredAgents ?? []
    uncertainty = document.uncertainty?.split
    tool = .init(version: document.tool.version, commit: document.tool.commit)
  }

  /// The document, by its own keys.
  private struct Document: Decodable {
    var assumptions: [String]?
    var brokenIdentities: [String]
    var complete: Bool
    var contactsSimulated: Double
    var equity: [DocumentGap]?
    var estimates: [DocumentEstimate]
    var eventsSimulated: Double
    var horizon: String?
    var intervals: [String]
    var intervalsPerDay: Int?
    var method: String
    var notes: [String]
    var replications: Int
    var requiredAgents: [Int]?
    var scenario: DocumentScenario
    var seed: UInt64
    var stoppingRule: String
    var targets: [DocumentTarget]
    var tool: DocumentTool
    var uncertainty: DocumentUncertainty?
    var volumes: [DocumentVolume]?
    var waitShares: [DocumentShare]?
    var warmUp: Double?
  }

  private struct DocumentVolume: Decodable {
    var forecast: Double?
    var p10: Double
    var p50: Double
    var p90: Double
  }

  private struct DocumentShare: Decodable {
    var answered: Double
    var left: Double
    var upTo: Double?
  }

  private struct DocumentGap: Decodable {
    var best: String
    var by: String
    var confidence: Double
    var high: Double?
    var low: Double?
    var measure: String
    var n: Int
    var threshold: Double?
    var unit: String
    var value: Double
    var worst: String

    var gap: EquityGap? {
      guard let best = Scope(kind: by, name: best), let worst = Scope(kind: by, name: worst) else {
        return nil
      }
      return EquityGap(
        by: by, measure: measure, best: best, worst: worst, value: value, low: low, high: high,
        confidence: confidence, n: n, unit: unit, threshold: threshold)
    }
  }

  private struct DocumentTarget: Decodable {
    var agents: [String]?
    var atLeast: Double?
    var atMost: Double?
    var contacts: [String]?
    var estimate: DocumentEstimate
    var every: String
    var intervals: Counts?
    var label: String
    var measure: String
    var metOnDays: DocumentEstimate?
    var penalty: DocumentEstimate?
    var judged: String
    var within: Double?

    struct Counts: Decodable {
      var met: Int
      var missed: Int
      var undecided: Int
    }

    enum CodingKeys: String, CodingKey {
      case agents, atLeast, atMost, contacts, estimate, every, intervals, label, measure, metOnDays,
        penalty, within
      case judged = "verdict"
    }

    var verdict: TargetVerdict {
      let target = Target(
        of: agents.map { .agents($0) } ?? .contacts(contacts ?? []), measure: measure, within: within,
        bound: atLeast.map { .atLeast($0) } ?? .atMost(atMost ?? 0),
        every: .init(rawValue: every) ?? .horizon,
        label: label)
      return TargetVerdict(
        target: target, estimate: estimate.estimate, verdict: .init(rawValue: judged) ?? .undecided,
        intervals: intervals.map { ($0.met, $0.missed, $0.undecided) }, metOnDays: metOnDays?.estimate,
        penalty: penalty?.estimate)
    }
  }
}

/// The scenario as documents name it.
struct DocumentScenario: Decodable {
  var name: String
  var sha256: String
  var description: String?
}

struct DocumentTool: Decodable {
  var version: String
  var commit: String?
}

/// An estimate as documents write it.
struct DocumentEstimate: Decodable {
  let estimate: Estimate

  private enum Key: String, CodingKey {
    case confidence, halfWidth, interval, measure, n, of, reason, threshold, unit, value
  }

  init(from decoder: any Decoder) throws {
    let row = try decoder.container(keyedBy: Key.self)
    estimate = Estimate(
      measure: try row.decode(String.self, forKey: .measure),
      of: try row.decode(DocumentScope.self, forKey: .of).scope,
      interval: try row.decodeIfPresent(Int.self, forKey: .interval),
      value: try row.decodeIfPresent(Double.self, forKey: .value),
      halfWidth: try row.decodeIfPresent(Double.self, forKey: .halfWidth),
      confidence: try row.decode(Double.self, forKey: .confidence), n: try row.decode(Int.self, forKey: .n),
      unit: try row.decode(String.self, forKey: .unit),
      threshold: try row.decodeIfPresent(Double.self, forKey: .threshold),
      reason: try row.decodeIfPresent(String.self, forKey: .reason))
  }
}

/// `{}`, or one key: the kind, with its name or names.
private struct DocumentScope: Decodable {
  let scope: Scope

  private struct Kind: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  init(from decoder: any Decoder) throws {
    let row = try decoder.container(keyedBy: Kind.self)
    guard let key = row.allKeys.first else {
      scope = .center
      return
    }
    switch key.stringValue {
    case "contactTypes": scope = .contactTypes(try row.decode([String].self, forKey: key))
    case "agentGroups": scope = .agentGroups(try row.decode([String].self, forKey: key))
    case "contactType": scope = .contactType(try row.decode(String.self, forKey: key))
    case "agentGroup": scope = .agentGroup(try row.decode(String.self, forKey: key))
    default:
      guard let found = Scope(kind: key.stringValue, name: try row.decode(String.self, forKey: key)) else {
        throw DecodingError.dataCorrupted(
          .init(codingPath: decoder.codingPath, debugDescription: "\(key.stringValue) is no scope"))
      }
      scope = found
    }
  }
}

extension JSONDecoder {
  /// Reads documents, whose keys are in snake case.
  static var ofDocuments: JSONDecoder {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return decoder
  }
}
