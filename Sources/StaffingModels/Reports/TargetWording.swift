import Simulator

/// Targets of formulas in words.
enum TargetWording {
  static func words(_ failure: LeastAgents.Failure) -> String {
    switch failure {
    case .outOfReach(let target):
      "\(words(target)) is out of reach: no number of agents makes it certain; ask for a little less"
    case .tooMany(let target):
      "\(words(target)) would need more than \(LeastAgents.mostAgents) agents"
    }
  }

  static func words(_ target: AgentTarget) -> String {
    switch target {
    case .serviceLevel(let variant, let bound):
      "service level\(variant == .offered ? "" : " (\(variant.rawValue))") ≥ \(Figure.exact(bound, unit: "share"))"
    case .speedOfAnswer(let bound): "ASA ≤ \(Figure.exact(bound, unit: "s"))"
    case .meanWait(let bound): "mean wait ≤ \(Figure.exact(bound, unit: "s"))"
    case .abandonment(let bound): "abandonment ≤ \(Figure.exact(bound, unit: "share"))"
    case .delayProbability(let bound): "P(wait) ≤ \(Figure.exact(bound, unit: "share"))"
    case .blocking(let bound): "blocking ≤ \(Figure.exact(bound, unit: "share"))"
    case .occupancy(let bound): "occupancy ≤ \(Figure.exact(bound, unit: "share"))"
    }
  }

  /// Up to 6 digits, without a needless fraction.
  static func number(_ value: Double) -> String {
    let scale = value >= 1e5 ? 10.0 : value >= 100 ? 100 : 10_000
    return Figure.exact((value * scale).rounded() / scale, unit: "")
  }
}
