/// Index of every pair of waiting contact and idle agent; the largest is served, unless it is negative: then the agent idles for a
/// better match (RT4).
///
///     c(k, i) = q(k, i) + a(k, i) w_k + b(k, i) v_i
///
/// with w_k the wait of the longest waiting contact of type k and v_i the idle time of the longest idle agent of group i. Of equal
/// indices the longest wait (longest idle agent) is first, so all weights 0 is first come, first served. A negative index that
/// grows is looked at again when it reaches 0.
///
/// - Source: W. Chan, G. Koole and P. L'Ecuyer, "Dynamic call center routing policies using call waiting and agent idle times",
///   Manufacturing & Service Operations Management 16 (2014) 544-560.
struct IndexWeights: Sendable {
  /// `[type * groups + group]`.
  private let base: [Double]
  private let wait: [Double]
  private let idle: [Double]
  private let groups: Int

  init(_ model: Model) {
    groups = model.groups.count
    var table = Array(repeating: (0.0, 0.0, 0.0), count: model.types.count * model.groups.count)
    for entry in model.scenario.routing.index {
      for (k, type) in model.types.enumerated() where entry.types.contains(type.streamName) {
        for (i, group) in model.groups.enumerated() where entry.groups.contains(group.name) {
          table[k * groups + i] = (entry.base, entry.wait, entry.idle)
        }
      }
    }
    base = table.map(\.0)
    wait = table.map(\.1)
    idle = table.map(\.2)
  }

  func value(_ type: Int, _ group: Int, wait waited: Double, idle idled: Double) -> Double {
    let cell = type * groups + group
    return base[cell] + wait[cell] * waited + idle[cell] * idled
  }

  /// Seconds until a negative index reaches 0 if nothing happens; infinite: never.
  func secondsToZero(_ type: Int, _ group: Int, from value: Double) -> Double {
    let cell = type * groups + group
    let growth = wait[cell] + idle[cell]
    return growth > 0 ? -value / growth : .infinity
  }
}

struct IndexedGroups: AgentSelection {
  static let name = "index"
  static let summary = "the agent group with the largest index q + a wait + b idle, if it is not negative"
  static let mayDecline = true
  static let reads: KnownNames.Attribute? = .index
  static let example =
    "{agents: index, contacts: index, index: [{contacts: all, agents: all, wait: 1, idle: 1}]}"

  private let weights: IndexWeights

  init(_ model: Model) { weights = IndexWeights(model) }

  private func value(_ type: Int, _ group: Int, _ state: RoutingState) -> Double {
    weights.value(type, group, wait: state.contactWait, idle: state.now - state.key(ofGroup: group))
  }

  func group(for type: Int, among groups: Candidates, in state: RoutingState) -> Int? {
    let best = groups.least(by: { -value(type, $0, state) }, then: { state.key(ofGroup: $0) })
    return value(type, best, state) >= 0 ? best : nil
  }

  func retry(_ type: Int, among groups: Candidates, in state: RoutingState) -> Double {
    (0..<groups.count).reduce(.infinity) { soonest, position in
      min(soonest, weights.secondsToZero(type, groups[position], from: value(type, groups[position], state)))
    }
  }
}

struct IndexedTypes: ContactSelection {
  static let name = "index"
  static let summary =
    "the line whose first contact has the largest index q + a wait + b idle, if it is not negative"
  static let mayDecline = true
  static let reads: KnownNames.Attribute? = .index
  static let example = IndexedGroups.example

  private let weights: IndexWeights

  init(_ model: Model) { weights = IndexWeights(model) }

  private func value(_ type: Int, _ group: Int, _ state: RoutingState) -> Double {
    weights.value(type, group, wait: state.wait(ofLine: type), idle: 0)
  }

  func line(for group: Int, among lines: Candidates, in state: RoutingState) -> Int? {
    let best = lines.least(by: { -value($0, group, state) }, then: { -state.wait(ofLine: $0) })
    return value(best, group, state) >= 0 ? best : nil
  }

  func retry(_ type: Int, for group: Int, in state: RoutingState) -> Double {
    weights.secondsToZero(type, group, from: value(type, group, state))
  }
}
