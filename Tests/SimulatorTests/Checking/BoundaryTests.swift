import Distributions
import Foundation
import StaffingModels
import Testing

@testable import Simulator

/// What verdicts are worth: checks of centers whose figures are known exactly, with targets just there and 2 points beyond.
@Suite struct BoundaryTests {
  static let isFull = ProcessInfo.processInfo.environment["CALLSIM_SLOW"] == "1"

  /// A center with targets that hold exactly, in closed form.
  struct Center: Sendable, CustomStringConvertible {
    var description: String
    var scenario: Scenario
    var mostReplications: Int
    /// Misses its one target by 2 points.
    var isMissed = false
  }

  private static func target(
    _ measure: String, _ bound: Target.Bound, within: Double? = nil, every: Target.Every = .horizon
  ) -> Target {
    Target(
      of: .contacts(["calls"]), measure: measure, within: within, bound: bound, every: every, label: "all")
  }

  /// Row 2 of the figures in Mandelbaum and Zeltyn's way of stating Erlang A: 200 calls an hour of 3 min, patience 5 min, 14 agents.
  private static func erlangA(hours: Double) throws -> (scenario: Scenario, figures: QueueFigures) {
    let formula = ErlangA(arrivalRate: 200.0 / 3600, meanHandleTime: 180, meanPatience: 300)
    let figures = try #require(formula.figures(agents: 14, threshold: 20, short: 5))
    let calls = ContactType.voice(
      "calls", perSecond: 200.0 / 3600, handle: try Exponential(mean: 180),
      patience: try Exponential(mean: 300))
    return (.steady(3600 * (hours + 0.5), warmUp: 1800, [calls], [.team(14)]), figures)
  }

  private static func centers() throws -> [Center] {
    let (base, figures) = try erlangA(hours: 1)
    func center(_ words: String, _ targets: [Target], most: Int = 150, missed: Bool = false) -> Center {
      var scenario = base
      scenario.targets = targets
      return Center(description: words, scenario: scenario, mostReplications: most, isMissed: missed)
    }
    let level = figures.answeredWithin
    var centers = [
      center("Erlang A, service level at least", [target("service_level", .atLeast(level), within: 20)]),
      center("Erlang A, abandonment at most", [target("abandonment", .atMost(figures.abandonment))]),
      center("Erlang A, mean wait at most", [target("mean_wait", .atMost(figures.meanWait))]),
      center(
        "Erlang A, mean wait at least (skewed the other way)",
        [target("mean_wait", .atLeast(figures.meanWait))]),
      center(
        "Erlang A, all three",
        [
          target("service_level", .atLeast(level), within: 20),
          target("abandonment", .atMost(figures.abandonment)), target("mean_wait", .atMost(figures.meanWait)),
        ]),
    ]
    // Busy days: gamma factors of cv 50 % make counts as skewed as days get; their mean is exact.
    var calls = ContactType.voice("calls", handle: try Exponential(mean: 60))
    calls.arrivals = Arrivals(
      process: .perInterval(Array(repeating: 25, count: 8)),
      busyness: Busyness(day: try Gamma(mean: 1, cv: 0.5)))
    let day = Scenario.calendar(hours: 4, interval: 1800, [calls], [.team(5)])
    for (words, targets) in [
      ("busy days, offered at least", [target("offered", .atLeast(200))]),
      ("busy days, offered at most", [target("offered", .atMost(200))]),
      (
        "busy days, offered at least in each of 8 intervals",
        [target("offered", .atLeast(25), every: .interval)]
      ),
    ] {
      var scenario = day
      scenario.targets = targets
      centers.append(Center(description: words, scenario: scenario, mostReplications: 150))
    }
    centers += [
      center(
        "Erlang A, service level 2 points short",
        [target("service_level", .atLeast(level + 0.02), within: 20)], most: 10_000, missed: true),
      center(
        "Erlang A, abandonment 2 points short, at 14 agents for 230 calls",
        [], most: 10_000, missed: true),
    ]
    let busier = ErlangA(arrivalRate: 230.0 / 3600, meanHandleTime: 180, meanPatience: 300)
    let found = try #require(busier.figures(agents: 14, threshold: 20, short: 5))
    centers[centers.count - 1].scenario.contactTypes[0].arrivals.process = .constant(rate: 230.0 / 3600)
    centers[centers.count - 1].scenario.targets = [target("abandonment", .atMost(found.abandonment - 0.02))]
    // 20 calls are few to tell 2 points from: within the default budget all the same.
    let few = ErlangA(arrivalRate: 20.0 / 3600, meanHandleTime: 180, meanPatience: 300)
    let small = try #require(few.figures(agents: 2, threshold: 20, short: 5))
    var scarce = base
    scarce.contactTypes[0].arrivals.process = .constant(rate: 20.0 / 3600)
    scarce.agentGroups = [.team(2)]
    scarce.targets = [target("service_level", .atLeast(small.answeredWithin + 0.02), within: 20)]
    centers.append(
      Center(
        description: "20 calls to 2 agents, service level 2 points short", scenario: scarce,
        mostReplications: 10_000, isMissed: true))
    return centers
  }

