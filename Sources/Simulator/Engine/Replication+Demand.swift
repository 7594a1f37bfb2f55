import Distributions

/// A contact of a stream of demand comes: its reason makes it one of the contact types.
extension Replication {
  mutating func arriveByDemand(_ stream: Int) {
    let index = types.count + stream
    let number = arrivals[index].number - 1
    scheduleNextArrival(index)
    guard let type = demand[stream].type(of: number, period: slot - 1) else { return }
    let draw = demand[stream].draw(of: number)
    begin(
      type, draw: draw,
      Work(
        talk: talk[type].draw(of: draw), wrap: types[type].hasWrapUp ? wrapUp[type].draw(of: draw) : 0))
  }
}

/// The reasons of one stream's contacts in one replication.
struct ReasonDraw {
  private let model: DemandModel
  private let key: StreamKey
  private let streamBits: UInt64

  init(_ model: DemandModel, seed: UInt64, replication: Int) {
    self.model = model
    key = StreamKey(seed: seed, replication: replication, purpose: .reason, name: model.name)
    // Contacts of a type that several streams feed need numbers of their own: the stream's name in the upper bits.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in model.name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    streamBits = (hash | 1) << 40
  }

  /// The contact type of a contact; nil when none of the reasons is its own, so that it needs nobody.
  func type(of number: UInt64, period: Int) -> Int? {
    let count = model.types.count
    let first = Swift.max(period, 0) % model.intervals * count
    let uniform = key.uniform(number)
    for reason in 0..<count where uniform < model.cumulative[first + reason] { return model.types[reason] }
    return nil
  }

  func draw(of number: UInt64) -> UInt64 { streamBits | number }
}
