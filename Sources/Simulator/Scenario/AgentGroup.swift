import Distributions

/// Agents with the same skill set.
public struct AgentGroup: Sendable {
  public var name: String
  /// Names of contact types, in the order written (or of the file, for `skills`); resolved from `serves` or `skills`.
  public var serves: [String]
  public var staff: Staff
  /// Currency units per agent-hour; nil: not stated.
  public var costPerHour: Double?
  /// Coefficient of variation of a lognormal factor on the handle time, drawn for each agent (AG2); 0: none.
  public var agentEffectCV: Double
  /// Factor on the handle time of each contact type in `serves` (same order); 1 unless stated.
  public var handleTimeFactors: [Double]
  /// Probability that an answer resolves the need, of each contact type in `serves` (same order); nil, or no entry: that of
  /// the contact type.
  public var resolutions: [Double?] = []
  /// nil: one contact at a time.
  public var concurrency: Concurrency?
  /// Idle agents kept free of some contacts.
  public var reserves: [Reserve] = []
  /// Where they work, for `local-specialist`.
  public var site: String?
  /// Languages that they speak themselves, for `language-first`; empty: those of all that they serve.
  public var speaks: [String] = []
  /// nil: all are average.
  public var quality: AgentQuality?
  /// nil: all are trained.
  public var learning: Learning?
  /// nil: nobody tires.
  public var fatigue: Fatigue?
  public var absences: [Absence] = []
  public var unavailability: Unavailability?
  public var cohort: Cohort?
  /// Factor on the cost of time beyond the shift.
  public var overtimeFactor = 1.0
  /// Currency units for each minute of work, of a vendor who is paid so; 0: none.
  public var costPerMinute = 0.0

  /// Contacts that the agents take only while more than some number of them are idle (CH11).
  public struct Reserve: Sendable, Hashable {
    /// Names of contact types.
    public var types: [String]
    /// c: a contact is taken while the idle agents, who takes it included, are more; 0: always.
    public var keepFree: Int
  }

  public enum Staff: Sendable, Hashable {
    case constant(Int)
    /// As many values as the day, or the whole horizon, has intervals.
    case perInterval([Int])
    /// As many values as the day, or the whole horizon, has steps of `length` seconds, a whole part of an interval: shifts
    /// and breaks begin and end within intervals.
    case perStep(length: Double, [Int])
    /// Stated shifts with their breaks.
    case shifts(ShiftPlan)
  }
}
