/// The two decisions of routing by name, and the tables that some policies read.
public struct RoutingChoice: Sendable, Hashable {
  /// Name of an `AgentSelection`: which free agent takes an arriving contact.
  public var agents: String
  /// Name of a `ContactSelection`: which waiting contact a freed agent takes.
  public var contacts: String
  /// Agent selection `ranked`: contact type -> agent group -> rank r(k, i), the smallest first; not listed: never.
  public var agentRanks: [String: [String: Int]]
  /// Contact selection `ranked`: agent group -> contact type -> rank, the smallest first; not listed: never.
  public var contactRanks: [String: [String: Int]]
  /// Contact type -> stages in order: who may take its contacts, and from when on. Types without entry: whoever serves them.
  public var overflow: [String: [OverflowStage]] = [:]
  /// For `index`: the last entry about a pair holds; no entry: 0.
  public var index: [IndexEntry] = []
  /// For `scored`.
  public var formula: Formula?
  /// For `shares`: agent group -> share of contacts.
  public var shares: [String: Double] = [:]

  public struct OverflowStage: Sendable, Hashable {
    /// Names of agent groups.
    public var groups: [String]
    /// Seconds of wait.
    public var after: Double
    /// Holds where it is not 0; nil: always.
    public var when: Formula?
  }

  /// q + a x seconds waited + b x seconds idle.
  public struct IndexEntry: Sendable, Hashable {
    /// Names of contact types, and of agent groups.
    public var types: [String]
    public var groups: [String]
    public var base: Double
    public var wait: Double
    public var idle: Double
  }

  /// Whether some formula looks at how many contacts wait.
  var readsLengths: Bool {
    formula?.readsLengths == true || overflow.values.joined().contains { $0.when?.readsLengths == true }
  }

  /// Whether the table of that name is given; nil: it is none of routing.
  func has(_ attribute: KnownNames.Attribute) -> Bool? {
    switch attribute {
    case .agentRanks: !agentRanks.isEmpty
    case .contactRanks: !contactRanks.isEmpty
    case .overflow: !overflow.isEmpty
    case .index: !index.isEmpty
    case .formula: formula != nil
    case .shares: !shares.isEmpty
    case .priority, .weight, .score, .site, .speaks: nil
    }
  }
}
