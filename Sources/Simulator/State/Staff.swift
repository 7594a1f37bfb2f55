/// An agent, as the loop needs it.
struct Agent {
  var group: Int32
  /// Contact type and period slot of the contact in service.
  var type: Int32 = 0
  var slot: Int32 = 0
  /// Journey of the contact in service; -1: none.
  var journey: Int32 = -1
  /// Trunk lines that the contact in service holds: 1 or 0.
  var trunks: Int32 = 0
  var isOnDuty = false
  /// When the agent became free, seconds.
  var idleSince = 0.0
  /// Handling time so far, seconds.
  var busyTime = 0.0
  /// After-contact work to follow the talk in service, seconds.
  var wrapTime = 0.0
  /// Factor on every handle time.
  var effect: Double
}

/// All agents: who is free, who is busy, who is off duty.
///
/// Agents of group i are numbered `first[i]..<first[i + 1]`, as many as the group ever has at once.
struct Staff: ~Copyable {
  var agents: Buffer<Agent>
  let groupCount: Int
  private let first: Buffer<Int>
  let order: IdleOrder
  /// Free agents of group i: a heap (least occupied) or a bag (uniform) at `first[i]`.
  private var members: Buffer<Int32>
  /// Free agents of group i, longest idle first: a chain, so that any of them can leave it at once. -1: none.
  private var heads: Buffer<Int32>
  private var tails: Buffer<Int32>
  private var next: Buffer<Int32>
  private var previous: Buffer<Int32>
  /// Where a free agent stands in heap or bag, any number in the chain; -1: not free.
  private var places: Buffer<Int32>
  private(set) var idleCounts: Buffer<Int32>
  private(set) var busyCounts: Buffer<Int32>
  /// Busy agents whose shift is over: they leave when they finish.
  private(set) var overrun: Buffer<Int32>
  /// Off-duty agents of group i: a stack at `first[i]`.
  private var offDuty: Buffer<Int32>
  private var offDutyCounts: Buffer<Int32>

  /// - Parameters:
  ///   - sizes: the largest number of agents of each group.
  ///   - effect: factor on the handle time of an agent, by group and number within the group.
  init(sizes: [Int], order: IdleOrder, effect: (Int, Int) -> Double) {
    groupCount = sizes.count
    self.order = order
    var starts = [0]
    for size in sizes { starts.append(starts[starts.count - 1] + size) }
    first = Buffer(starts)
    var roll: [Agent] = []
    roll.reserveCapacity(starts[sizes.count])
    for (group, size) in sizes.enumerated() {
      for number in 0..<size { roll.append(Agent(group: Int32(group), effect: effect(group, number))) }
    }
    agents = Buffer(roll)
    members = Buffer(repeating: 0, count: roll.count)
    heads = Buffer(repeating: -1, count: sizes.count)
    tails = Buffer(repeating: -1, count: sizes.count)
    next = Buffer(repeating: -1, count: roll.count)
    previous = Buffer(repeating: -1, count: roll.count)
    places = Buffer(repeating: -1, count: roll.count)
    idleCounts = Buffer(repeating: 0, count: sizes.count)
    busyCounts = Buffer(repeating: 0, count: sizes.count)
    overrun = Buffer(repeating: 0, count: sizes.count)
    offDuty = Buffer(repeating: 0, count: roll.count)
    offDutyCounts = Buffer(repeating: 0, count: sizes.count)
    for (group, size) in sizes.enumerated() {
      for number in 0..<size { offDuty[starts[group] + number] = Int32(starts[group] + size - 1 - number) }
      offDutyCounts[group] = Int32(size)
    }
  }

  /// Agents of the group whose shift runs, free or busy.
  func onShift(_ group: Int) -> Int { Int(idleCounts[group] + busyCounts[group] - overrun[group]) }

  // MARK: Shifts

  /// Calls an agent in from off duty; the agent is neither free nor busy yet.
  mutating func callIn(_ group: Int) -> Int {
    offDutyCounts[group] -= 1
    let agent = Int(offDuty[first[group] + Int(offDutyCounts[group])])
    agents[agent].isOnDuty = true
    return agent
  }

  mutating func sendHome(_ agent: Int) {
    let group = Int(agents[agent].group)
    offDuty[first[group] + Int(offDutyCounts[group])] = Int32(agent)
    offDutyCounts[group] += 1
    agents[agent].isOnDuty = false
  }

  /// The first agent of the group of whom something holds; nil: none.
  func stayingOn(_ group: Int, where holds: (Int) -> Bool) -> Int? {
    (first[group]..<first[group + 1]).first(where: holds)
  }

  mutating func changeOverrun(_ group: Int, by change: Int) { overrun[group] += Int32(change) }

  // MARK: Busy and free

  @inline(__always)
  mutating func becomeBusy(_ agent: Int) { busyCounts[Int(agents[agent].group)] += 1 }

