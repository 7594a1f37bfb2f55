import Distributions
import Foundation
import Testing

@testable import Simulator

/// Files of finished replications: the same result with and without a stop, in one piece and in parts, whatever happens to them.
@Suite("Files of replications")
struct ReplicationLogTests {
  private static let day = """
    callsim: 1
    name: day
    calendar: {open: "08:00-12:00", interval: 30min, days: 2}
    contact_types:
      a: {channel: voice, arrivals: {rate: 60/h}, handle_time: {exponential: {mean: 4min}}, patience: {exponential: {mean: 3min}}}
      b: {channel: voice, arrivals: {rate: 20/h}, handle_time: {exponential: {mean: 5min}}}
    agent_groups:
      team: {serves: all, staff: 6}
    targets:
      - {contacts: all, measure: service_level, within: 30s, at_least: 80%, every: interval}
    """
  private static let steady = """
    callsim: 1
    name: steady
    horizon: {length: 6h, warm_up: 1h}
    contact_types:
      a: {channel: voice, arrivals: {rate: 60/h}, handle_time: {exponential: {mean: 4min}}}
    agent_groups:
      team: {serves: all, staff: 5}
    """

  private func folder() throws -> URL {
    let url = FileManager.default.temporaryDirectory.appending(path: "callsim-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    return url
  }

  private func run(_ text: String, _ replications: Int, first: Int = 0, threads: Int = 2) throws
    -> ScenarioRun
  {
    var run = ScenarioRun(
      try Scenario(text: text), seed: 3, rule: .replications(replications), threads: threads)
    run.first = first
    return run
  }

  private func document(_ result: RunResult) -> [UInt8] {
    ResultDocument(result, tool: .init(version: "test", commit: nil)).bytes
  }

  @Test(
    "a run that goes on from any number of replications gives the bytes of one that was not stopped",
    arguments: [day, steady])
  func resumed(_ text: String) async throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let whole = document(await (try run(text, 12)).result())
    for done in [0, 1, 7, 12] {
      let path = folder.appending(path: "\(done).part").path
      let partial = try run(text, done)
      if done > 0 {
        _ = await partial.result(
          log: try ReplicationLog(path, of: partial.header(tool: "test"), resumes: false))
      }
      let rest = try run(text, 12, threads: 3)
      let log = try ReplicationLog(path, of: rest.header(tool: "test"), resumes: true)
      #expect(document(await rest.result(log: log)) == whole)
      #expect(log.found == done && log.problem == nil)
    }
  }

  @Test("parts of any sizes make the whole, in any order", arguments: [day, steady])
  func merged(_ text: String) async throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let whole = document(await (try run(text, 12)).result())
    var paths: [String] = []
    for (first, count) in [(0, 5), (5, 1), (6, 6)] {
      let part = try run(text, count, first: first)
      paths.append(folder.appending(path: "\(first).part").path)
      let log = try ReplicationLog(
        paths[paths.count - 1], of: part.header(tool: "test", whole: 12), resumes: false)
      _ = await part.result(log: log)
    }
    let all = try run(text, 12)
    let parts = try ReplicationParts(paths.reversed(), of: all.header(tool: "test"))
    #expect(document(try all.merged(parts)) == whole)

