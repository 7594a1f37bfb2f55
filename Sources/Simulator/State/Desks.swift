/// All agents who hold several contacts at once: what they hold, and who has room for more.
///
/// The agents of a group who may take contacts stand in lists by load: list 0 those who hold nothing, list 1 those
/// who hold only work that can be put aside, list u + 1 those who hold u units. Within a list who has stood there longest is
/// first. A word of bits for each group says which lists hold somebody, so finding the agent with the least or the
/// greatest load that still has room takes no search.
struct Desks: ~Copyable {
  /// One an agent of the center, idle for groups that hold one contact at a time.
  var desks: Buffer<Desk>
  /// `sessions[agent * width + i]`, the first `held` in use.
  var sessions: Buffer<Session>
  /// Most contacts that any agent holds.
  let width: Int
  /// Units of an agent of group i that a contact of type k takes: `units[k * groups + i]`; 1 where one at a time, and one more
  /// than the capacity where only an agent who holds nothing has room.
  let units: Buffer<Int32>
  /// Units of an agent, by group; 0: one contact at a time.
  private let capacities: Buffer<Int32>
  /// Speed of each of k sharing contacts: `speeds[group * (width + 1) + k]`.
  private let speeds: Buffer<Double>
  /// `heads[group * lists + level]`, -1 where empty.
  private var heads: Buffer<Int32>
  private var tails: Buffer<Int32>
  private var counts: Buffer<Int32>
  private var occupied: Buffer<UInt64>
  private let lists = Concurrency.mostUnits + 2

  init(_ model: Model, agents: Int) {
    let groups = model.groups.count
    let isUsed = model.hasDesks
    var units = Array(repeating: Int32(1), count: isUsed ? groups * model.types.count : 0)
    var widest = 1
    for (i, group) in model.groups.enumerated() {
      guard let concurrency = group.concurrency else { continue }
      for (k, type) in model.types.enumerated() {
        let each = concurrency.units(of: type.channel)
        units[k * groups + i] = Int32(type.switchCost == nil ? each : concurrency.capacity + 1)
        if model.serves[k * groups + i] {
          widest = Swift.max(widest, concurrency.capacity / each + (model.hasInterruptible ? 1 : 0))
        }
      }
    }
    let width = widest
    self.width = width
    self.units = Buffer(units)
    capacities = Buffer(model.groups.map { Int32($0.concurrency?.capacity ?? 0) })
    speeds = Buffer(
      model.groups.flatMap { group in
        (0...width).map { count in group.concurrency?.speed(ofEachOf: count) ?? 1 }
      })
    desks = Buffer(repeating: Desk(), count: isUsed ? agents : 0)
    sessions = Buffer(
      repeating: Session(
        type: 0, units: 0, slot: 0, journey: -1, began: 0, remaining: 0, wrap: 0, pace: .none),
      count: isUsed ? agents * width : 0)
    heads = Buffer(repeating: -1, count: isUsed ? groups * lists : 0)
    tails = Buffer(repeating: -1, count: isUsed ? groups * lists : 0)
    counts = Buffer(repeating: 0, count: isUsed ? groups * lists : 0)
    occupied = Buffer(repeating: 0, count: isUsed ? groups : 0)
  }

  /// Whether the agents of a group hold several contacts at once.
  @inline(__always)
  func isDesk(_ group: Int) -> Bool { capacities[group] > 0 }

  /// The list of an agent's load.
  @inline(__always)
  private func level(of agent: Int) -> Int { desks[agent].held == 0 ? 0 : Int(desks[agent].used) + 1 }

  /// Units that an agent has free; one more than the capacity for an agent who holds nothing.
  @inline(__always)
  func room(_ agent: Int, _ group: Int) -> Int { Int(capacities[group]) + 1 - level(of: agent) }

  /// The same, once a session is over.
  func room(_ agent: Int, _ group: Int, without session: Int) -> Int {
    desks[agent].held == 1
      ? Int(capacities[group]) + 1
      : room(agent, group) + Int(sessions[place(agent, session)].units)
  }

  /// Speed of each sharing contact of an agent.
  @inline(__always)
  func speed(_ agent: Int, _ group: Int) -> Double { speeds[group * (width + 1) + Int(desks[agent].shared)] }

  /// Units of an agent of the group; 0: one contact at a time.
  @inline(__always)
  func units(_ group: Int) -> Int { Int(capacities[group]) }

  // MARK: Who has room

  /// The lists whose agents have room for so many units.
  @inline(__always)
  private func listsWithRoom(_ group: Int, units: Int) -> UInt64 {
    let highest = Int(capacities[group]) + 1 - units
    return occupied[group] & (UInt64.max >> UInt64(63 - highest))
  }

  @inline(__always)
  func hasRoom(_ group: Int, units: Int) -> Bool { listsWithRoom(group, units: units) != 0 }

  /// Whether any agent of the group takes any contact at all.
  func isOpen(_ group: Int) -> Bool { listsWithRoom(group, units: 1) != 0 }

  /// The list from which the next contact of so many units is served.
  @inline(__always)
  private func list(_ group: Int, units: Int, _ packing: Packing) -> Int {
    let lists = listsWithRoom(group, units: units)
    assert(lists != 0, "no agent has room")
    let loaded = lists & ~Self.free
    return packing == .fillUp && loaded != 0 ? 63 - loaded.leadingZeroBitCount : lists.trailingZeroBitCount
  }

