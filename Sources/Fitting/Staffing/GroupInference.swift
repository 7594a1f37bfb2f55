/// Which agents serve which queues, told from what they answered.
///
/// A queue is *shared* if nearly every agent who was there long enough answered it. Agents most of whose calls on a day belong
/// to one queue that few others take so often are *dedicated* to it. All others serve the shared queues, and besides them the
/// special queues that they answered within an hour of the time in question: agents change positions during a day.
struct GroupInference {
  struct Group: Hashable {
    var name: String
    /// Queues served.
    var queues: [UInt16]
    /// nil: the shared ones and `special`.
    var dedicatedTo: UInt16?
    /// Number of the bundle of special queues; nil: none.
    var special: Int?
  }

  let queues: [UInt16]
  let shared: Set<UInt16>
  /// Special queues, those answered by the same agents together.
  let bundles: [[UInt16]]
  private(set) var groups: [Group] = []
  static let samePosition = 3600.0

  init(_ days: [AgentActivity], queues: [UInt16], names: (UInt16) -> String) {
    self.queues = queues
    var counts: [[UInt16: Double]] = []
    var totals: [UInt16: Double] = [:]
    var byAgent: [UInt16: [UInt16: Double]] = [:]
    for day in days {
      for agent in day.services.keys.sorted() {
        let count = day.services[agent]!.reduce(into: [UInt16: Double]()) { $0[$1.queue, default: 0] += 1 }
        counts.append(count)
        for (queue, number) in count {
          totals[queue, default: 0] += number
          byAgent[agent, default: [:]][queue, default: 0] += number
        }
      }
    }
    let all = totals.values.reduce(0, +)
    var shared: Set<UInt16> = []
    for queue in queues {
      let share = (totals[queue] ?? 0) / max(all, 1)
      // Agent-days that would have answered three calls of it or more, were it everybody's; dedicated ones apart.
      let tested = counts.filter { count in
        let n = count.values.reduce(0, +)
        return n * share >= 3 && Self.dedicated(count, totals, all) == nil
      }
      let serving = tested.filter { ($0[queue] ?? 0) > 0 }
      if share < 0.05 {
        // Too rare for days to tell: special if agents who answered more than half of all calls never answered it.
        let able = byAgent.values.filter { ($0[queue] ?? 0) > 0 }.reduce(0.0) { $0 + $1.values.reduce(0, +) }
        if able >= 0.5 * all || (totals[queue] ?? 0) < 30 { shared.insert(queue) }
      } else if tested.count < 5 || Double(serving.count) >= 0.8 * Double(tested.count) {
        shared.insert(queue)
      }
    }
    if shared.isEmpty, let largest = queues.max(by: { (totals[$0] ?? 0) < (totals[$1] ?? 0) }) {
      shared.insert(largest)
    }
    self.shared = shared
    bundles = Self.bundles(days, queues.filter { !shared.contains($0) })
    addGroups(days, counts, totals, all, names)
  }

  /// The queue that over half of an agent-day's calls, at least three, belong to, if its share in all calls is under a third.
  private static func dedicated(_ count: [UInt16: Double], _ totals: [UInt16: Double], _ all: Double)
    -> UInt16?
  {
    let n = count.values.reduce(0, +)
    return count.keys.sorted().first { queue in
      let own = count[queue] ?? 0
      return own >= 3 && own > 0.5 * n && (totals[queue] ?? 0) < all / 3
    }
  }

  /// Special queues answered by the same agents within the same hours.
  private static func bundles(_ days: [AgentActivity], _ special: [UInt16]) -> [[UInt16]] {
    var windows: [UInt16: Set<Int>] = [:]
    for (day, activity) in days.enumerated() {
      for (agent, services) in activity.services {
        for service in services where special.contains(service.queue) {
          windows[service.queue, default: []].insert(day << 32 | Int(agent) << 8 | Int(service.start / 7200))
        }
      }
    }
    var bundles: [[UInt16]] = []
    for queue in special {
      let own = windows[queue] ?? []
      let place = bundles.firstIndex { bundle in
        bundle.contains { other in
          let others = windows[other] ?? []
          let common = Double(own.intersection(others).count)
          return common >= 0.5 * Double(min(own.count, others.count)) && common > 0
        }
      }
      if let place { bundles[place].append(queue) } else { bundles.append([queue]) }
    }
    return bundles
  }

  private mutating func addGroups(
    _ days: [AgentActivity], _ counts: [[UInt16: Double]], _ totals: [UInt16: Double], _ all: Double,
    _ names: (UInt16) -> String
  ) {
    let base = queues.filter { shared.contains($0) }
    groups = [Group(name: "team", queues: base, dedicatedTo: nil, special: nil)]
    for (index, bundle) in bundles.enumerated() {
      let name = "team and " + bundle.prefix(3).map(names).joined(separator: ", ")
      groups.append(Group(name: name, queues: base + bundle, dedicatedTo: nil, special: index))
    }
    let dedicated = Set(counts.compactMap { Self.dedicated($0, totals, all) })
    for queue in queues where dedicated.contains(queue) {
      groups.append(Group(name: names(queue) + " only", queues: [queue], dedicatedTo: queue, special: nil))
    }
  }

  /// The group of an agent through a day, or at each service's time: numbers in `groups`.
  func positions(_ services: [AgentActivity.Service]) -> (Double) -> Int {
    let count = services.reduce(into: [UInt16: Double]()) { $0[$1.queue, default: 0] += 1 }
    let n = Double(services.count)
    if let own = groups.firstIndex(where: { group in
      group.dedicatedTo.map { (count[$0] ?? 0) >= 3 && (count[$0] ?? 0) > 0.5 * n } ?? false
    }) {
      return { _ in own }
    }
    let special = services.compactMap { service -> (time: Double, bundle: Int)? in
      bundles.firstIndex { $0.contains(service.queue) }.map { (service.start, $0) }
    }
    return { time in
      let nearest = special.min { abs($0.time - time) < abs($1.time - time) }
      guard let nearest, abs(nearest.time - time) <= Self.samePosition else { return 0 }
      return groups.firstIndex { $0.special == nearest.bundle } ?? 0
    }
  }
}
