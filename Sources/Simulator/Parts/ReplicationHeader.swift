import Foundation

/// What the replications of a file are of: everything that two files must share to be put together.
public struct ReplicationHeader: Sendable, Hashable, Codable {
  /// Version of the program, and of its random numbers.
  public var tool: String
  public var rng = Self.randomNumbers
  public var scenario: String
  /// SHA-256 of the scenario's text and overrides.
  public var sha256: String
  public var seed: UInt64
  /// Digest of what is measured.
  public var measures: String
  /// Number of the first replication, from 0, and how many the file is to hold; nil: as many as the run needs.
  public var first = 0
  public var count: Int?
  /// Replications of the whole run, of which these are a part; nil: not known.
  public var whole: Int?

  /// Name of the scheme of random numbers; another one gives other contacts for the same seed.
  public static let randomNumbers = "v1"

  init(_ scenario: Scenario, seed: UInt64, plan: EstimationPlan, tool: String) {
    self.tool = tool
    self.scenario = scenario.name
    sha256 = scenario.digest
    self.seed = seed
    let measured = plan.sections.map { section in
      "\(section.width)x\(section.scopes.count):" + section.measures.map(\.name).joined(separator: ",")
    }
    measures = String(
      SHA256.hexadecimal(of: Array(measured.joined(separator: ";").utf8)).prefix(16))
  }

  /// Why replications of another file are not of the same run; nil: they are.
  func difference(from other: ReplicationHeader) -> String? {
    if sha256 != other.sha256 {
      return "is of another scenario, \(Printable.quoted(other.scenario)), or of another version of it"
    }
    if seed != other.seed { return "is of seed \(other.seed), not \(seed)" }
    if rng != other.rng { return "is of random numbers \(Printable.quoted(other.rng)), not \(rng)" }
    if tool != other.tool || measures != other.measures {
      return "was written by callsim \(Printable.escaped(other.tool)), this is \(tool) and measures otherwise"
    }
    return nil
  }
}
