/// A promise to be checked, e.g. mean wait of Spanish-speaking callers at most 2 minutes.
public struct Target: Sendable {
  /// Contacts it is about, or agents for occupancy and the like.
  public var of: Subject
  /// A name of `Measures.all`.
  public var measure: String
  /// Threshold of a service level, seconds; nil: each contact type's acceptable wait.
  public var within: Double?
  public var bound: Bound
  public var every: Every
  /// The contacts or agents as the user wrote them, for display: `all`, `language es`, `cardiology-es`.
  public var label: String
  public var level = Level.error
  /// Currency units for each day on which it is missed (AG11); nil: none.
  public var penalty: Double?
  /// Where the file states it; nil for one of a `--set` or made in code.
  public var place: SourcePlace?

  public enum Bound: Sendable, Hashable {
    case atMost(Double)
    case atLeast(Double)
  }

  /// What a miss means to `check`: `warn` is told and never fails it.
  public enum Level: String, Sendable, CaseIterable { case error, warn }

  /// A line and a column of a file, from 1; columns count Unicode scalars.
  public struct SourcePlace: Sendable, Hashable {
    public var line: Int
    public var column: Int
  }

  /// Whether it must hold over the whole horizon or in each interval.
  public enum Every: String, Sendable, CaseIterable { case horizon, interval }

  public enum Subject: Sendable, Hashable {
    /// Names of contact types, resolved from the selector.
    case contacts([String])
    case agents([String])
  }
}
