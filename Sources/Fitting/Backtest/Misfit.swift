import CGSL
import Distributions
import Foundation
import Simulator

/// What the judged days say about the model's assumptions, each by a test of the log itself.
struct Misfit {
  struct Finding: Sendable {
    var question: String
    var answer: String
    /// Whether the assumption is contradicted: |z| above 3.
    var isContradicted: Bool
  }

  private(set) var findings: [Finding] = []

  init(_ scenario: Scenario, _ judged: JudgedDays) {
    findings = [
      Self.serviceAndLoad(judged), Self.patienceOfJudged(scenario, judged),
      Self.handleTimeOfJudged(scenario, judged),
      Self.patienceByLine(judged),
    ].compactMap { $0 }
  }

  /// Do services last longer while many wait?
  private static func serviceAndLoad(_ judged: JudgedDays) -> Finding? {
    guard let queue = judged.history.types.queues.first else { return nil }
    var groups: [(n: Double, sum: Double, squares: Double)] = [(0, 0, 0), (0, 0, 0)]
    for (day, calls) in judged.history.calls.enumerated() {
      for call in calls where call.isAnswered && call.queue == queue && call.talk > 0 {
        let line = judged.activity[day].waiting(at: call.waitEnd)
        guard line <= 1 || line >= 6 else { continue }
        let (x, group) = (Double(call.talk), line <= 1 ? 0 : 1)
        groups[group] = (groups[group].n + 1, groups[group].sum + x, groups[group].squares + x * x)
      }
    }
    guard groups.allSatisfy({ $0.n >= 50 }) else { return nil }
    let means = groups.map { $0.sum / $0.n }
    let errors = groups.map { ($0.squares / $0.n - ($0.sum / $0.n) * ($0.sum / $0.n)) / $0.n }
    let z = (means[1] - means[0]) / (errors[0] + errors[1]).squareRoot()
    return Finding(
      question: "Does the handle time depend on the load?",
      answer:
        "services begun with at most one caller waiting lasted \(LawText.number(means[0].rounded())) s, with six or more \(LawText.number(means[1].rounded())) s (z \(Figure.decimal(z, 1))); the scenario has one law",
      isContradicted: abs(z) > 3)
  }

  /// Were as many hang-ups seen as the fitted patience gives for the time that callers really waited?
  private static func patienceOfJudged(_ scenario: Scenario, _ judged: JudgedDays) -> Finding? {
    var (seen, expected) = (0.0, 0.0)
    for call in judged.history.calls.joined() where call.wait > 0 {
      judged.history.types.each(call) { type, weight in
        guard let index = judged.typeIndex[type], let law = scenario.contactTypes[index].patience else {
          return
        }
        // The cumulative hazard over the wait: its sum is the expected number of hang-ups.
        expected += -weight * log(max(1 - law.cdf(Double(call.wait)), 1e-12))
        if call.outcome == .abandoned { seen += weight }
      }
    }
    guard expected >= 20 else { return nil }
    let z = (seen - expected) / expected.squareRoot()
    return Finding(
      question: "Is patience as fitted?",
      answer:
        "\(Numerals.grouped(Int(seen.rounded()))) hang-ups where the fitted laws give \(Numerals.grouped(Int(expected.rounded()))) for the same waits (z \(Figure.decimal(z, 1)))",
      isContradicted: abs(z) > 3)
  }

  private static func handleTimeOfJudged(_ scenario: Scenario, _ judged: JudgedDays) -> Finding? {
    var (n, seen, squares, expected) = (0.0, 0.0, 0.0, 0.0)
    for call in judged.history.calls.joined() where call.isAnswered {
      guard let type = judged.history.types.types(ofQueue: call.queue).first,
        let index = judged.typeIndex[type]
      else { continue }
      n += 1
      seen += Double(call.talk)
      squares += Double(call.talk) * Double(call.talk)
      expected += scenario.contactTypes[index].handleTime.mean
    }
    guard n >= 50, expected > 0 else { return nil }
    let error = ((squares / n - seen / n * seen / n) / n).squareRoot()
    let z = (seen - expected) / n / error
    return Finding(
      question: "Is the handle time as fitted?",
      answer:
        "services lasted \(LawText.number((seen / n).rounded())) s on average where the scenario has \(LawText.number((expected / n).rounded())) s for the same mix (z \(Figure.decimal(z, 1)); agents dedicated to a queue apart)",
      isContradicted: abs(z) > 3)
  }

  /// Do callers hang up more readily who find a longer line? The model says that they do not know it.
  private static func patienceByLine(_ judged: JudgedDays) -> Finding? {
    var groups: [(events: Double, exposure: Double)] = [(0, 0), (0, 0)]
    let horizon = 120.0
    for (day, calls) in judged.history.calls.enumerated() {
      for call in calls where call.wait > 0 {
        let line = judged.activity[day].waiting(at: call.arrival)
        guard line <= 2 || line >= 6 else { continue }
        let group = line <= 2 ? 0 : 1
        groups[group].exposure += min(Double(call.wait), horizon)
        if call.outcome == .abandoned, Double(call.wait) <= horizon { groups[group].events += 1 }
      }
    }
    guard groups.allSatisfy({ $0.events >= 20 }) else { return nil }
    let rates = groups.map { $0.events / $0.exposure * 60 }
    let z = log(rates[1] / rates[0]) / (1 / groups[0].events + 1 / groups[1].events).squareRoot()
    return Finding(
      question: "Does patience depend on the line found (announcements)?",
      answer:
        "in their first two minutes callers who found at most two waiting hung up at \(LawText.number((rates[0] * 1000).rounded() / 10)) % a minute, those who found six or more at \(LawText.number((rates[1] * 1000).rounded() / 10)) % (z \(Figure.decimal(z, 1))); the scenario has one law",
      isContradicted: abs(z) > 3)
  }
}
