/// The names that a scenario may use for routing policies and measures, as far as reading it needs to know them.
public enum KnownNames {
  /// A way to select an agent or a contact.
  public struct Selection: Sendable {
    public let name: String
    public let aliases: [String]
    /// The attribute that it reads beside waits and idle times; nil: none.
    public let reads: Attribute?

    public init(_ name: String, aliases: [String] = [], reads: Attribute? = nil) {
      self.name = name
      self.aliases = aliases
      self.reads = reads
    }
  }

  /// What some selections read of a scenario.
  public enum Attribute: String, Sendable, Hashable, CaseIterable {
    case priority, weight, score
    case agentRanks = "agent_ranks"
    case contactRanks = "contact_ranks"
    case overflow, index, formula, shares, site, speaks
  }

  /// A performance measure that a target may be about.
  public struct Measure: Sendable {
    public enum Unit: Sendable { case seconds, share, number }
    /// Whom it can be about; `both`: either.
    public enum Subject: Sendable { case contacts, agents, both }

    public let name: String
    /// How a bound on it is written: a duration, a share or a number.
    public let unit: Unit
    public let subject: Subject
    /// Whether it takes `within`.
    public let hasThreshold: Bool

    public init(_ name: String, _ unit: Unit, of subject: Subject = .contacts, hasThreshold: Bool = false) {
      self.name = name
      self.unit = unit
      self.subject = subject
      self.hasThreshold = hasThreshold
    }
  }

  public static var agentSelections: [Selection] {
    AgentSelections.all.map { Selection($0.name, reads: $0.reads) }
  }

  public static var contactSelections: [Selection] {
    ContactSelections.all.map { Selection($0.name, aliases: $0.aliases, reads: $0.reads) }
  }

  public static let measures = Measures.all.map { measure in
    let unit: Measure.Unit =
      switch measure.unit {
      case .seconds: .seconds
      case .share: .share
      case .contacts, .agents, .erlangs, .agentHours, .currency, .currencyPerContact: .number
      }
    let subject: Measure.Subject =
      switch measure.subject {
      case .contacts: .contacts
      case .agents: .agents
      case .both: .both
      }
    return Measure(
      measure.name, unit, of: subject,
      hasThreshold: measure.hasThreshold)
  }
}
