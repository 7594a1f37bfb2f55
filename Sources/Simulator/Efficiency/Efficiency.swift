/// Ways to get the same precision from fewer replications, each tried on the scenario: what its estimate is, and how large its variance is
/// against as many plain replications (ST5). One that does not help, for certain, is not applied.
///
/// - Source: A. M. Law, "Simulation Modeling and Analysis", 5th ed., 2015, chapter 11; P. Glasserman, "Monte Carlo Methods in Financial
///   Engineering", Springer, 2004, chapters 4 and 5.
public struct Efficiency: Sendable {
  public struct Technique: Sendable {
    public var name: String
    public var estimate: Estimate
    /// Variance of its estimate over that of plain replications, as many; nil: not tried.
    public var varianceRatio: Double?
    /// Between which the ratio lies at the confidence of the study.
    public var low: Double?
    public var high: Double?
    /// Why it was not tried.
    public var reason: String?

    /// Whether the variance is smaller for certain.
    public var helps: Bool { high.map { $0 < 1 } ?? false }
  }

  public var scenario: Scenario
  public var seed: UInt64
  /// Of each technique.
  public var replications: Int
  public var plain: Estimate
  public var techniques: [Technique]

  /// The technique that helps most; nil: none does, and plain replications stand.
  public var applied: Technique? {
    techniques.filter(\.helps).min { ($0.varianceRatio ?? 1) < ($1.varianceRatio ?? 1) }
  }

  /// What can't be studied; one sentence for the user.
  public struct Problem: Error, CustomStringConvertible, Sendable {
    public var description: String
  }

  public static let leastReplications = 160
}
