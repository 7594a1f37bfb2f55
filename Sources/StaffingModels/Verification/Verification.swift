import Distributions
import Foundation
import Simulator

/// Lays every figure of known models beside the simulated one: what `callsim verify` does.
///
/// A figure x with standard error s over n replications gives t = (x - exact) / s, and z is the normal score of its Student probability;
/// where the value is another simulation's, its own error is added. All figures agree when no |z| is beyond
///
///     z(1 - error / (2 m)),   m figures (Bonferroni)
///
/// so that a right simulator fails with probability `error` at most. In every replication, flow conservation and Little's law are
/// checked too.
public struct Verification: Sendable {
  public struct Row: Sendable {
    public var figure: VerificationCase.Figure
    /// As `run` states it.
    public var estimate: Estimate
    /// nil where there is no estimate with a standard error.
    public var z: Double?
  }

  public struct CaseResult: Sendable {
    public var model: VerificationCase
    public var rows: [Row]
    public var replications: Int
    public var contacts: Double
    public var brokenIdentities: [String]
  }

  public struct Answer: Sendable {
    public var cases: [CaseResult]
    public var seed: UInt64
    /// Of the whole table.
    public var error: Double
    /// false after Ctrl-C: cases are missing.
    public var isComplete: Bool

    public var figures: Int { cases.reduce(0) { $0 + $1.rows.count } }
    public var largest: Double { cases.flatMap(\.rows).compactMap { $0.z.map(abs) }.max() ?? 0 }
    /// Largest |z| allowed.
    public var limit: Double { -StandardNormal.quantile(error / Double(2 * max(figures, 1))) }

    public func agrees(_ row: Row) -> Bool { row.z.map { abs($0) <= limit } ?? false }

    public var agrees: Bool {
      cases.allSatisfy { $0.brokenIdentities.isEmpty && $0.rows.allSatisfy(agrees) }
    }
  }

  public var cases: [VerificationCase]
  public var seed: UInt64
  public var threads: Int
  public var error = 0.001
  /// Replications of each case, as a share of its own number; at least 20.
  public var effort = 1.0

  public init(_ cases: [VerificationCase] = VerificationCases.all, seed: UInt64 = 1, threads: Int) {
    self.cases = cases
    self.seed = seed
    self.threads = threads
  }

  /// - Parameters:
  ///   - stop: ends it with the cases that are done.
  ///   - progress: what is being done, in words.
  public func answer(
    stop: StopFlag = StopFlag(), progress: @Sendable (String) -> Void = { _ in }
  ) async -> Answer {
    var done: [CaseResult] = []
    for (index, model) in cases.enumerated() where !stop.isRaised {
      progress("model \(index + 1)/\(cases.count): \(model.title)")
      let result = await run(model, stop: stop)
      if result.isComplete { done.append(Self.compare(model, result)) }
    }
    return Answer(cases: done, seed: seed, error: error, isComplete: done.count == cases.count)
  }

  private func run(_ model: VerificationCase, stop: StopFlag) async -> RunResult {
    let count = max(20, Int(Double(model.replications) * effort))
    var run = ScenarioRun(model.scenario, seed: seed, rule: .replications(count), threads: threads)
    run.listsIntervals = model.figures.contains { $0.interval != nil }
    return await run.result(stop: stop)
  }

  private static func compare(_ model: VerificationCase, _ result: RunResult) -> CaseResult {
    let rows = model.figures.map { figure -> Row in
      let found = result.estimates.first {
        $0.measure == figure.measure && $0.of == figure.of && $0.interval == figure.interval
      }
      guard let found else { preconditionFailure("\(model.name) has an estimate of \(figure.measure)") }
      return Row(figure: figure, estimate: found, z: score(found, figure))
    }
    return CaseResult(
      model: model, rows: rows, replications: result.replications, contacts: result.contactsSimulated,
      brokenIdentities: result.brokenIdentities)
  }

  private static func score(_ found: Estimate, _ figure: VerificationCase.Figure) -> Double? {
    guard let value = found.value, let halfWidth = found.halfWidth, halfWidth > 0 else { return nil }
    let freedom = Double(found.n - 1)
    let own = halfWidth / StudentT.quantile((1 + found.confidence) / 2, degreesOfFreedom: freedom)
    let difference = value - figure.exact
    if let published = figure.halfWidth {
      return difference / hypot(own, published / StandardNormal.quantile(0.975))
    }
    let tail = StudentT.upperTail(abs(difference) / own, degreesOfFreedom: freedom)
    return (difference < 0 ? 1 : -1) * StandardNormal.quantile(max(min(tail, 0.5), 1e-300))
  }
}

extension VerificationCase {
  /// What its text says.
  public var scenario: Scenario {
    do {
      return try Scenario(text: text, file: "\(name).yaml")
    } catch {
      preconditionFailure("the scenario of a verification is valid: \(error)")
    }
  }
}