    func problem(_ paths: [String]) -> String {
      do {
        _ = try all.merged(try ReplicationParts(paths, of: all.header(tool: "test")))
        return ""
      } catch { return "\(error)" }
    }
    #expect(problem([paths[0], paths[2]]).contains("replications 6 to 6 are in none of the files"))
    #expect(problem([paths[0], paths[1]]).contains("replications 7 to 12 are in none of the files"))
    #expect(problem(paths + [paths[1]]).contains("are in two files"))
    #expect(problem([paths[0], "/nowhere/x.part"]).contains("No such file"))
  }

  @Test(
    "cut off at any byte, it goes on from the last whole replication")
  func truncated() async throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "a.part").path
    let small = try run(Self.steady, 4)
    _ = await small.result(log: try ReplicationLog(path, of: small.header(tool: "test"), resumes: false))
    let whole = document(await small.result())
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    // Some bytes of the header, then some of the rest.
    for length in Array(stride(from: 0, to: 400, by: 9))
      + Array(stride(from: 400, to: bytes.count, by: max(bytes.count / 40, 1)))
    {
      try bytes.prefix(length).write(to: URL(fileURLWithPath: path))
      do {
        let log = try ReplicationLog(path, of: small.header(tool: "test"), resumes: true)
        #expect(document(await small.result(log: log)) == whole, "\(length)")
        #expect(log.found < 4)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes, "\(length)")
      } catch { Issue.record("\(length): \(error)") }
    }
  }

  @Test("a flipped bit is found: what stands behind it is simulated again, and no number changes")
  func flipped() async throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "a.part").path
    let small = try run(Self.steady, 3)
    _ = await small.result(log: try ReplicationLog(path, of: small.header(tool: "test"), resumes: false))
    let whole = document(await small.result())
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    var stream = StreamKey(seed: 5, replication: 0, purpose: .arrival, name: "flips").stream(0)
    for _ in 0..<60 {
      let place = Int(stream.uniform() * Double(bytes.count))
      var damaged = bytes
      damaged[place] ^= 1 << UInt8(stream.uniform() * 8)
      try damaged.write(to: URL(fileURLWithPath: path))
      do {
        let log = try ReplicationLog(path, of: small.header(tool: "test"), resumes: true)
        #expect(document(await small.result(log: log)) == whole, "byte \(place)")
      } catch {
        #expect(error is ReplicationLog.Refusal && place < 400, "byte \(place): \(error)")
      }
    }
  }

  @Test("a file of something else is never written to")
  func foreign() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "notes.txt").path
    let small = try run(Self.steady, 2)
    for text in [
      "hello", "callsim: 1\nname: mine\n", "callsim.part/1\n\0" + String(repeating: "x", count: 500),
    ] {
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      #expect(throws: ReplicationLog.Refusal.self) {
        _ = try ReplicationLog(path, of: small.header(tool: "test"), resumes: true)
      }
      #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    }
  }

  @Test("another scenario, seed, version or start is refused; a file in use as well; nothing is overwritten")
  func refused() async throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "a.part").path
    let small = try run(Self.steady, 2)
    let first = try ReplicationLog(path, of: small.header(tool: "test"), resumes: false)
    func refusal(_ header: ReplicationHeader, resumes: Bool = true) -> String {
      do {
        _ = try ReplicationLog(path, of: header, resumes: resumes)
        return "none"
      } catch { return "\(error)" }
    }
    #expect(refusal(small.header(tool: "test")).contains("another process"))
    #expect(refusal(small.header(tool: "test"), resumes: false).contains("is there already"))
    _ = await small.result(log: first)
    withExtendedLifetime(first) {}
    let copy = folder.appending(path: "b.part").path
    try FileManager.default.copyItem(atPath: path, toPath: copy)
    func other(_ header: ReplicationHeader) -> String {
      do {
        _ = try ReplicationLog(copy, of: header, resumes: true)
        return "none"
      } catch { return "\(error)" }
    }
    #expect(other(try run(Self.day, 2).header(tool: "test")).contains("is of another scenario, 'steady'"))
    var seeded = small
    seeded.seed = 4
    #expect(other(seeded.header(tool: "test")).contains("is of seed 3, not 4"))
    #expect(other(small.header(tool: "2.0")).contains("was written by callsim test"))
    var later = small
    later.first = 1
    #expect(other(later.header(tool: "test")).contains("begins with replication 0, not 1"))
    #expect(other(small.header(tool: "test")) == "none")
    #expect(try Data(contentsOf: URL(fileURLWithPath: copy)) == Data(contentsOf: URL(fileURLWithPath: path)))
  }
}
