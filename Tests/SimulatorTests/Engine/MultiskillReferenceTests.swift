import Distributions
import ReferenceCases
import Testing

@testable import Simulator

/// V, N and X designs with ordered lists on both sides, against whole Markov chains.
@Suite struct MultiskillReferenceTests {
  @Test("Ranked routing agrees with the exact chain", arguments: ReferenceCase.all(in: "multiskill"))
  func design(_ item: ReferenceCase) {
    let rates = item.parameters["arrivals_per_hour"].array.map { $0.number / 3600 }
    let services = item.parameters["mean_service_by_class_and_pool"].array.map {
      $0.array.map(\.optionalNumber)
    }
    let patience = item.parameters["mean_patience_by_class"].array.map(\.optionalNumber)
    let sizes = item.parameters["agents_by_pool"].array.map { Int($0.number) }
    // The handle time of a class is that of its first pool; other pools have a factor on it.
    let types = rates.indices.map { k in
      ContactType.voice(
        "class\(k)", perSecond: rates[k], handle: exponential(mean: services[k].compactMap { $0 }[0]),
        patience: patience[k].map { exponential(mean: $0) })
    }
    let groups = sizes.indices.map { pool in
      let classes = rates.indices.filter { services[$0][pool] != nil }
      var group = AgentGroup.team(
        sizes[pool], named: "pool\(pool)", serves: classes.map { "class\($0)" })
      group.handleTimeFactors = classes.map { k in
        (services[k][pool] ?? 0) / services[k].compactMap { $0 }[0]
      }
      return group
    }
    let warmUp = 12_000.0
    let length = warmUp + 8000 / rates.reduce(0, +)
    var scenario = Scenario.steady(length, warmUp: warmUp, types, groups, thresholds: [20, 60])
    scenario.routing = RoutingChoice(
      agents: "ranked", contacts: "ranked",
      agentRanks: ranks(item.parameters["class_tries_pools_in_order"], "class", "pool"),
      contactRanks: ranks(item.parameters["freed_agent_tries_classes_in_order"], "pool", "class"))
    let judge = Judge(item.id, scenario, replications: 30)
    func expect(_ what: String, _ exact: Double, ratio: (Observations) -> (Double, Double)) {
      judge.expect(what, exact, tolerance: item.relativeTolerance, ratio: ratio)
    }
    for pool in sizes.indices {
      expect("occupancy of pool \(pool)", item.measures["occupancy_by_pool"][pool].number) {
        ($0.agentTotal(pool).busyTime, $0.agentTotal(pool).scheduledTime)
      }
    }
    for (k, exact) in item.measures["by_class"].array.enumerated() {
      expect("prob_wait \(k)", exact["prob_wait"].number) { ($0.total(k).delayed, $0.total(k).offered) }
      expect("queue \(k)", exact["mean_queue_length"].number) { ($0.total(k).lineTime, length - warmUp) }
      expect("abandoned \(k)", exact["abandoned_fraction"].number) {
        ($0.total(k).abandoned, $0.total(k).offered)
      }
      expect("wait all \(k)", exact["mean_wait_all"].number) { ($0.total(k).waits, $0.total(k).offered) }
      expect("wait served \(k)", exact["mean_wait_served"].number) {
        ($0.total(k).waitOfAnswered, $0.total(k).answered)
      }
      for pool in sizes.indices {
        expect("class \(k) by pool \(pool)", exact["served_by_pool_fraction"][pool].number) {
          ($0.answeredBy[k * $0.groups + pool], $0.total(k).offered)
        }
      }
      for (index, levels) in exact["service_level"].array.enumerated() {
        expect("SL over offered \(k) \(index)", levels["answered_within_over_offered"].number) {
          ($0.within(index, k).answered, $0.total(k).offered)
        }
        expect("SL left queue \(k) \(index)", levels["left_queue_within_over_offered"].number) {
          ($0.within(index, k).answered + $0.within(index, k).abandoned, $0.total(k).offered)
        }
      }
    }
  }

  private func ranks(_ lists: JSONValue, _ from: String, _ to: String) -> [String: [String: Int]] {
    var table: [String: [String: Int]] = [:]
    for (row, list) in lists.array.enumerated() {
      for (rank, item) in list.array.enumerated() {
        table["\(from)\(row)", default: [:]]["\(to)\(Int(item.number))"] = rank + 1
      }
    }
    return table
  }
}
