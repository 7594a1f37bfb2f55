import Testing

@testable import Simulator

/// What targets say of single replications, against the estimates that every command states.
@Suite struct TargetRowsTests {
  private static let text = """
    callsim: 1
    name: rows
    calendar: {open: "08:00-12:00", interval: 1h, days: 2}
    contact_types:
      calls:
        channel: voice
        arrivals: {per_interval: [30, 50, 40, 20]}
        patience: {exponential: {mean: 2min}}
        handle_time: {exponential: {mean: 4min}}
      mails:
        channel: voice
        arrivals: {rate: 10/h}
        handle_time: {exponential: {mean: 6min}}
    agent_groups:
      team: {serves: [calls, mails], staff: 4, cost: 30/h}
    targets:
      - {contacts: all, measure: service_level, within: 30s, at_least: 70%}
      - {contacts: calls, measure: abandonment, at_most: 5%}
      - {contacts: calls, measure: mean_wait, at_most: 20s, every: interval}
      - {contacts: all, measure: offered, at_least: 100}
      - {contacts: all, measure: queue_length, at_most: 2}
      - {agents: all, measure: occupancy, at_most: 90%}
      - {agents: team, measure: labour_cost, at_most: 1000}
      - {contacts: calls, measure: wait_p90, at_most: 1min}
      - {contacts: all, measure: wait_all_p80, at_least: 1min}
      - {contacts: calls, measure: wait_virtual_p50, at_most: 10s}
      - {contacts: calls, measure: service_level_virtual, within: 30s, at_least: 50%}
      - {contacts: all, measure: service_level_day_p10, at_least: 60%}
      - {contacts: all, measure: service_level_day_p90, at_most: 90%}
    """

  private static let replications = 40

  private static func rows() throws -> (rows: TargetRows, tallies: [Tally], estimator: Estimator) {
    let model = Model(try Scenario(text: text))
    let plan = EstimationPlan(model)
    var estimator = Estimator(plan)
    var tallies: [Tally] = []
    for number in 0..<replications {
      let found = Tally(
        of: { number, stop, eachDay in
          Replication.run(model, seed: 7, number: number, stop: stop, eachDay: eachDay)
        }, replication: number, stop: StopFlag(), plan: plan)
      let tally = try #require(found)
      estimator.merge(tally)
      tallies.append(tally)
    }
    return (TargetRows(plan), tallies, estimator)
  }

  @Test("Mean slack over mean weight is the distance of every estimate to its bound")
  func values() throws {
    let (rows, tallies, estimator) = try Self.rows()
    let parts = tallies.map(rows.read)
    var compared = 0
    for (index, row) in rows.rows.enumerated() {
      let slack = parts.reduce(0) { $0 + $1[index].slack }
      let weight = parts.reduce(0) { $0 + $1[index].weight }
      try #require(weight > 0)
      let found = row.bound + row.sign * slack / weight
      let target = rows.plan.targets[row.target]
      let cell = Estimator.Cell(section: target.section, measure: 0, scope: 0, interval: row.interval)
      var cache = Estimator.WaitCache(interval: row.interval)
      let estimate = estimator.estimate(
        cell, confidence: Confidence(level: 0.95, units: Self.replications), waits: &cache)
      let value = try #require(estimate.value)
      switch target.measure.kind {
      case .total, .timeAverage, .intervalAverage, .ratio:
        #expect(abs(found - value) <= 1e-9 * abs(value), "\(target.measure.name)")
        compared += 1
      case .virtualServiceLevel: #expect(abs(found - value) < 0.01)
      case .waitQuantile(_, let population):
        // The share of waits up to the bound: on the other side of the probability exactly when the quantile is of the bound.
        let limit = try #require(target.target.limit)
        var waits = Estimator.WaitCache(interval: nil)
        let share = waits.distribution(population, target.scope.members, in: estimator.waits)
          .probability(limit, sample: 0)
        #expect(abs(found - share) < (population == .virtual ? 0.02 : 1e-9))
        #expect((slack >= 0) == target.allows(value) || abs(slack / weight) < 0.02)
      case .dailyServiceLevelQuantile:
        #expect(weight == Double(2 * Self.replications))
        #expect((slack >= 0) == target.allows(value) || abs(slack / weight) < 0.03)
      }
    }
    #expect(compared == 8 + 6)
    #expect(rows.rows.count == 12 + 8)
  }

  @Test("A share varies at its bound like independent contacts at least, a wait as it does")
  func leastVariance() throws {
    let rows = TargetRows(EstimationPlan(Model(try Scenario(text: Self.text)))).rows
    #expect(abs(rows[0].leastVariance - 0.21) < 1e-12)
    #expect(rows.first { $0.target == 2 }?.leastVariance == 0)
    #expect(rows.first { $0.target == 5 }?.leastVariance == 0)
    #expect(abs((rows.first { $0.target == 7 }?.leastVariance ?? 0) - 0.09) < 1e-12)
  }

  @Test("A figure that does not exist has no weight")
  func absent() throws {
    let text = Self.text.replacing(", cost: 30/h", with: "")
    let model = Model(try Scenario(text: text))
    let plan = EstimationPlan(model)
    let rows = TargetRows(plan)
    let totals = try #require(Replication.run(model, seed: 7, number: 0, stop: StopFlag()))
    let parts = rows.read(Tally(totals, plan: plan))
    let cost = try #require(rows.rows.firstIndex { $0.target == 6 })
    #expect(parts[cost].weight == 0)
  }
}

extension Target {
  /// The number of its bound.
  fileprivate var limit: Double? {
    switch bound {
    case .atMost(let bound), .atLeast(let bound): bound
    }
  }
}
