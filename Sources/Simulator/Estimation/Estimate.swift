/// One row of the result: a measure of somebody over the horizon or one interval, with its interval.
public struct Estimate: Sendable, Hashable {
  public var measure: String
  public var of: Scope
  /// nil: the whole horizon.
  public var interval: Int?
  /// nil when it can't be computed; `reason` says why.
  public var value: Double?
  /// nil when there are too few observations for an interval.
  public var halfWidth: Double?
  public var confidence: Double
  /// Replications (or batches) behind the value.
  public var n: Int
  public var unit: String
  /// Seconds, for service levels.
  public var threshold: Double?
  public var reason: String?

  public init(
    measure: String, of: Scope, interval: Int? = nil, value: Double? = nil,
    halfWidth: Double? = nil, confidence: Double, n: Int, unit: String, threshold: Double? = nil,
    reason: String? = nil
  ) {
    self.measure = measure
    self.of = of
    self.interval = interval
    self.value = value
    self.halfWidth = halfWidth
    self.confidence = confidence
    self.n = n
    self.unit = unit
    self.threshold = threshold
    self.reason = reason
  }
}

/// Whom an estimate is about.
public enum Scope: Sendable, Hashable {
  case center
  case contactType(String)
  case agentGroup(String)
  case channel(String)
  case language(String)
  case topic(String)
  /// Some contact types that have no name together, as a target may list them.
  case contactTypes([String])
  case agentGroups([String])
}
