import Distributions
import Foundation

/// How good each agent is, and how much better agents get (SP4, AG3); empty where all are alike.
struct AgentTraits: ~Copyable {
  struct Trait {
    /// Tens of points above the reference.
    var score: Double
    /// Factor on handle times by quality.
    var factor: Double
    /// Contacts served.
    var served = 0.0
    /// Occupancy of late when the last contact came, when that was, and handling time until then.
    var occupancy = 0.0
    var since = 0.0
    var worked = 0.0
  }

  let effects: QualityEffects
  private var traits: Buffer<Trait>
  private let learning: Buffer<Learning?>
  private let fatigue: Buffer<Fatigue?>

  init(_ model: Model, sizes: [Int], seed: UInt64, replication: Int) {
    effects = model.scenario.quality
    var all: [Trait] = []
    for (group, size) in sizes.enumerated() where model.hasTraits {
      let key = StreamKey(
        seed: seed, replication: replication, purpose: .agentQuality, name: model.groups[group].name)
      for number in 0..<size {
        var score = 0.0
        if let quality = model.groups[group].quality {
          let normal = quality.sd > 0 ? StandardNormal.quantile(key.uniform(UInt64(number))) : 0
          score = (Swift.min(Swift.max(quality.mean + quality.sd * normal, 0), 100) - effects.reference) / 10
        }
        all.append(Trait(score: score, factor: pow(effects.handleTime, score)))
      }
    }
    traits = Buffer(all)
    fatigue = Buffer(model.groups.map(\.fatigue))
    learning = Buffer(
      model.groups.map { group in
        guard var learning = group.learning else { return nil }
        // The tenure of new hires begins behind their training.
        if let cohort = group.cohort, case .tenure = learning.curve {
          learning.start -= Double(cohort.firstDay + cohort.trainingDays) * 86_400
        }
        return learning
      })
  }

  func score(of agent: Int) -> Double { traits[agent].score }

  /// The agent answers one more contact. Returns the factors on its handle time, and on the share of answers that resolve
  /// the need.
  ///
  /// - Parameters:
  ///   - elapsed: seconds since midnight of the first day, or since the beginning.
  ///   - worked: the agent's handling time so far, seconds.
  mutating func serve(_ agent: Int, of group: Int, elapsed: Double, worked: Double) -> (
    handleTime: Double, resolution: Double
  ) {
    traits[agent].served += 1
    let factor = traits[agent].factor * tire(agent, of: group, elapsed: elapsed, worked: worked)
    guard let learning = learning[group] else { return (factor, 1) }
    let curve =
      switch learning.curve {
      case .contacts(let exponent): pow(learning.start + traits[agent].served, -exponent)
      case .tenure(let time): exp(-Swift.max(learning.start + elapsed, 0) / time)
      }
    return (factor * (1 + learning.excess * curve), 1 - learning.gap * curve)
  }

  /// The factor of fatigue: busy time since the last contact is spread over the time since then.
  private mutating func tire(_ agent: Int, of group: Int, elapsed: Double, worked: Double) -> Double {
    guard let fatigue = fatigue[group] else { return 1 }
    let time = elapsed - traits[agent].since
    if time > 0 {
      let kept = exp(-time / fatigue.memory)
      let busy = Swift.min((worked - traits[agent].worked) / time, 1)
      traits[agent].occupancy = traits[agent].occupancy * kept + busy * (1 - kept)
      (traits[agent].since, traits[agent].worked) = (elapsed, worked)
    }
    return 1 + fatigue.excess * traits[agent].occupancy
  }
}