  @inline(__always)
  mutating func endBusy(_ agent: Int) { busyCounts[Int(agents[agent].group)] -= 1 }

  @inline(__always)
  mutating func becomeFree(_ agent: Int, at time: Double) {
    agents[agent].idleSince = time
    let group = Int(agents[agent].group)
    let count = Int(idleCounts[group])
    idleCounts[group] += 1
    switch order {
    case .longestIdle: append(agent, group)
    case .uniform: put(agent, at: count, first[group])
    case .leastOccupied: siftUp(agent, from: count, first[group])
    }
  }

  /// The key of the agent that `takeFree` would send.
  @inline(__always)
  func key(ofGroup group: Int) -> Double {
    switch order {
    case .longestIdle: agents[Int(heads[group])].idleSince
    case .leastOccupied: agents[Int(members[first[group]])].busyTime
    case .uniform: 0
    }
  }

  /// Takes the free agent of the group who is sent first. `uniform` in (0, 1) chooses under `IdleOrder.uniform`.
  @inline(__always)
  mutating func takeFree(_ group: Int, uniform: Double) -> Int {
    let count = Int(idleCounts[group])
    assert(count > 0, "no agent is free")
    let agent: Int
    switch order {
    case .longestIdle: agent = Int(heads[group])
    case .uniform: agent = Int(members[first[group] + min(Int(uniform * Double(count)), count - 1)])
    case .leastOccupied: agent = Int(members[first[group]])
    }
    takeFree(agent)
    return agent
  }

  /// Whether an agent is free.
  @inline(__always)
  func isFree(_ agent: Int) -> Bool { places[agent] >= 0 }

  /// Takes this free agent.
  @inline(__always)
  mutating func takeFree(_ agent: Int) {
    assert(isFree(agent), "the agent is not free")
    let group = Int(agents[agent].group)
    let start = first[group]
    idleCounts[group] -= 1
    let last = Int(idleCounts[group])
    let place = Int(places[agent])
    places[agent] = -1
    switch order {
    case .longestIdle: unchain(agent, group)
    case .uniform:
      if place < last { put(Int(members[start + last]), at: place, start) }
    case .leastOccupied:
      // The last one takes the place: it may belong above or below it.
      if place < last { sift(Int(members[start + last]), at: place, last, start) }
    }
  }

  /// Takes any free agent: one whose shift ends.
  mutating func dismissFree(_ group: Int) -> Int {
    let agent =
      order == .longestIdle
      ? Int(tails[group]) : Int(members[first[group] + Int(idleCounts[group]) - 1])
    takeFree(agent)
    return agent
  }

  // MARK: The chain of longest idle agents

  @inline(__always)
  private mutating func append(_ agent: Int, _ group: Int) {
    let last = Int(tails[group])
    places[agent] = 0
    previous[agent] = Int32(last)
    next[agent] = -1
    if last >= 0 { next[last] = Int32(agent) } else { heads[group] = Int32(agent) }
    tails[group] = Int32(agent)
  }

  @inline(__always)
  private mutating func unchain(_ agent: Int, _ group: Int) {
    let (before, behind) = (previous[agent], next[agent])
    if before >= 0 { next[Int(before)] = behind } else { heads[group] = behind }
    if behind >= 0 { previous[Int(behind)] = before } else { tails[group] = before }
  }

  // MARK: The heap of least occupied agents

  @inline(__always)
  private mutating func put(_ agent: Int, at place: Int, _ start: Int) {
    members[start + place] = Int32(agent)
    places[agent] = Int32(place)
  }

  /// Puts an agent into a heap of `count`, at a place that is free or further up or down.
  private mutating func sift(_ agent: Int, at place: Int, _ count: Int, _ start: Int) {
    if place > 0, busyTime(start + (place - 1) / 2) > agents[agent].busyTime {
      siftUp(agent, from: place, start)
    } else {
      siftDown(agent, from: place, count, start)
    }
  }

  private mutating func siftUp(_ agent: Int, from count: Int, _ start: Int) {
    var place = count
    while place > 0 {
      let parent = (place - 1) / 2
      let other = Int(members[start + parent])
      if agents[other].busyTime <= agents[agent].busyTime { break }
      put(other, at: place, start)
      place = parent
    }
    put(agent, at: place, start)
  }

  private mutating func siftDown(_ agent: Int, from hole: Int, _ count: Int, _ start: Int) {
    var place = hole
    while true {
      var child = 2 * place + 1
      if child >= count { break }
      if child + 1 < count, busyTime(start + child + 1) < busyTime(start + child) { child += 1 }
      if busyTime(start + child) >= agents[agent].busyTime { break }
      put(Int(members[start + child]), at: place, start)
      place = child
    }
    put(agent, at: place, start)
  }

  @inline(__always)
  private func busyTime(_ place: Int) -> Double { agents[Int(members[place])].busyTime }
}
