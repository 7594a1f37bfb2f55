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

  public static let agentSelections = [
    Selection("longest-idle"), Selection("uniform"), Selection("ranked", reads: .agentRanks),
    Selection("least-occupied"),
  ]

  public static let contactSelections = [
    Selection("longest-wait", aliases: ["fifo"]), Selection("static-priority", reads: .priority),
    Selection("longest-weighted-wait", reads: .weight), Selection("age-score", reads: .score),
    Selection("ranked", reads: .contactRanks),
  ]

  public static let measures =
    ["offered", "answered", "abandoned", "blocked", "queue_length"].map { Measure($0, .number) }
    + ["abandonment", "delay_probability"].map { Measure($0, .share) }
    + ["mean_wait", "asa", "wait_p50", "wait_p80", "wait_p90", "wait_p95", "wait_p99"].map {
      Measure($0, .seconds)
    }
    + [Measure("handle_time", .seconds, of: .both)]
    + ["service_level", "service_level_ignore", "service_level_credit", "service_level_answered"]
    .map { Measure($0, .share, hasThreshold: true) }
    + ["occupancy", "utilization"].map { Measure($0, .share, of: .agents) }
}
