/// What a miss is made of, and what would close it, ready for reports.
public struct ExplanationAnswer: Sendable {
  public enum Kind: String, Sendable {
    case cause
    /// All causes taken away at once.
    case allCauses = "all causes"
    case policy
    case agents
  }

  /// One change, replayed on the same days.
  public struct Effect: Sendable {
    public var name: String
    public var kind: Kind
    /// The measure under the change.
    public var value: Estimate
    /// How much better that is; its half-width holds together with those of all other changes.
    public var gain: Estimate
    /// Gain over the whole shortfall; nil where the target is not missed.
    public var share: Double?
    public var shareHalfWidth: Double?
    /// Whether the gain is shown not to be 0.
    public var isShown: Bool
    /// Whether the measure is within the bound for certain; nil: undecided.
    public var meets: Bool?
    /// Currency units over the horizon; nil: free, or not stated.
    public var cost: Double?
    /// More agents; 0 for other changes.
    public var agents: Int
  }

  public var scenario: Scenario
  /// From 1, in the order of the file.
  public var targetNumber: Int
  public var target: Target
  /// nil: the whole horizon.
  public var interval: Int?
  public var intervalLabel: String?
  /// The measure as things stand.
  public var base: Estimate
  /// How far it is beyond the bound, in its unit; negative on the right side.
  public var shortfall: Double
  /// Whether it is beyond the bound for certain; nil: undecided.
  public var meets: Bool?
  public var effects: [Effect]
  public var seed: UInt64
  public var replications: Int
  public var confidence: Double
  public var isComplete: Bool
  public var contactsSimulated: Double
  public var notes: [String]
}
