import Simulator

/// A model whose figures are known, as `callsim verify` simulates it.
public struct VerificationCase: Sendable {
  /// One figure of it.
  public struct Figure: Sendable {
    /// A name of `Measures.all`.
    public var measure: String
    public var of: Scope
    /// nil: the horizon.
    public var interval: Int?
    /// In the unit of the measure.
    public var exact: Double
    /// 95 % half-width, where it is not exact but a published simulation's.
    public var halfWidth: Double?

    init(
      _ measure: String, _ exact: Double, of scope: Scope = .center, interval: Int? = nil,
      halfWidth: Double? = nil
    ) {
      self.measure = measure
      self.exact = exact
      self.of = scope
      self.interval = interval
      self.halfWidth = halfWidth
    }
  }

  /// A word for `--case`.
  public var name: String
  /// What it is, for people.
  public var title: String
  /// Where the figures come from.
  public var source: String
  /// The scenario as a file would have it, so that anybody can run it again.
  public var text: String
  public var replications: Int
  public var figures: [Figure]
}
