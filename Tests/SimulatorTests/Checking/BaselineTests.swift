import Foundation
import Testing

@testable import Simulator

/// Baselines: what they keep, and what they call a change.
@Suite struct BaselineTests {
  private static func answer(seed: Int = 1, staff: Int = 5, rate: String = "60/h") async throws -> CheckAnswer
  {
    await CheckRunTests.check(
      try CheckRunTests.scenario(
        """
          - {contacts: calls, measure: service_level, within: 45s, at_least: 1%}
          - {agents: all, measure: occupancy, at_most: 99%}
        """, rate: rate, seed: seed, staff: staff), baseline: true)
  }

  @Test("A baseline comes back from its file as it was, with a measure on each line")
  func roundTrip() async throws {
    let baseline = Baseline(of: try await Self.answer())
    let bytes = BaselineFile.bytes(of: baseline)
    let folder = FileManager.default.temporaryDirectory.appending(path: "baseline-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "b.json").path
    try OutputFile(file).replace(with: bytes)
    #expect(try BaselineFile.read(file) == baseline)
    let entries = try #require(baseline.scenarios.first?.entries)
    #expect(entries.contains { $0.key.measure == "service_level" && $0.key.threshold == 45 })
    #expect(entries.contains { $0.key.measure == "mean_wait" && $0.key.of == .contactType("calls") })
    #expect(entries.contains { $0.key.measure == "occupancy" && $0.key.of == .center })
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.split(separator: "\n").count { $0.contains("\"mean\":") } == entries.count)
  }

  @Test("The same scenario and seed show no change, another seed none either")
  func same() async throws {
    let baseline = Baseline(of: try await Self.answer())
    let again = BaselineComparison(try await Self.answer(), against: baseline)
    #expect(again.standings.map(\.standing) == [.same])
    #expect(again.rows.allSatisfy { $0.difference == 0 && $0.verdict == .noChangeShown })
    let other = BaselineComparison(
      try await Self.answer(seed: 2), against: baseline, smallestChange: Self.any)
    #expect(other.rows.allSatisfy { $0.verdict == .noChangeShown })
    #expect(!other.hasRegression)
  }

  /// Whatever can be shown counts.
  private static var any: BaselineComparison.SmallestChange {
    var least = BaselineComparison.SmallestChange()
    (least.share, least.seconds, least.relative) = (0, 0, 0)
    return least
  }

  @Test(
    "One agent less is a regression of service and waits, and a change of occupancy; one more an improvement")
  func staff() async throws {
    let baseline = Baseline(of: try await Self.answer())
    let worse = BaselineComparison(try await Self.answer(staff: 4), against: baseline)
    #expect(worse.hasRegression)
    #expect(worse.standings.map(\.standing) == [.changed])
    func verdicts(_ comparison: BaselineComparison, _ measure: String) -> Set<BaselineComparison.Verdict> {
      Set(comparison.rows.filter { $0.before.key.measure == measure }.map(\.verdict))
    }
    #expect(verdicts(worse, "mean_wait") == [.regression])
    #expect(verdicts(worse, "service_level") == [.regression])
    // A target promises at most so much, which makes more of it worse.
    #expect(verdicts(worse, "occupancy") == [.regression])
    let better = BaselineComparison(try await Self.answer(staff: 6), against: baseline)
    #expect(!better.hasRegression)
    #expect(verdicts(better, "mean_wait") == [.improvement])
  }

  @Test("A change below the smallest that matters is none")
  func smallestChange() async throws {
    let baseline = Baseline(of: try await Self.answer())
    let slightly = try await Self.answer(rate: "62/h")
    var generous = BaselineComparison.SmallestChange()
    (generous.share, generous.seconds) = (0.2, 60)
    #expect(!BaselineComparison(slightly, against: baseline, smallestChange: generous).hasRegression)
  }

  @Test("Welch's test and Holm's procedure, worked out")
  func holm() {
    #expect(BaselineComparison.holm([0.0004, 0.02, 0.0003], 0.001) == [true, false, true])
    #expect(BaselineComparison.holm([0.0006, 0.0005], 0.001) == [true, true])
    #expect(BaselineComparison.holm([0.0006, 0.0006], 0.001) == [false, false])
    #expect(BaselineComparison.holm([], 0.001).isEmpty)
  }

  @Test("A scenario that the baseline does not know is told, and so is a measure that is gone")
  func unknown() async throws {
    let answer = try await Self.answer()
    let other = BaselineComparison(answer, against: Baseline())
    #expect(other.standings.map(\.standing) == [.notInBaseline])
    #expect(other.rows.isEmpty)
    var entry = try #require(Baseline(of: answer)["desk"])
    entry.entries[0].key.of = .language("eo")
    let comparison = BaselineComparison(answer, against: Baseline([entry]))
    #expect(comparison.missing.first?.measures == [entry.entries[0].key.measure])
    #expect(CheckWords.remarks(comparison).contains { $0.contains("only") })
  }

  @Test("An update keeps the scenarios that were not checked")
  func update() async throws {
    let fresh = Baseline(of: try await Self.answer())
    var other = try #require(fresh["desk"])
    other.name = "another"
    var old = try #require(fresh["desk"])
    old.replications = 1
    let updated = Baseline([other, old]).updated(with: fresh)
    #expect(updated.scenarios.map(\.name) == ["another", "desk"])
    #expect(updated["desk"]?.replications == 100)
  }

  @Test(
    "What is no baseline is refused with its place",
    arguments: [
      ("", "not JSON"), ("[1]", "another type"), (#"{"format":"callsim.result/1"}"#, "callsim.baseline/1"),
      (#"{"format":"callsim.baseline/1"}"#, "'scenarios' is missing"),
      (
        #"{"format":"callsim.baseline/1","scenarios":[{"name":"a","replications":1,"seed":1,"sha256":"","measures":[{"mean":"x"}]}]}"#,
        "scenarios[0].measures[0].mean"
      ),
      (
        #"{"format":"callsim.baseline/1","scenarios":[{"name":"a","replications":1,"seed":1,"sha256":"","measures":[{"mean":1,"measure":"m","n":2,"of":{"planet":"x"},"standard_error":0,"unit":"s"}]}]}"#,
        "no estimate"
      ),
    ])
  func malformed(_ text: String, _ words: String) throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "b-\(UUID().uuidString).json")
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let problem = #expect(throws: BaselineFile.Problem.self) { try BaselineFile.read(file.path) }
    #expect(problem?.description.contains(words) == true, "\(problem?.description ?? "")")
    #expect(throws: UnreadableFile.self) { try BaselineFile.read(file.path + ".none") }
  }
}
