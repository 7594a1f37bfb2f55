import Testing

@testable import Simulator

@Suite("Chats, back-office work and reserves in a scenario file")
struct DeskKeyTests {
  private static func scenario(_ chats: String = "", _ work: String = "", _ team: String = "") -> String {
    """
    callsim: 1
    name: desk
    horizon: {length: 10h}
    contact_types:
      chats:
        channel: chat
        arrivals: {rate: 10/h}
        patience: {exponential: {mean: 2min}}
        \(chats.isEmpty ? "handle_time: {constant: 5min}" : chats)
      work:
        channel: case
        arrivals: {rate: 4/h}
        handle_time: {constant: 20min}
        \(work)
    agent_groups:
      team:
        serves: all
        staff: 3
        concurrency: {capacity: 3, speed: [1, 1.7, 2.5]}
        \(team)
    """
  }

  @Test("everything is read with its units")
  func reading() throws {
    let scenario = try Scenario(
      text: Self.scenario(
        """
        turns: {number: 6, agent: {constant: 40s}, patient: {constant: 1min}}
            silent_abandonment: {share: 40%, detection: {constant: 45s}}
        """, "interruptible: {switch_cost: 20s}", "reserve: [{contacts: {channel: case}, keep_free: 2}]"))
    let chats = scenario.contactTypes[0]
    #expect(chats.turns?.number == .geometric(mean: 6))
    #expect(chats.turns?.agent.mean == 40 && chats.turns?.patient.mean == 60)
    #expect(chats.handleTime.mean == 6 * 40 + 5 * 60)
    #expect(chats.silentAbandonment?.share == 0.4 && chats.silentAbandonment?.detection.mean == 45)
    #expect(scenario.contactTypes[1].switchCost == 20)
    #expect(scenario.agentGroups[0].reserves == [.init(types: ["work"], keepFree: 2)])
    let model = Model(scenario)
    #expect(model.keepFree == [0, 2])
    #expect(model.has(.turns) && model.has(.silentAbandonment) && model.has(.interruptions))
  }

  @Test("the number of turns may be given by shares")
  func shares() throws {
    let scenario = try Scenario(
      text: Self.scenario(
        "turns: {number: [50%, 30%, 20%], agent: {constant: 40s}, patient: {constant: 1min}}"))
    #expect(scenario.contactTypes[0].turns?.number == .shares([0.5, 0.3, 0.2]))
  }

  private struct Fault: Sendable {
    var chats = ""
    var work = ""
    var team = ""
    var message: String
  }

  private static let faults = [
    Fault(
      chats: "handle_time: {constant: 1min}\n    interruptible: {switch_cost: 20s}",
      message: "contact_types.chats.interruptible: chat cannot be put aside"),
    Fault(
      work: "silent_abandonment: {share: 40%, detection: {constant: 45s}}",
      message: "contact_types.work.silent_abandonment: who gives up on case is seen to be gone"),
    Fault(
      chats: """
        handle_time: {constant: 1min}
            patience: infinite
            silent_abandonment: {share: 40%, detection: {constant: 45s}}
        """, message: "patience"),
    Fault(
      chats: "turns: {number: [50%, 30%], agent: {constant: 40s}, patient: {constant: 1min}}",
      message: "contact_types.chats.turns.number: must add up to 100%, found 80%"),
    Fault(
      chats: "turns: {number: 0.5, agent: {constant: 40s}, patient: {constant: 1min}}",
      message: "contact_types.chats.turns.number: must be a number"),
    Fault(
      chats: """
        handle_time: {constant: 1min}
            turns: {number: 6, agent: {constant: 40s}, patient: {constant: 1min}}
        """, message: "needs exactly one of handle_time, turns"),
    Fault(
      work: "interruptible: {switch_cost: -1s}",
      message: "contact_types.work.interruptible.switch_cost: must be a duration"),
    Fault(
      team: "reserve: [{contacts: nobody, keep_free: 2}]",
      message: "no contact type is named 'nobody'"),
    Fault(
      team: "reserve: [{contacts: work, keep_free: 2}, {contacts: all, keep_free: 1}]",
      message: "gives contact type 'work' a second reserve"),
  ]

  @Test("what makes no sense is refused, with its place and what to do", arguments: faults)
  private func refusals(_ fault: Fault) {
    let error = #expect(throws: InvalidScenario.self) {
      try Scenario(text: Self.scenario(fault.chats, fault.work, fault.team))
    }
    #expect("\(error.map(String.init(describing:)) ?? "")".contains(fault.message))
  }

  @Test("a call in turns, and one put aside, are refused by channel")
  func voice() {
    let text = Self.scenario(
      "turns: {number: 6, agent: {constant: 40s}, patient: {constant: 1min}}"
    ).replacing("channel: chat", with: "channel: voice")
    let error = #expect(throws: InvalidScenario.self) { try Scenario(text: text) }
    #expect(
      "\(error.map(String.init(describing:)) ?? "")".contains(
        "contact_types.chats.turns: voice takes an agent's whole attention"))
  }
}
