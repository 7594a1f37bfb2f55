import Distributions

/// A network of stages that contacts pass before an agent, or instead of one: a voice menu, a bot, a page of answers.
public struct SelfService: Sendable {
  public var name: String
  /// Whether a contact of a channel with lines holds one while it is here.
  public var holdsLine: Bool
  /// Contacts begin in the first.
  public var stages: [Stage]
  /// Times in which it takes no contacts: they ask for an agent at once.
  public var outages: [SystemOutage] = []

  public struct Stage: Sendable {
    public var name: String
    /// Contacts that it can hold at once; the others wait in order of arrival. nil: any number.
    public var servers: Int?
    public var conduct: Conduct
    /// What is different for some contacts; the first that is about a contact's type holds.
    public var variants: [Variant] = []
  }

  /// How long a stage takes and what comes next.
  public struct Conduct: Sendable {
    public var time: any Distribution
    /// Share that asks for an agent by itself (presses 0); `exits` are those of the others.
    public var optOut: Double
    /// Shares add up to 1.
    public var exits: [Exit]
  }

  public struct Variant: Sendable {
    /// Names of contact types.
    public var contactTypes: [String]
    /// nil: as for all.
    public var time: (any Distribution)?
    public var optOut: Double?
    public var exits: [Exit]?
  }

  public struct Exit: Sendable {
    public var to: Target
    public var share: Double
    /// Factors on the talk time and the after-contact work with the agent.
    public var talkFactor = 1.0
    public var wrapFactor = 1.0
    /// Contacts sent to the line of another contact type; shares of those who go this way.
    public var misRoutes: [MisRoute] = []
    /// Share of those who reach their own line who are found to be urgent (triage).
    public var urgent = 0.0
    /// nil: they never come back.
    public var returns: Return?
  }

  public enum Target: Sendable, Hashable {
    case stage(String)
    /// Done, or so it seems.
    case resolved
    case givesUp
    /// Escalated: joins the line of its contact type.
    case agent
  }

  public struct MisRoute: Sendable, Hashable {
    /// Name of a contact type.
    public var to: String
    public var share: Double
  }

  /// Coming back with the same need.
  public struct Return: Sendable {
    public var probability: Double
    /// Seconds.
    public var delay: any Distribution
    /// Name of the contact type of the next contact; nil: the same.
    public var to: String?
  }

  /// How a contact type uses a network.
  public struct Use: Sendable, Hashable {
    /// Name of a network.
    public var network: String
    /// Share of its contacts that try it first.
    public var share = 1.0
    /// Days after which half of that share is left; nil: it does not change.
    public var halfLife: Double?
  }
}

extension SelfService {
  /// Whether some contacts of a type are found to be urgent.
  func findsUrgent(among contactType: String) -> Bool {
    stages.contains { $0.conduct(for: contactType).exits.contains { $0.share > 0 && $0.urgent > 0 } }
  }
}

extension SelfService.Stage {
  /// What holds for contacts of a type.
  func conduct(for contactType: String) -> SelfService.Conduct {
    guard let variant = variants.first(where: { $0.contactTypes.contains(contactType) }) else {
      return conduct
    }
    return SelfService.Conduct(
      time: variant.time ?? conduct.time, optOut: variant.optOut ?? conduct.optOut,
      exits: variant.exits ?? conduct.exits)
  }
}

extension SelfService.Target {
  /// Words for the outcomes, which no stage may have as its name.
  static let outcomes: [(word: String, target: SelfService.Target)] = [
    ("resolved", .resolved), ("gives_up", .givesUp), ("agent", .agent),
  ]

  init(_ word: String) {
    self = Self.outcomes.first { $0.word == word }?.target ?? .stage(word)
  }
}