  /// The lists of agents who hold nothing, or nothing that cannot be put aside.
  private static let free: UInt64 = 0b11
  private static let interruptible: UInt64 = 0b10

  /// Whether whoever is sent puts work aside.
  func interrupts(_ group: Int, units: Int, _ packing: Packing, _ order: IdleOrder) -> Bool {
    order == .longestIdle
      ? list(group, units: units, packing) == 1 : membersWithRoom(group, units: units) == Self.interruptible
  }

  /// The agent who is sent, of those with the least or the greatest load: who has stood in its list longest.
  @inline(__always)
  func first(_ group: Int, units: Int, _ packing: Packing) -> Int {
    Int(heads[group * lists + list(group, units: units, packing)])
  }

  /// All agents with room, whatever their load; those who would put work aside only if there are no others.
  private func membersWithRoom(_ group: Int, units: Int) -> UInt64 {
    let lists = listsWithRoom(group, units: units)
    let uninterrupted = lists & ~Self.interruptible
    return uninterrupted == 0 ? lists : uninterrupted
  }

  /// Number of agents with room.
  func agentsWithRoom(_ group: Int, units: Int) -> Int {
    var lists = membersWithRoom(group, units: units)
    var sum = 0
    while lists != 0 {
      sum += Int(counts[group * self.lists + lists.trailingZeroBitCount])
      lists &= lists - 1
    }
    return sum
  }

  /// One of the agents with room.
  ///
  /// - Complexity: O(agents with room).
  func member(_ number: Int, _ group: Int, units: Int) -> Int {
    var left = number
    return least(group, units: units) { _ in
      left -= 1
      return left == -1 ? 0 : 1
    }
  }

  /// Of the agents with room the one with the smallest key; the first of equals.
  ///
  /// - Complexity: O(agents with room).
  func least(_ group: Int, units: Int, by key: (Int) -> Double) -> Int {
    var lists = membersWithRoom(group, units: units)
    var best = (agent: -1, key: Double.infinity)
    while lists != 0 {
      var agent = heads[group * self.lists + lists.trailingZeroBitCount]
      while agent >= 0 {
        let key = key(Int(agent))
        if key < best.key { best = (Int(agent), key) }
        agent = desks[Int(agent)].next
      }
      lists &= lists - 1
    }
    return best.agent
  }

  /// Share of an agent's capacity in use.
  func load(of agent: Int, _ group: Int) -> Double { Double(desks[agent].used) / Double(capacities[group]) }

  /// Agents who hold nothing and take contacts.
  func idleAgents(_ group: Int) -> Int { Int(counts[group * lists]) }

  // MARK: Lists

  /// Agents on shift: all who stand in a list.
  func onShift(_ group: Int) -> Int {
    (0..<lists).reduce(0) { $0 + Int(counts[group * lists + $1]) }
  }

  /// The agent with the least to do, of equals who has stood there the shortest.
  func leastLoaded(_ group: Int) -> Int? {
    occupied[group] == 0 ? nil : Int(tails[group * lists + occupied[group].trailingZeroBitCount])
  }

  /// Puts an agent at the end of the list of its load.
  mutating func add(_ agent: Int, _ group: Int, at time: Double) {
    assert(desks[agent].level < 0, "stands in a list already")
    let level = level(of: agent)
    let list = group * lists + level
    desks[agent].level = Int32(level)
    desks[agent].since = time
    desks[agent].previous = tails[list]
    desks[agent].next = -1
    if tails[list] >= 0 { desks[Int(tails[list])].next = Int32(agent) } else { heads[list] = Int32(agent) }
    tails[list] = Int32(agent)
    counts[list] += 1
    occupied[group] |= 1 << UInt64(level)
  }

  mutating func remove(_ agent: Int, _ group: Int) {
    let level = Int(desks[agent].level)
    guard level >= 0 else { return }
    let list = group * lists + level
    let (previous, next) = (desks[agent].previous, desks[agent].next)
    if previous >= 0 { desks[Int(previous)].next = next } else { heads[list] = next }
    if next >= 0 { desks[Int(next)].previous = previous } else { tails[list] = previous }
    counts[list] -= 1
    if counts[list] == 0 { occupied[group] &= ~(1 << UInt64(level)) }
    desks[agent].level = -1
  }

  // MARK: Sessions

  @inline(__always)
  func place(_ agent: Int, _ index: Int) -> Int { agent * width + index }

  mutating func hold(_ session: Session, by agent: Int) {
    assert(Int(desks[agent].held) < width, "an agent holds no more than its capacity")
    sessions[place(agent, Int(desks[agent].held))] = session
    desks[agent].held += 1
    desks[agent].used += session.units
    if session.pace == .shared { desks[agent].shared += 1 }
  }

  /// Takes a session away; those behind it move up, so that the order stays that of beginning.
  mutating func drop(_ index: Int, of agent: Int) -> Session {
    let session = sessions[place(agent, index)]
    for later in index + 1..<Swift.max(Int(desks[agent].held), index + 1) {
      sessions[place(agent, later - 1)] = sessions[place(agent, later)]
    }
    desks[agent].held -= 1
    desks[agent].used -= session.units
    if session.pace == .shared { desks[agent].shared -= 1 }
    return session
  }
}

extension Concurrency {
  /// Speed of each of so many contacts held at once, relative to one alone.
  func speed(ofEachOf count: Int) -> Double {
    count == 0 ? 1 : speed[Swift.min(count, speed.count) - 1] / Double(count)
  }
}