  /// Checks with consecutive seeds, two at a time.
  private static func outcome(of center: Center, seeds: ClosedRange<Int>) async -> CheckOutcome {
    await withTaskGroup(of: (TargetVerdict.Verdict, Int).self) { group in
      var outcome = CheckOutcome()
      var next = seeds.lowerBound
      func start() {
        guard next <= seeds.upperBound else { return }
        let run = CheckRun(
          [.init(file: "center", scenario: center.scenario)], seed: UInt64(next),
          replications: center.mostReplications, threads: 1)
        next += 1
        group.addTask {
          let answer = await run.answer()
          let verdicts = answer.scenarios[0].targets.map(\.verdict.verdict)
          let whole: TargetVerdict.Verdict =
            verdicts.contains(.missed) ? .missed : verdicts.contains(.undecided) ? .undecided : .met
          return (whole, answer.scenarios[0].replications)
        }
      }
      for _ in 0..<2 { start() }
      for await (verdict, replications) in group {
        outcome.add(verdict, replications: replications)
        start()
      }
      return outcome
    }
  }

  /// Checks with seeds 1, 2, ..., in pieces that `CheckLedger` keeps, so that an interruption loses one of them.
  private static func outcome(of center: Center, checks: Int) async -> CheckOutcome {
    let ledger = CheckLedger(
      center: center.description, mostReplications: center.mostReplications, isMissed: center.isMissed)
    var whole = CheckOutcome()
    for first in stride(from: 1, through: checks, by: CheckLedger.piece) {
      let seeds = first...min(first + CheckLedger.piece - 1, checks)
      if let known = ledger.outcome(of: seeds) {
        whole.add(known)
        continue
      }
      let found = await outcome(of: center, seeds: seeds)
      ledger.record(found, seeds)
      whole.add(found)
    }
    return whole
  }

  /// The promise is P(missed) <= 0.001 at the boundary. False alarm over seeds: of 10,000 checks at most 21 (0.0007; the limit of
  /// issue 8 and of trust R9), of 20 at most 2 (1e-6).
  @Test(
    "A target that holds exactly is hardly ever called missed",
    arguments: try centers().filter { !$0.isMissed })
  func boundary(_ center: Center) async {
    var center = center
    let checks = Self.isFull ? 10_000 : 20
    if !Self.isFull { center.mostReplications = 55 }
    let outcome = await Self.outcome(of: center, checks: checks)
    #expect(outcome.missed <= (Self.isFull ? 21 : 2), "\(center): \(outcome)")
  }

  /// Of 1,000 checks at least 985 decide when 0.99 do; a lower number has probability 0.08 then, and 1e-9 when 0.998 do.
  @Test("A miss by 2 points is found", arguments: try centers().filter(\.isMissed))
  func power(_ center: Center) async {
    guard Self.isFull || center.description.contains("abandonment") else { return }
    let checks = Self.isFull ? 1000 : 3
    let outcome = await Self.outcome(of: center, checks: checks)
    #expect(outcome.missed >= (Self.isFull ? 990 : 3), "\(center): \(outcome)")
  }
}
