import Distributions

/// Interpreters as the loop reads them: who is free, and who waits for one.
struct InterpreterTable: ~Copyable {
  struct Pool {
    /// `Int32.max`: no limit.
    var free: Int32
    let factor: Double
    let costPerMinute: Double
    let waitAtMost: Double
    /// Intervals of a day in which they are on duty; nil: all.
    let intervals: Range<Int>?
    var isOnDuty = true
  }

  private(set) var pools: Buffer<Pool>
  let connects: Buffer<Law>
  /// Pool p speaks the language of type k: `speaks[k * pools + p]`.
  private let speaks: Buffer<Bool>
  /// `needs[type * groups + group]`.
  private let needs: Buffer<Bool>
  private let groups: Int
  let connectKeys: Buffer<StreamKey>
  /// Journeys of contacts that wait, in the order in which they asked.
  private(set) var waiting: [Int32] = []

  init(_ model: Model, seed: UInt64, replication: Int) {
    let all = model.scenario.interpreters
    pools = Buffer(
      all.map { pool in
        Pool(
          free: pool.staff.map { Int32(clamping: $0) } ?? .max, factor: pool.handleTimeFactor,
          costPerMinute: pool.costPerMinute, waitAtMost: pool.waitAtMost,
          intervals: model.intervals(of: pool.hours))
      })
    connects = Buffer(all.map(\.connect))
    let types = all.isEmpty ? [] : model.types
    speaks = Buffer(types.flatMap { type in all.map { type.language.map($0.languages.contains) ?? false } })
    needs = Buffer(
      types.indices.flatMap { type in model.groups.indices.map { model.needsInterpreter(type, $0) } })
    groups = model.groups.count
    connectKeys = Buffer(
      types.map {
        StreamKey(seed: seed, replication: replication, purpose: .interpreterConnect, name: $0.streamName)
      })
  }

  @inline(__always)
  func isNeeded(_ type: Int, _ group: Int) -> Bool { needs[type * groups + group] }

  /// Takes a free interpreter for a contact of the type: of the first pool that has one.
  mutating func take(_ type: Int) -> Int? {
    for pool in 0..<pools.count
    where speaks[type * pools.count + pool] && pools[pool].isOnDuty && pools[pool].free > 0 {
      if pools[pool].free != .max { pools[pool].free -= 1 }
      return pool
    }
    return nil
  }

  mutating func giveBack(_ pool: Int) {
    if pools[pool].free != .max { pools[pool].free += 1 }
  }

  /// An interval of a day begins: pools come and go.
  mutating func begin(interval: Int) {
    for pool in 0..<pools.count {
      if let intervals = pools[pool].intervals { pools[pool].isOnDuty = intervals.contains(interval) }
    }
  }

  /// How long contacts of the type wait at most: as the most patient of their pools on duty; 0: none is.
  func longestWait(_ type: Int) -> Double {
    var longest = 0.0
    for pool in 0..<pools.count where speaks[type * pools.count + pool] && pools[pool].isOnDuty {
      longest = Swift.max(longest, pools[pool].waitAtMost)
    }
    return longest
  }

  mutating func queue(_ journey: Int) { waiting.append(Int32(journey)) }
  mutating func leave(_ journey: Int) { waiting.removeAll { $0 == Int32(journey) } }
}

/// A contact that takes an interpreter.
struct Interpretation {
  /// The pool that has joined; -1: none (yet).
  var pool: Int32 = -1
  /// When the agent asked, and in which slot.
  var since = 0.0
  var slot: Int32 = 0
  /// Talk that there is to do, seconds, before the factor.
  var talk = 0.0
  /// The agent whom the contact keeps.
  var agent: Int32 = -1
  /// Whether none came in time.
  var isLost = false
}
