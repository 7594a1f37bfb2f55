import Distributions

/// The conversations of a model as the loop reads them: flat, by contact type, private to the replication.
struct ConversationTable: ~Copyable {
  struct Entry {
    /// Probability of another touch after each; negative: a number of touches is drawn.
    let share: Double
    /// Seconds.
    let window: Double
    let moreKey: StreamKey
    let thinkKey: StreamKey
  }

  /// Empty in models without conversations.
  let entries: Buffer<Entry>
  let thinkTimes: Buffer<Law>
  let numbers: Buffer<Law>

  init(_ model: Model, seed: UInt64, replication: Int) {
    let types = model.hasConversations ? model.types : []
    entries = Buffer(
      types.map { type in
        var share = 0.0
        switch type.conversation?.moreTouches {
        case .probability(let stated): share = stated
        case .number: share = -1
        case nil: break
        }
        func key(_ purpose: Purpose) -> StreamKey {
          StreamKey(seed: seed, replication: replication, purpose: purpose, name: type.streamName)
        }
        return Entry(
          share: share, window: type.conversation?.sessionWindow ?? .infinity, moreKey: key(.moreTouches),
          thinkKey: key(.thinkTime))
      })
    thinkTimes = Buffer(types.map { $0.conversation?.thinkTime ?? Constant.zero })
    numbers = Buffer(
      types.map { type in
        if case .number(let law) = type.conversation?.moreTouches { law } else { Constant.zero }
      })
  }
}
