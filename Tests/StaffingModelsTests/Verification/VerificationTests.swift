import Foundation
import ReferenceCases
import Simulator
import Testing

@testable import StaffingModels

/// `callsim verify`: its exact values against those of other programs, and what it says of a simulator that errs.
@Suite struct VerificationTests {
  private func exact(_ model: VerificationCase, _ measure: String, of scope: Scope = .center) throws -> Double
  {
    try #require(model.figures.first { $0.measure == measure && $0.of == scope }).exact
  }

  @Test("Erlang A as stated to six digits elsewhere")
  func erlangA() throws {
    let stated: [(String, Double)] = [
      ("abandonment", 0.030912), ("delay_probability", 0.467774), ("occupancy", 0.930324),
      ("service_level", 0.943019), ("service_level_ignore", 0.972030), ("service_level_credit", 0.972864),
      ("service_level_answered", 0.973100),
    ]
    for (measure, value) in stated { #expect(abs(try exact(.erlangA, measure) - value) < 6e-7) }
    #expect(abs(try exact(.erlangA, "mean_wait") - 3.709) < 6e-4)
    #expect(abs(try exact(.erlangASmall, "abandonment") - 0.013984) < 6e-7)
    #expect(abs(try exact(.erlangASmall, "mean_wait") - 4.195) < 6e-4)
  }

  @Test("Chats as stated to six digits elsewhere")
  func chats() throws {
    #expect(abs(try exact(.chatPatient, "delay_probability") - 0.510147) < 6e-7)
    #expect(abs(try exact(.chatPatient, "mean_wait") / 60 - 4.372688) < 6e-7)
    #expect(abs(try exact(.chatPatient, "talk_time") / 60 - 7.048635) < 6e-7)
    #expect(abs(try exact(.chatPatient, "concurrency") - 2.360281) < 6e-7)
    #expect(abs(try exact(.chatPatient, "occupancy") - 0.895906) < 6e-7)
    #expect(abs(try exact(.chatImpatient, "abandonment") - 0.147652) < 6e-7)
    #expect(abs(try exact(.chatImpatient, "delay_probability") - 0.324161) < 6e-7)
    #expect(abs(try exact(.chatImpatient, "talk_time") / 60 - 6.954990) < 6e-7)
  }

  @Test("M/D/c and redial agree with the reference programs")
  func references() throws {
    for id in ["MDc-A8-c10", "MDc-A45-c50"] {
      let item = ReferenceCase.named(id, in: "service_general")
      let queue = DeterministicService(
        arrivalRate: item.arrivalsPerSecond, handleTime: item.parameters["service"]["value"].number,
        agents: item.agents)
      #expect(abs(queue.delayProbability - item.measures["prob_wait"].number) < 1e-8)
      #expect(abs(queue.meanWait - item.measures["mean_wait"].number) < 1e-5)
    }
    let retrial = ReferenceCase.named("retrial-c10-p1", in: "retrial_chat").measures
    #expect(abs(try exact(.retrial, "blocking") - retrial["attempt_blocked"].number) < 1e-6)
    let attempts = retrial["attempts_per_fresh_call"].number * 150 * 100
    #expect(abs(try exact(.retrial, "arrivals") - attempts) < 0.05)
  }

  @Test("The single-server limits: M/D/1 waits half as long as M/M/1, and priorities keep the mean of all")
  func limits() throws {
    let queue = DeterministicService(arrivalRate: 0.6, handleTime: 1, agents: 1)
    #expect(abs(queue.meanWait - 0.75) < 1e-9)
    // Who is served first does not change the mean over all when nobody's work is known: a third of calls is urgent.
    let urgent = try exact(.priorities, "mean_wait", of: .contactType("urgent"))
    let routine = try exact(.priorities, "mean_wait", of: .contactType("routine"))
    let all = ErlangC.delayProbability(agents: 10, load: 9) * 180
    #expect(abs((urgent + 2 * routine) / 3 - all) < 1e-9)
  }

  @Test(
    "Every model is a valid scenario of its own name, and names are unique", arguments: VerificationCases.all)
  func scenarios(_ model: VerificationCase) throws {
    let scenario = try Scenario(text: model.text)
    #expect(scenario.name == model.name)
    #expect(!model.figures.isEmpty && model.figures.allSatisfy { $0.exact.isFinite && $0.exact > 0 })
    #expect(VerificationCases.all.count { $0.name == model.name } == 1)
  }

  @Test("The published models are those of scenarios/", arguments: ["telethon", "bilingual"])
  func shipped(_ name: String) async throws {
    let root = URL(filePath: #filePath).appending(path: "../../../..").standardized
    let shipped = try Scenario(contentsOf: root.appending(path: "scenarios/\(name).yaml").path)
    let model = try #require(VerificationCases.all.first { $0.name == name })
    func arrivals(_ scenario: Scenario) async -> [Estimate] {
      await ScenarioRun(scenario, seed: 3, rule: .replications(2)).result().estimates
    }
    #expect(await arrivals(shipped) == arrivals(model.scenario))
  }

  /// Two models at a sixth of their length: false alarm 0.001 by the statement itself, at a fixed seed.
  @Test("A right simulator agrees; one that errs by 3 % is caught, with its place")
  func verdict() async throws {
    var verification = Verification([.erlangB, .constantHandleTimes], threads: 2)
    verification.effort = 0.17
    let right = await verification.answer()
    #expect(right.agrees && right.isComplete)
    #expect(right.figures == 5)
    #expect(abs(right.limit - 3.7190) < 1e-3)
    let report = VerificationReport(right)
    #expect(report.text(isColored: false).hasPrefix("verify: all 5 figures of 2 models agree; largest |z| "))
    var wrong = VerificationCase.constantHandleTimes
    wrong.figures[2].exact *= 1.03
    verification.cases = [.erlangB, wrong]
    let caught = await verification.answer()
    #expect(!caught.agrees)
    let text = VerificationReport(caught).text(isColored: false)
    #expect(text.hasPrefix("verify: 1 of 5 figures of 2 models disagree"))
    #expect(text.contains("DISAGREES"))
  }

  @Test("The document is JSON, the same for any number of threads")
  func document() async throws {
    var verification = Verification([.erlangB], threads: 1)
    verification.effort = 0
    let one = VerificationReport(await verification.answer()).json(tool: .init(version: "1", commit: nil))
    verification.threads = 3
    #expect(
      VerificationReport(await verification.answer()).json(tool: .init(version: "1", commit: nil)) == one)
    let document = try #require(try JSONSerialization.jsonObject(with: Data(one)) as? [String: Any])
    #expect(document["format"] as? String == "callsim.verification/1")
    #expect((document["figures"] as? [[String: Any]])?.count == 2)
  }
}
