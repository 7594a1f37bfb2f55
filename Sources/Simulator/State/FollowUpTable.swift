import Distributions

/// The follow-ups of a model as the loop reads them: flat, private to the replication.
struct FollowUpTable: ~Copyable {
  struct Entry {
    let kind: FollowUp.Kind
    /// One bit an ending.
    let after: UInt8
    let type: Int32
    let keepsPatience: Bool
    let accumulatesWait: Bool
    /// Place and number of its probabilities by attempt.
    let firstProbability: Int32
    let probabilities: Int32
    let delayKey: StreamKey
  }

  let entries: Buffer<Entry>
  let probabilities: Buffer<Double>
  let delays: Buffer<Law>

  init(_ model: Model, seed: UInt64, replication: Int) {
    var entries: [Entry] = []
    var probabilities: [Double] = []
    for type in model.types {
      for index in type.followUps {
        let followUp = model.followUps[index].followUp
        // The kind and the target tell the follow-ups of one contact type apart, whatever their order.
        let name = "\(type.streamName)/\(followUp.kind.rawValue)/\(followUp.to)"
        entries.append(
          Entry(
            kind: followUp.kind, after: followUp.after.reduce(0) { $0 | $1.bit },
            type: Int32(model.followUps[index].type), keepsPatience: followUp.keepsPatience,
            accumulatesWait: followUp.accumulatesWait, firstProbability: Int32(probabilities.count),
            probabilities: Int32(followUp.probability.count),
            delayKey: StreamKey(seed: seed, replication: replication, purpose: .followUpDelay, name: name)))
        probabilities += followUp.probability
      }
    }
    self.entries = Buffer(entries)
    self.probabilities = Buffer(probabilities)
    delays = Buffer(model.followUps.map(\.followUp.delay))
  }

  /// Probability of follow-up `index` after so many of its kind before.
  func probability(_ index: Int, before: Int) -> Double {
    let entry = entries[index]
    return probabilities[Int(entry.firstProbability) + Swift.min(before, Int(entry.probabilities) - 1)]
  }
}

extension FollowUp.Ending {
  /// One bit, for sets of endings.
  var bit: UInt8 {
    switch self {
    case .abandoned: 1
    case .blocked: 2
    case .diverted: 4
    case .disconnected: 8
    case .unresolved: 16
    case .resolved: 32
    case .redirected: 64
    case .noShow: 128
    }
  }
}
