import Distributions
import Foundation

/// How chats in turns go, by contact type, as the loop reads it.
struct TurnTable: ~Copyable {
  struct Entry {
    /// Mean of a geometric number of turns; 0: by shares.
    var mean = 1.0
    /// Place and number of the shares of 1, 2, ... turns.
    var firstShare = 0
    var shares = 0
    let numberKey: StreamKey
    let agentKey: StreamKey
    let patientKey: StreamKey
  }

  private let entries: Buffer<Entry>
  private let shares: Buffer<Double>
  private let agent: Buffer<Law>
  private let patient: Buffer<Law>

  init(_ model: Model, seed: UInt64, replication: Int) {
    let types = model.hasTurns ? model.types : []
    var shares: [Double] = []
    var entries: [Entry] = []
    for type in types {
      func key(_ purpose: Purpose) -> StreamKey {
        StreamKey(seed: seed, replication: replication, purpose: purpose, name: type.streamName)
      }
      var entry = Entry(
        numberKey: key(.turnNumber), agentKey: key(.agentSpell), patientKey: key(.patientSpell))
      switch type.turns?.number {
      case nil: break
      case .geometric(let mean): entry.mean = mean
      case .shares(let values): (entry.mean, entry.firstShare, entry.shares) = (0, shares.count, values.count)
      }
      if case .shares(let values) = type.turns?.number { shares += values }
      entries.append(entry)
    }
    self.entries = Buffer(entries)
    self.shares = Buffer(shares)
    agent = Buffer(types.map { $0.turns?.agent ?? Constant.zero })
    patient = Buffer(types.map { $0.turns?.patient ?? Constant.zero })
  }

  /// Turns of a chat, at least 1.
  func number(_ type: Int, _ draw: UInt32) -> Int {
    let entry = entries[type]
    var uniform = entry.numberKey.uniform(UInt64(draw))
    if entry.mean == 1 { return 1 }
    if entry.mean > 1 {
      // P(N > n) = (1 - 1/m)^n.
      return 1 + Int(Swift.min(log(uniform) / log1p(-1 / entry.mean), Self.most))
    }
    for index in 0..<entry.shares - 1 {
      uniform -= shares[entry.firstShare + index]
      if uniform < 0 { return index + 1 }
    }
    return entry.shares
  }

  private static let most = 1e6

  func agentSpell(_ type: Int, _ draw: UInt32, turn: Int32) -> Double {
    var stream = entries[type].agentKey.stream(Self.number(draw, turn))
    return agent[type].sample(using: &stream)
  }

  func patientSpell(_ type: Int, _ draw: UInt32, turn: Int32) -> Double {
    var stream = entries[type].patientKey.stream(Self.number(draw, turn))
    return patient[type].sample(using: &stream)
  }

  private static func number(_ draw: UInt32, _ turn: Int32) -> UInt64 {
    UInt64(draw) << 32 | UInt64(UInt32(bitPattern: turn))
  }
}
