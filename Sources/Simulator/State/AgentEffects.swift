import Distributions
import Foundation

/// Lognormal factors on handle times, one for each agent of a group, fixed over the replication (AG2).
///
/// - Source: Ibrahim, L'Ecuyer, Shen and Thiongane, "Inter-dependent, heterogeneous, and time-varying service-time
///   distributions in call centers", European Journal of Operational Research 250 (2016): log S = mu + agent + epsilon.
struct AgentEffects {
  private let cv: [Double]
  private let keys: [StreamKey]

  init(_ model: Model, seed: UInt64, replication: Int) {
    cv = model.groups.map(\.agentEffectCV)
    keys = model.groups.map {
      StreamKey(seed: seed, replication: replication, purpose: .agentEffect, name: $0.name)
    }
  }

  func factor(group: Int, number: Int) -> Double {
    cv[group] == 0 ? 1 : UnitLognormal.factor(cv: cv[group], keys[group], number)
  }
}

/// A lognormal factor with mean 1.
enum UnitLognormal {
  static func factor(cv: Double, _ key: StreamKey, _ number: Int) -> Double {
    let variance = log1p(cv * cv)
    var stream = key.stream(UInt64(number))
    return exp(StandardNormal.quantile(stream.uniform()) * variance.squareRoot() - variance / 2)
  }
}
