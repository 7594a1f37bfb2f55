/// What a backtest takes from the days that it judges by.
public struct BacktestOptions: Sendable {
  /// How much of a judged day is given to the simulation.
  public enum Given: String, Sendable, CaseIterable {
    /// Nothing: fitted volumes and fitted agents. Judges forecast and model together.
    case nothing
    /// The day's agents.
    case agents
    /// The day's agents and its total of contacts; when they came within the day is simulated.
    case volume
    /// The day's agents and its contacts in each interval.
    case intervals

    /// For the report.
    public var words: String {
      switch self {
      case .nothing: "nothing of the day"
      case .agents: "the day's agents"
      case .volume: "the day's agents and total of contacts"
      case .intervals: "the day's agents and contacts by interval"
      }
    }
  }

  public var given = Given.volume
  public var replications = 200
  public var seed: UInt64 = 1
  public var threads = 1
  public var choice = HistoryChoice()

  public init() {}
}
