import Distributions

/// What the user wrote, checked: words as in the file, times in seconds, rates per second, shares in [0, 1].
///
/// Made only by reading and checking (`Scenario(text:)`, `Scenario(contentsOf:)`), so a `Scenario` is always valid.
public struct Scenario: Sendable {
  public var name: String
  public var description: String?
  public var horizon: Horizon
  /// In the order of the file; never empty.
  public var contactTypes: [ContactType]
  /// In the order of the file; may be empty (nobody answers).
  public var agentGroups: [AgentGroup]
  public var routing: RoutingChoice
  public var targets: [Target]
  /// Trunk lines for all voice contacts; a contact that finds none free is blocked. nil: unlimited.
  public var lines: Int?
  /// Largest number of contacts waiting in all lines together; one more is blocked. nil: unlimited.
  public var queueLimit: Int?
  /// A factor on every arrival rate, common to all contact types (AR2).
  public var busyness: Busyness
  public var run: RunSettings
  /// How the own factors of contact types and streams of demand hang together (AR3), by name.
  var busynessMixes = BusynessMixes()
  /// Contacts whose reason decides their type (AR8), in the order of the file.
  public var demand: [DemandStream] = []
  /// What shakes arrivals now and then (AR6).
  public var shocks: [Shock] = []
  /// Days of the past that simulated days repeat (AR4).
  public var history: History?
  /// What its numbers rest on; nil: not stated.
  public var evidence: Evidence?
  /// SHA-256 of the file's bytes and the `--set` overrides, in hexadecimal.
  public var digest: String
  /// What its author should know though it is no error: nobody serves a contact type, a priority is not read.
  public var notes: [String] = []
  /// Figures from the literature that hold because the file states none, each with its source.
  public var sourcedDefaults: [String] = []
  /// Networks that contact types pass before an agent, in the order of the file.
  public var selfService: [SelfService] = []
  /// What agents may work, for rosters; nil: not stated.
  public var shifts: Shifts?
  /// In the order in which they are asked.
  public var interpreters: [InterpreterPool] = []
  /// nil: not modelled.
  public var satisfaction: Satisfaction?
  public var quality = QualityEffects()
  public var recordsOutages: [SystemOutage] = []
  /// What the routing leaves out, for certain or nearly so, with its place; each is one of the `notes` too.
  public var warnings: [ScenarioProblem] = []
}

/// Where a fitted scenario's numbers come from, and how well it told days it was not fitted to.
public struct Evidence: Sendable, Hashable {
  /// Dates `2026-03-02`.
  public var fittedOn: [String]
  public var heldOut: [String]
  /// In words; nil: not judged yet.
  public var validity: String?
}

/// Random factors on arrival rates, each with mean 1: one for the day, one for each interval, multiplied.
///
/// - Source: Oreshkin, Regnard and L'Ecuyer, "Rate-based daily arrival process models with application to
///   call centers", Operations Research 64 (2016).
public struct Busyness: Sendable {
  public var day: (any Distribution)?
  public var interval: (any Distribution)?
  /// Correlation of the normal scores of successive days' factors; that of days a lag apart is its power.
  public var dayStep = 0.0
  /// The same for successive intervals of a day.
  public var intervalStep = 0.0

  public init(day: (any Distribution)? = nil, interval: (any Distribution)? = nil) {
    self.day = day
    self.interval = interval
  }
}

/// How to run the scenario unless the command line says otherwise (`run:` in the file).
public struct RunSettings: Sendable {
  /// nil: the default of the horizon's kind.
  public var replications: Int?
  public var seed: UInt64
  public var confidence: Double
  /// The interval that a contact counts in: that of its arrival, or that in which it is answered or leaves (ST9).
  public var countBy: CountBy

  public enum CountBy: String, Sendable, CaseIterable { case arrival, completion }
}
