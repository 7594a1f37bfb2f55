import Distributions
import Foundation
import Testing

@testable import Simulator

/// ContactCenters' Bilingual example, whose published figures only a model meets in which callers who redial keep their patience
/// and their waits add up.
@Suite struct BilingualTests {
  /// Weeks: a twentieth of the published run, or in the slow suite (`make test-slow`) all of it.
  private static let isFull = ProcessInfo.processInfo.environment["CALLSIM_SLOW"] == "1"
  private static let weeks = isFull ? 1000 : 50

  static func scenario(keepsPatience: Bool = true, accumulatesWait: Bool = true) throws -> Scenario {
    let laws: [(String, any Distribution)] = [
      ("english", try Uniform(min: 180, max: 420)), ("spanish", try Uniform(min: 240, max: 360)),
    ]
    let types = laws.map { name, law in
      var type = ContactType.voice(name, handle: law, patience: exponential(mean: 120))
      type.arrivals = Arrivals(
        process: .perInterval([100] + Array(repeating: 50, count: 8)), busyness: Busyness())
      type.acceptableWait = 60
      type.followUps = [
        FollowUp(
          kind: .redial, after: [.abandoned, .blocked], probability: [0.75], delay: constant(1200), to: name,
          keepsPatience: keepsPatience, accumulatesWait: accumulatesWait)
      ]
      return type
    }
    var scenario = Scenario.calendar(
      hours: 9, interval: 3600, days: 5, closing: .drop, types,
      [
        .team(7, named: "english", serves: ["english"]), .team(7, named: "spanish", serves: ["spanish"]),
        .team(4, named: "bilingual", serves: ["english", "spanish"]),
      ])
    scenario.routing.agents = "uniform"
    scenario.lines = 40
    return scenario
  }

  @Test("The published week, with its own intervals")
  func published() throws {
    let judge = Judge("ContactCenters Bilingual", try Self.scenario(), replications: Self.weeks)
    judge.expectPublished("served", 4967.2, halfWidth: 4.3) { ($0.total().answered, 1) }
    judge.expectPublished("abandoned", 142.87, halfWidth: 1.66) { ($0.total().abandoned, 1) }
    judge.expectPublished("redials", 107.17, halfWidth: 1.33) { ($0.journeyTotal().redials, 1) }
    judge.expectPublished("in target over expected first calls", 0.97938, halfWidth: 0.00082) {
      ($0.within(0).answered, 5000)
    }
    // Groups by name: bilingual, english, spanish. All handling, after closing too, over scheduled time.
    for (group, occupancy) in [0.6325, 0.4762, 0.4764].enumerated() {
      judge.expectPublished("occupancy \(group)", occupancy, halfWidth: 0.0008) {
        (
          $0.agentTotal(group).busyTime + $0.agentTotal(group).afterCloseTime,
          $0.agentTotal(group).scheduledTime
        )
      }
    }
  }

  @Test("The scenario file is this model")
  func file() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let read = try Scenario(
      text: String(contentsOf: root.appending(path: "scenarios/bilingual.yaml"), encoding: .utf8))
    var built = try Self.scenario()
    // The file opens at eight and calls its groups other names, which key nothing that is random here.
    built.horizon = read.horizon
    let (a, b) = (HandCounts.run(read), HandCounts.run(built))
    #expect(a.total() == b.total() && a.journeyTotal() == b.journeyTotal())
  }

  @Test("With redrawn patience fewer give up than published; with waits that restart more are in time")
  func persistence() throws {
    let weeks = Self.isFull ? 1000 : 15
    let kept = Judge("patience kept", try Self.scenario(), replications: weeks)
    let redrawn = Judge("patience redrawn", try Self.scenario(keepsPatience: false), replications: weeks)
    let restarted = Judge("waits restart", try Self.scenario(accumulatesWait: false), replications: weeks)
    // The same weeks in all three: paired, the patience of a redialling caller and nothing else is drawn again.
    let fewer = zip(kept.runs, redrawn.runs).reduce(0) {
      $0 + $1.0.total().abandoned - $1.1.total().abandoned
    }
    #expect(fewer > 0)
    for (a, b) in zip(kept.runs, restarted.runs) {
      #expect(a.total().abandoned == b.total().abandoned && a.within(0).answered <= b.within(0).answered)
    }
    guard Self.isFull else { return }
    // Published 142.87 +-1.66 at 95 %: its standard error is 0.85. |z| > 4.89: no accident of these seeds (1e-6).
    let count = Double(weeks)
    let mean = redrawn.runs.reduce(0) { $0 + $1.total().abandoned } / count
    let variance =
      redrawn.runs.reduce(0) { $0 + ($1.total().abandoned - mean) * ($1.total().abandoned - mean) }
      / (count - 1)
    let z = (142.87 - mean) / (variance / count + 0.85 * 0.85).squareRoot()
    #expect(z > 4.89, "redrawn patience: \(mean)")
  }
}
