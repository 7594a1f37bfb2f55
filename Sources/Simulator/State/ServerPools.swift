/// The stages of self-service that hold only so many contacts at once, each with a line in order of arrival.
///
/// A line is a chain through the journeys that wait in it.
struct ServerPools: ~Copyable {
  struct Pool {
    let servers: Int32
    var busy: Int32 = 0
    var head: Int32 = -1
    var tail: Int32 = -1
  }

  private var pools: Buffer<Pool>

  init(_ servers: [Int]) {
    pools = Buffer(servers.map { Pool(servers: Int32($0)) })
  }

  /// Takes a server; false when none is free, and the journey then waits in line.
  mutating func take(_ pool: Int, for journey: Int, _ journeys: inout Journeys) -> Bool {
    if pools[pool].busy < pools[pool].servers {
      pools[pool].busy += 1
      return true
    }
    journeys[journey].visit.next = -1
    if pools[pool].tail >= 0 {
      journeys[Int(pools[pool].tail)].visit.next = Int32(truncatingIfNeeded: journey)
    } else {
      pools[pool].head = Int32(truncatingIfNeeded: journey)
    }
    pools[pool].tail = Int32(truncatingIfNeeded: journey)
    return false
  }

  /// A server is done; returns the journey that it serves next, if any waits.
  mutating func release(_ pool: Int, _ journeys: borrowing Journeys) -> Int? {
    let next = pools[pool].head
    guard next >= 0 else {
      pools[pool].busy -= 1
      return nil
    }
    pools[pool].head = journeys[Int(next)].visit.next
    if pools[pool].head < 0 { pools[pool].tail = -1 }
    return Int(next)
  }
}

/// A visit of a journey's contact to self-service.
struct SelfServiceVisit {
  /// Index in `StageTable`.
  var stage: Int32 = 0
  /// Stages begun: with the contact's number it names random numbers.
  var step: Int32 = 0
  /// Contact type that came, and the slot of its coming.
  var type: Int32 = 0
  var slot: Int32 = 0
  /// When it came, and when it began to wait for a server, seconds.
  var began = 0.0
  var waitingSince = 0.0
  /// The journey behind it in the line for a server; -1: none.
  var next: Int32 = -1
}
