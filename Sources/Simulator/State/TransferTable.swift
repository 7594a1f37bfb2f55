import Distributions

/// Where contacts may be passed on to, as the loop reads it: flat, private to the replication.
struct TransferTable: ~Copyable {
  struct Entry {
    let type: Int32
    let isWarm: Bool
    let holdAtMost: Double
  }

  /// Wrong lines of a contact type; empty where none.
  struct Misroutes {
    let first: Int32
    let count: Int32
    let coinKey: StreamKey
    let timeKey: StreamKey
  }

  let entries: Buffer<Entry>
  /// `probabilities[entry * groups + group]`.
  let probabilities: Buffer<Double>
  let conferences: Buffer<Law>
  /// One a contact type.
  let misroutes: Buffer<Misroutes>
  let wrongTypes: Buffer<Int32>
  let wrongTimes: Buffer<Law>
  /// Of a contact type: which transfer, and how long the conference.
  let coinKeys: Buffer<StreamKey>
  let conferenceKeys: Buffer<StreamKey>

  init(_ model: Model, seed: UInt64, replication: Int) {
    entries = Buffer(
      model.transfers.map { transfer in
        Entry(
          type: Int32(transfer.type), isWarm: transfer.transfer.warm != nil,
          holdAtMost: transfer.transfer.warm?.holdAtMost ?? 0)
      })
    probabilities = Buffer(
      model.transfers.flatMap { transfer in
        model.groups.map { transfer.transfer.probability(of: $0.name) }
      })
    conferences = Buffer(model.transfers.map { $0.transfer.warm?.conference ?? Constant.zero })
    let types = model.hasTransfers ? model.types : []
    func keys(_ purpose: Purpose) -> [StreamKey] {
      types.map { StreamKey(seed: seed, replication: replication, purpose: purpose, name: $0.streamName) }
    }
    coinKeys = Buffer(keys(.transfer))
    conferenceKeys = Buffer(keys(.conference))
    var wrong: [Int32] = []
    misroutes = Buffer(
      zip(types, zip(keys(.misroute), keys(.misrouteTime))).map { type, keys in
        let first = wrong.count
        wrong += type.misrouting?.types.map { Int32($0) } ?? []
        return Misroutes(
          first: Int32(first), count: Int32(wrong.count - first), coinKey: keys.0, timeKey: keys.1)
      })
    wrongTypes = Buffer(wrong)
    wrongTimes = Buffer(types.map { $0.misrouting?.misrouting.handleTime ?? Constant.zero })
  }
}

/// What a journey's contact is passed on to, and who stays with it.
struct Handover {
  /// Transfer to make at the end of the talk: an entry of the `TransferTable`, or one of these.
  var next = Handover.nowhere
  /// A misrouted contact: the contact type that it needs, and its number in the streams of that; -1: on the right line.
  var rightType: Int32 = -1
  var rightDraw: UInt64 = 0
  /// The first agent of a warm transfer, who waits with the caller; -1: none.
  var heldAgent: Int32 = -1
  var heldSlot: Int32 = 0
  var heldSince = 0.0
  /// Entry of the warm transfer.
  var heldFor: Int32 = 0

  static let nowhere: Int32 = -1
  static let rightLine: Int32 = -2

  var isDue: Bool { next != Self.nowhere }
}
