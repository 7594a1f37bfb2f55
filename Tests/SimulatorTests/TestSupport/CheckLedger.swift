import Foundation

@testable import Simulator

/// What many checks of one center said.
struct CheckOutcome: Sendable {
  var checks = 0
  var met = 0
  var missed = 0
  var undecided = 0
  var replications = 0

  mutating func add(_ verdict: TargetVerdict.Verdict, replications: Int) {
    checks += 1
    self.replications += replications
    switch verdict {
    case .met: met += 1
    case .missed: missed += 1
    case .undecided, .noContacts: undecided += 1
    }
  }

  mutating func add(_ other: CheckOutcome) {
    checks += other.checks
    met += other.met
    missed += other.missed
    undecided += other.undecided
    replications += other.replications
  }
}

/// The file that `CALLSIM_CHECKS` names, if it does: a line for each piece of a long row of checks, for `scripts/checks-table`.
///
/// Pieces that are there are not made again, so that a row may be interrupted.
struct CheckLedger: Sendable {
  /// Checks of a piece.
  static let piece = 500
  private static let path = ProcessInfo.processInfo.environment["CALLSIM_CHECKS"]

  var center: String
  var mostReplications: Int
  var isMissed: Bool

  func outcome(of seeds: ClosedRange<Int>) -> CheckOutcome? {
    guard let path = Self.path, let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      return nil
    }
    let start = key(seeds)
    for line in text.split(separator: "\n") where line.hasPrefix(start) {
      let counts = line.dropFirst(start.count).split(separator: "\t").compactMap { Int($0) }
      guard counts.count == 4 else { continue }
      return CheckOutcome(
        checks: seeds.count, met: counts[1], missed: counts[0], undecided: counts[2], replications: counts[3])
    }
    return nil
  }

  func record(_ outcome: CheckOutcome, _ seeds: ClosedRange<Int>) {
    guard let path = Self.path else { return }
    let counts = [outcome.missed, outcome.met, outcome.undecided, outcome.replications]
    let line = key(seeds) + counts.map(String.init).joined(separator: "\t") + "\n"
    try? OutputFile.append(Array(line.utf8), to: path)
  }

  /// What the line of a piece begins with: kind, center, most replications, first and last seed.
  private func key(_ seeds: ClosedRange<Int>) -> String {
    let fields = [
      isMissed ? "2" : "1", center, "\(mostReplications)", "\(seeds.lowerBound)", "\(seeds.upperBound)",
    ]
    return fields.joined(separator: "\t") + "\t"
  }
}
