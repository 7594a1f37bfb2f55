import Distributions

/// What a routing policy may look at. It sees, it never changes; the engine does.
///
/// Entries are up to date for the candidates put before the policy, and only for them.
public struct RoutingState {
  /// Seconds.
  public var now: Double
  let headArrivals: UnsafePointer<Double>
  let headDeadlines: UnsafePointer<Double>
  let idleCounts: UnsafePointer<Int32>
  let idleKeys: UnsafePointer<Double>
  let loads: UnsafePointer<Double>
  let types: UnsafePointer<LoopType>
  let freeAgents: UnsafePointer<Int32>
  /// The random numbers for selecting an agent for the contact at hand.
  var randomKey: StreamKey
  var contactNumber: UInt64
  /// Seconds that the contact at hand has waited when an agent is selected for it.
  public var contactWait = 0.0

  /// Contacts of a type that wait now; for policies that say they read it.
  @inline(__always)
  public func waiting(of type: Int) -> Int { Int(types[type].waiting) }

  /// Agents of a group who hold nothing; of groups whose agents hold one contact at a time.
  @inline(__always)
  public func freeAgents(in group: Int) -> Int { Int(freeAgents[group]) }

  /// Seconds that the first contact of this type's line has waited.
  @inline(__always)
  public func wait(ofLine type: Int) -> Double { now - headArrivals[type] }

  /// When the first contact of this type's line is due, seconds; for policies that say they read it.
  @inline(__always)
  public func deadline(ofLine type: Int) -> Double { headDeadlines[type] }

  /// Agents of a group who are free, or have room for the contact at hand.
  @inline(__always)
  public func idleAgents(in group: Int) -> Int { Int(idleCounts[group]) }

  /// Of the agent that the group would send: when it became free, or its handling time so far, as `IdleOrder` says; seconds.
  @inline(__always)
  public func key(ofGroup group: Int) -> Double { idleKeys[group] }

  /// Of the agent that the group would send: the share of the capacity that is in use, in [0, 1).
  @inline(__always)
  public func load(ofGroup group: Int) -> Double { loads[group] }

  /// A uniform number of the contact at hand, the same in every scenario.
  @inline(__always)
  public var uniform: Double { randomKey.uniform(contactNumber) }
}

/// Which agent of a group goes first among those who hold several contacts at once and have room for one more.
public enum Packing: Sendable {
  /// Who holds the least, so contacts go on as fast as they can.
  case leastLoaded
  /// Who holds the most, so that others stay free for contacts that need a whole agent.
  case fillUp
}

/// Which of a group's free agents is sent first, and the key that `RoutingState.key(ofGroup:)` shows.
public enum IdleOrder: Sendable {
  /// Key: since when the agent is free.
  case longestIdle
  /// Key: handling time of the agent since the replication began.
  case leastOccupied
  /// No key.
  case uniform
}

/// The choices put before a policy, in increasing order of index.
public struct Candidates {
  @usableFromInline let indices: UnsafeMutablePointer<Int32>
  public internal(set) var count = 0

  init(indices: UnsafeMutablePointer<Int32>) { self.indices = indices }

  /// - Parameter position: in `0..<count`.
  @inlinable @inline(__always)
  public subscript(position: Int) -> Int { Int(indices[position]) }

  /// Leaves only those of whom something holds, if there are any.
  @inline(__always)
  mutating func prefer(where holds: (Int) -> Bool) {
    var kept = 0
    for position in 0..<count where holds(self[position]) {
      indices[kept] = indices[position]
      kept += 1
    }
    if kept > 0 { count = kept }
  }

  /// The candidate with the smallest key; the first of equals.
  @inlinable @inline(__always)
  public func least(by key: (Int) -> Double) -> Int {
    least(by: { _ in 0 }, then: key)
  }

  /// The candidate with the smallest rank; of equal ranks the smallest key; the first of equals.
  @inlinable @inline(__always)
  public func least<Rank: Comparable>(by rank: (Int) -> Rank, then key: (Int) -> Double) -> Int {
    var best = self[0]
    if count == 1 { return best }
    var bestRank = rank(best)
    var bestKey = key(best)
    for position in 1..<count {
      let candidate = self[position]
      let candidateRank = rank(candidate)
      let candidateKey = key(candidate)
      if candidateRank < bestRank || candidateRank == bestRank && candidateKey < bestKey {
        (best, bestRank, bestKey) = (candidate, candidateRank, candidateKey)
      }
    }
    return best
  }
}
