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
  var isFree = false
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
  /// Free agents of group i: a ring (longest idle), a heap (least occupied) or a bag (uniform) at `first[i]`.
  private var members: Buffer<Int32>
  private var ringHead: Buffer<Int32>
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
    ringHead = Buffer(repeating: 0, count: sizes.count)
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
  mutating func becomeBusy(_ agent: Int) { busyCounts[Int(agents[agent].group)] &+= 1 }

  @inline(__always)
  mutating func endBusy(_ agent: Int) { busyCounts[Int(agents[agent].group)] &-= 1 }

  @inline(__always)
  mutating func becomeFree(_ agent: Int, at time: Double) {
    agents[agent].idleSince = time
    agents[agent].isFree = true
    let group = Int(agents[agent].group)
    let start = first[group]
    let count = Int(idleCounts[group])
    idleCounts[group] &+= 1
    switch order {
    case .longestIdle: members[ringPlace(count, group)] = Int32(truncatingIfNeeded: agent)
    case .uniform: members[start + count] = Int32(agent)
    case .leastOccupied: siftUp(agent, from: count, start)
    }
  }

  /// The key of the agent that `takeFree` would send.
  @inline(__always)
  func key(ofGroup group: Int) -> Double {
    switch order {
    case .longestIdle: agents[Int(members[first[group] + Int(ringHead[group])])].idleSince
    case .leastOccupied: agents[Int(members[first[group]])].busyTime
    case .uniform: 0
    }
  }

  /// Takes the free agent of the group who is sent first. `uniform` in (0, 1) chooses under `IdleOrder.uniform`.
  @inline(__always)
  mutating func takeFree(_ group: Int, uniform: Double) -> Int {
    let start = first[group]
    let count = Int(idleCounts[group])
    assert(count > 0, "no agent is free")
    idleCounts[group] &-= 1
    let agent: Int
    switch order {
    case .longestIdle:
      agent = Int(members[start &+ Int(ringHead[group])])
      ringHead[group] = Int32(truncatingIfNeeded: wrapped(Int(ringHead[group]) &+ 1, group))
    case .uniform:
      let place = start + min(Int(uniform * Double(count)), count - 1)
      agent = Int(members[place])
      members[place] = members[start + count - 1]
    case .leastOccupied:
      agent = Int(members[start])
      siftDown(Int(members[start + count - 1]), from: 0, count - 1, start)
    }
    agents[agent].isFree = false
    return agent
  }

  /// Takes this free agent, wherever it stands among those of its group.
  mutating func takeFree(_ agent: Int) {
    assert(agents[agent].isFree, "the agent is not free")
    let group = Int(agents[agent].group)
    let start = first[group]
    let last = Int(idleCounts[group]) - 1
    agents[agent].isFree = false
    idleCounts[group] -= 1
    var place = 0
    switch order {
    case .longestIdle:
      while members[ringPlace(place, group)] != agent { place += 1 }
      // Those who are idle longer close up.
      while place > 0 {
        members[ringPlace(place, group)] = members[ringPlace(place - 1, group)]
        place -= 1
      }
      ringHead[group] = Int32(wrapped(Int(ringHead[group]) + 1, group))
    case .uniform:
      while members[start + place] != agent { place += 1 }
      members[start + place] = members[start + last]
    case .leastOccupied:
      while members[start + place] != agent { place += 1 }
      // The last one takes the place: it may belong above or below it.
      if place < last { sift(Int(members[start + last]), at: place, last, start) }
    }
  }

  /// Takes any free agent: one whose shift ends.
  mutating func dismissFree(_ group: Int) -> Int {
    idleCounts[group] -= 1
    let count = Int(idleCounts[group])
    let agent = Int(members[order == .longestIdle ? ringPlace(count, group) : first[group] + count])
    agents[agent].isFree = false
    return agent
  }

  // MARK: The ring of longest idle agents

  /// Where the agent stands before whom so many are idle longer.
  @inline(__always)
  private func ringPlace(_ number: Int, _ group: Int) -> Int {
    first[group] &+ wrapped(Int(ringHead[group]) &+ number, group)
  }

  @inline(__always)
  private func wrapped(_ place: Int, _ group: Int) -> Int {
    let size = first[group &+ 1] &- first[group]
    return place >= size ? place &- size : place
  }

  // MARK: The heap of least occupied agents

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
      members[start + place] = Int32(other)
      place = parent
    }
    members[start + place] = Int32(agent)
  }

  private mutating func siftDown(_ agent: Int, from hole: Int, _ count: Int, _ start: Int) {
    guard count > 0 else { return }
    var place = hole
    while true {
      var child = 2 * place + 1
      if child >= count { break }
      if child + 1 < count, busyTime(start + child + 1) < busyTime(start + child) { child += 1 }
      if busyTime(start + child) >= agents[agent].busyTime { break }
      members[start + place] = members[start + child]
      place = child
    }
    members[start + place] = Int32(agent)
  }

  @inline(__always)
  private func busyTime(_ place: Int) -> Double { agents[Int(members[place])].busyTime }
}
