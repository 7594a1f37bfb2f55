/// One replication of a scenario, watched: what `callsim trace` does.
///
/// It is replication `replication` of `ScenarioRun` with the same seed: the same contacts, decisions and times. Watching costs memory
/// for the contacts in the center and the agents, whatever the length of the run.
public struct TraceRun: Sendable {
  public let scenario: Scenario
  public let seed: UInt64
  /// From 1.
  public let replication: Int
  public let names: TraceNames
  /// With the warm-up that the run has.
  let model: Model

  /// - Parameter seed: nil: the scenario's.
  public init(_ scenario: Scenario, seed: UInt64? = nil, replication: Int = 1, stop: StopFlag = StopFlag()) {
    precondition(replication >= 1, "replications are numbered from 1")
    let run = ScenarioRun(scenario, seed: seed)
    self.scenario = scenario
    self.seed = run.seed
    self.replication = replication
    model = run.model(stop: stop).model
    names = TraceNames(model)
  }

  /// Runs it.
  ///
  /// - Parameter sink: gets everything that happens, in order of time; if it throws, the run ends.
  /// - Returns: what the replication adds up to; nil when stopped before its end.
  public func run(stop: StopFlag = StopFlag(), _ sink: (TraceEvent) throws -> Void) throws -> TraceTotals? {
    let inner = StopFlag(parent: stop)
    var failure: (any Error)?
    let totals = withoutActuallyEscaping(sink) { sink in
      let trace = ContactTrace(model) { event in
        guard failure == nil else { return }
        do { try sink(event) } catch {
          failure = error
          inner.raise(.complete)
        }
      }
      return Replication.run(model, seed: seed, number: replication - 1, stop: inner, trace: trace)
    }
    if let failure { throw failure }
    return totals.map(TraceTotals.init)
  }
}

/// What one replication adds up to, over its horizon.
public struct TraceTotals: Sendable, Hashable {
  public var answered: Double
  public var abandoned: Double
  public var blocked: Double
  /// Left a message, or hung up to be called back.
  public var diverted: Double
  /// Seconds.
  public var waitOfAnswered: Double

  init(_ observed: Observations) {
    func sum(_ value: KeyPath<ContactTotals, Double>) -> Double {
      observed.contacts.reduce(0) { $0 + $1[keyPath: value] }
    }
    answered = sum(\.answered)
    abandoned = sum(\.abandoned)
    blocked = sum(\.blocked)
    diverted = sum(\.diverted)
    waitOfAnswered = sum(\.waitOfAnswered)
  }

  /// One line for people.
  public func words(replication: Int, seed: UInt64) -> String {
    let counts = [
      (answered, "answered"), (abandoned, "abandoned"), (blocked, "blocked"), (diverted, "diverted"),
    ].filter { $0.0 > 0 }.map { "\(Figure.decimal($0.0, 0)) \($0.1)" }
    return "replication \(replication), seed \(seed): "
      + (counts.isEmpty ? "no contacts" : counts.joined(separator: ", "))
  }
}
