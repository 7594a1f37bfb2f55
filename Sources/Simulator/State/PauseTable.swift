import Distributions

/// After which contacts agents are not available, and for how long (AG7); empty where they always are.
struct PauseTable: ~Copyable {
  private let probability: Buffer<Double>
  private let times: Buffer<Law>
  private let coinKeys: Buffer<StreamKey>
  private let timeKeys: Buffer<StreamKey>
  /// Of each agent: number within the group in the upper bits, contacts finished in the lower 40.
  private var finished: Buffer<UInt64>
  /// Agents who are not available now.
  var count = 0

  init(_ model: Model, sizes: [Int], seed: UInt64, replication: Int) {
    let groups = model.hasPauses ? model.groups : []
    func keys(_ purpose: Purpose) -> Buffer<StreamKey> {
      Buffer(groups.map { StreamKey(seed: seed, replication: replication, purpose: purpose, name: $0.name) })
    }
    probability = Buffer(groups.map { $0.unavailability?.probability ?? 0 })
    times = Buffer(groups.map { $0.unavailability?.time ?? Constant.zero })
    coinKeys = keys(.unavailable)
    timeKeys = keys(.unavailableTime)
    finished = Buffer(model.hasPauses ? sizes.flatMap { size in (0..<size).map { UInt64($0) << 40 } } : [])
  }

  /// An agent has finished a contact. For how long the agent is not available, seconds; nil: not at all.
  ///
  /// - Parameter number: of the agent, among all.
  mutating func draw(_ agent: Int, _ group: Int) -> Double? {
    guard probability[group] > 0 else { return nil }
    finished[agent] += 1
    let draw = finished[agent]
    guard coinKeys[group].uniform(draw) < probability[group] else { return nil }
    var stream = timeKeys[group].stream(draw)
    return times[group].sample(using: &stream)
  }
}
