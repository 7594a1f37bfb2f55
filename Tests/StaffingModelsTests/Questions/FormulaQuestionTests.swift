import Foundation
import Testing

@testable import StaffingModels

/// Questions with answers on paper: marginal analysis, hiring plans, what a morning says about the day.
struct FormulaQuestionTests {
  @Test(
    "a busyness factor after a count is what Bayes' rule says",
    arguments: [(0.1, 200.0, 240.0), (0.3, 50, 31), (0.05, 1000, 1000), (0.2, 0, 0)])
  func posterior(cv: Double, expected: Double, counted: Double) {
    // Prior gamma(1/c^2) times the Poisson probability of the count, on a fine grid.
    let alpha = 1 / (cv * cv)
    var (sum, first, second) = (0.0, 0.0, 0.0)
    for index in 1..<40_000 {
      let b = Double(index) / 10_000
      let logDensity = (alpha - 1) * log(b) - alpha * b + counted * log(b) - expected * b
      let peak = (alpha - 1 + counted) / (alpha + expected)
      let atPeak = (alpha - 1 + counted) * log(peak) - (alpha + expected) * peak
      let weight = exp(logDensity - atPeak)
      sum += weight
      first += b * weight
      second += b * b * weight
    }
    let mean = first / sum
    let posterior = BusynessPosterior(cv: cv, expected: expected, counted: counted)
    #expect(abs(posterior.mean - mean) < 1e-6)
    #expect(abs(posterior.cv - (second / sum - mean * mean).squareRoot() / mean) < 1e-5)
    #expect(BusynessPosterior(cv: 0, expected: 10, counted: 20).mean == 1)
  }

  @Test("marginal analysis of separate pools gives the least abandonment for every cost")
  func marginalAnalysis() {
    // Lost contacts are convex in agents (Erlang A); three pools of equal cost.
    let pools = [0.02, 0.05, 0.035].map {
      ErlangA(arrivalRate: $0, meanHandleTime: 200, meanPatience: 180)
    }
    let lost = pools.map { pool in
      (0...30).map { agents in
        pool.arrivalRate
          * (pool.figures(agents: Double(agents), threshold: 20, short: 5)?.abandonment ?? 1)
      }
    }
    let rule = MarginalAnalysis(cost: [1, 1, 1], most: [29, 29, 29])
    var staffing = [0, 0, 0]
    for total in 1...30 {
      let gain = staffing.indices.map { lost[$0][staffing[$0]] - lost[$0][staffing[$0] + 1] }
      guard let next = rule.next(from: staffing, gain: gain, spend: 0, limit: 100) else {
        Issue.record("nothing is gained at \(total)")
        return
      }
      staffing = next
      #expect(staffing.reduce(0, +) == total)
      var best = Double.infinity
      for a in 0...total {
        for b in 0...total - a { best = min(best, lost[0][a] + lost[1][b] + lost[2][total - a - b]) }
      }
      let found = staffing.indices.reduce(0) { $0 + lost[$1][staffing[$1]] }
      #expect(abs(found - best) < 1e-12)
    }
    #expect(rule.next(from: staffing, gain: [1, 1, 1], spend: 5, limit: 30) == nil)
  }

  @Test("without attrition and training, hires follow the rises of the need")
  func simpleHiring() throws {
    let plan = try #require(HiringPlan(HiringPlan.Question(need: [10, 12, 12, 15, 11], start: 10)))
    #expect(plan.hires == [0, 2, 0, 3, 0] && plan.short.allSatisfy { $0 == 0 })
    #expect(abs(plan.cost - (10 + 12 + 12 + 15 + 15)) < 1e-9)
    #expect(plan.bound <= plan.cost + 1e-9)
  }

  @Test(
    "a plan costs what the best of all plans does, with attrition, training, learning and classes",
    arguments: [1, 2, 3])
  func hiring(classLeast: Int) throws {
    var question = HiringPlan.Question(need: [7.5, 7, 8, 9.5, 9, 10], start: 8)
    (question.attrition, question.training, question.shortfall, question.learning) = (0.05, 1, 0.3, 2)
    (question.classLeast, question.classMost) = (classLeast, 4)
    (question.costPerHire, question.costPerWeek) = (2, 1)
    let plan = try #require(HiringPlan(question))
    #expect(plan.short.allSatisfy { $0 == 0 })
    var least = Double.infinity
    let sizes = [0] + Array(classLeast...4)
    func search(_ hires: [Int]) {
      guard hires.count == 6 else {
        for size in sizes { search(hires + [size]) }
        return
      }
      var cost = 2 * Double(hires.reduce(0, +))
      for week in 0..<6 {
        var work = 8 * pow(0.95, Double(week))
        var heads = work
        for past in 0...week {
          let here = Double(hires[past]) * pow(0.95, Double(week - past))
          heads += here
          if week - past >= 1 { work += here * (1 - 0.3 * exp(-Double(week - past - 1) / 2)) }
        }
        if work < question.need[week] - 1e-9 { return }
        cost += heads
      }
      least = min(least, cost)
    }
    search([])
    #expect(abs(plan.cost - least) < 1e-3 * least)
    #expect(plan.bound <= least + 1e-9)
  }

  @Test("what nobody can be trained for in time is missing, not hidden")
  func lateHiring() throws {
    var question = HiringPlan.Question(need: [12, 12, 12], start: 10)
    question.training = 2
    let plan = try #require(HiringPlan(question))
    #expect(plan.short == [2, 2, 0])
    #expect(plan.table.verdict.contains("4.0 agent-weeks can't be covered in time"))
  }
}
