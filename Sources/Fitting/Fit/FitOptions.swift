/// What the user may say about a fit.
public struct FitOptions: Sendable {
  public var name = "fitted"
  public var choice = HistoryChoice()
  /// Seed of the tests' bootstrap, and of the scenario.
  public var seed: UInt64 = 1
  /// Every n-th day is left out of the fit, to be judged on; nil: all are used.
  public var holdOutEvery: Int?
  /// Days left out of the fit by date.
  public var holdOut: Set<String> = []

  public init() {}
}
