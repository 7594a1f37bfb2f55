import Distributions
import Testing

@testable import Simulator

/// Independent replications of a scenario, and the judgement whether a mean over them agrees with an exact value.
struct Judge {
  /// The case, for messages and the validation table.
  let name: String
  let runs: [Observations]

  init(_ name: String, _ scenario: Scenario, replications: Int, seed: UInt64 = 20_261_124) {
    self.name = name
    let model = Model(scenario)
    runs = (0..<replications).map { number in
      guard let run = Replication.run(model, seed: seed, number: number, stop: StopFlag()) else {
        preconditionFailure("nobody stops a test's replication")
      }
      return run
    }
  }

  /// Checks a ratio of means against its exact value.
  ///
  /// False alarm 1e-6 over seeds: the difference over its delta-method standard error stays below Student's
  /// 1 - 5e-7 quantile. `tolerance` is the relative accuracy of the exact value itself. A share that no contact of m
  /// contradicts has no spread; its exact value may be off by 13.8 / m, as exp(-13.8) = 1e-6.
  func expect(
    _ what: String, _ exact: Double, tolerance: Double = 0,
    sourceLocation: SourceLocation = #_sourceLocation, ratio: (Observations) -> (Double, Double)
  ) {
    let pairs = runs.map(ratio)
    let n = Double(pairs.count)
    let top = pairs.reduce(0) { $0 + $1.0 } / n
    let bottom = pairs.reduce(0) { $0 + $1.1 } / n
    guard bottom > 0 else {
      Issue.record("\(what): nothing to divide by", sourceLocation: sourceLocation)
      return
    }
    let value = top / bottom
    let spread = pairs.reduce(0) { sum, pair in
      let residual = pair.0 - value * pair.1
      return sum + residual * residual
    }
    let error = (spread / (n * (n - 1))).squareRoot() / bottom
    let limit =
      StudentT.quantile(1 - 5e-7, degreesOfFreedom: n - 1) * error + tolerance * abs(exact) + 13.8
      / (n * bottom)
    ValidationTable.add(case: name, measure: what, exact: exact, simulated: value, standardError: error)
    #expect(
      abs(value - exact) <= limit, "\(name), \(what): \(value) against exact \(exact), allowed \(limit)",
      sourceLocation: sourceLocation)
  }

  /// Checks that a mean lies within the sum of its own 95 % half-width and a published one, three times over.
  func expectPublished(
    _ what: String, _ published: Double, halfWidth: Double, sourceLocation: SourceLocation = #_sourceLocation,
    ratio: (Observations) -> (Double, Double)
  ) {
    expect(
      what, published, tolerance: 2.5 * halfWidth / published, sourceLocation: sourceLocation, ratio: ratio)
  }
}

extension Observations {
  /// Totals of one contact type over all periods, or of all types.
  func total(_ type: Int? = nil) -> ContactTotals {
    var sum = ContactTotals()
    for (index, cell) in contacts.enumerated() where type == nil || index % types == type {
      sum.arrivals += cell.arrivals
      sum.blocked += cell.blocked
      sum.answered += cell.answered
      sum.abandoned += cell.abandoned
      sum.balked += cell.balked
      sum.shortAbandoned += cell.shortAbandoned
      sum.diverted += cell.diverted
      sum.disconnected += cell.disconnected
      sum.unfinished += cell.unfinished
      sum.delayed += cell.delayed
      sum.answeredDelayed += cell.answeredDelayed
      sum.waitOfAnswered += cell.waitOfAnswered
      sum.waitOfAbandoned += cell.waitOfAbandoned
      sum.waitOfOthers += cell.waitOfOthers
      sum.excessWait += cell.excessWait
      sum.talkTime += cell.talkTime
      sum.wrapTime += cell.wrapTime
      sum.lineTime += cell.lineTime
      sum.sharedTime += cell.sharedTime
      sum.effortTime += cell.effortTime
    }
    return sum
  }

  func within(_ threshold: Int, _ type: Int? = nil) -> (answered: Double, abandoned: Double) {
    var sum = (answered: 0.0, abandoned: 0.0)
    for cell in 0..<(periods * types) where type == nil || cell % types == type {
      sum.answered += answeredWithin[cell * thresholds + threshold]
      sum.abandoned += abandonedWithin[cell * thresholds + threshold]
    }
    return sum
  }

  func agentTotal(_ group: Int? = nil) -> AgentTotals {
    var sum = AgentTotals()
    for (index, cell) in agents.enumerated() where group == nil || index % groups == group {
      sum.busyTime += cell.busyTime
      sum.scheduledTime += cell.scheduledTime
      sum.breakTime += cell.breakTime
      sum.overrunTime += cell.overrunTime
      sum.afterCloseTime += cell.afterCloseTime
      sum.answered += cell.answered
      sum.heldTime += cell.heldTime
      sum.loadTime += cell.loadTime
    }
    return sum
  }
}

extension ContactTotals {
  var offered: Double { arrivals - blocked }
  var waits: Double { waitOfAnswered + waitOfAbandoned + waitOfOthers }
}
