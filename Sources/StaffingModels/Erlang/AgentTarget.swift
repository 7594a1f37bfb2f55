/// What a number of agents must reach in a queueing formula.
public enum AgentTarget: Sendable, Hashable {
  /// Shares in [0, 1]; times in seconds.
  case serviceLevel(ServiceLevelVariant, atLeast: Double)
  case speedOfAnswer(atMost: Double)
  case meanWait(atMost: Double)
  case abandonment(atMost: Double)
  case delayProbability(atMost: Double)
  case blocking(atMost: Double)
  case occupancy(atMost: Double)

  /// Whether more agents can never reach it as long as there are contacts: certainty is only approached.
  var isOutOfReach: Bool {
    switch self {
    case .serviceLevel(_, let bound): bound >= 1
    case .speedOfAnswer(let bound), .meanWait(let bound), .abandonment(let bound),
      .delayProbability(let bound),
      .blocking(let bound), .occupancy(let bound):
      bound <= 0
    }
  }

  func isMet(by figures: QueueFigures) -> Bool {
    switch self {
    case .serviceLevel(.offered, let bound): figures.notWithin <= 1 - bound
    case .serviceLevel(let variant, let bound): figures.serviceLevel(variant).map { $0 >= bound } ?? false
    case .speedOfAnswer(let bound): figures.speedOfAnswer.map { $0 <= bound } ?? false
    case .meanWait(let bound): figures.meanWait <= bound
    case .abandonment(let bound): figures.abandonment <= bound
    case .delayProbability(let bound): figures.delayProbability <= bound
    case .blocking(let bound): figures.blocking <= bound
    case .occupancy(let bound): figures.occupancy.map { $0 <= bound } ?? false
    }
  }
}
