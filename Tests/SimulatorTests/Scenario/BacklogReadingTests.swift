import Testing

@testable import Simulator

/// The keys of deferrable work and conversations, and what is refused of them.
@Suite("Reading backlogs, deadlines and conversations")
struct BacklogReadingTests {
  /// A calendar with two contact types; `keys` are those of the first, `others` of the second.
  private static func text(
    _ keys: String, channel: String = "messaging", others: String = "", clock: String? = nil
  ) -> String {
    """
    callsim: 1
    name: inbox
    \(clock ?? #"calendar: {open: "08:00-18:00", interval: 1h, days: 5}"#)
    contact_types:
      inbox:
        channel: \(channel)
        arrivals: {rate: 6/h}
        handle_time: {constant: 5min}
    \(keys.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n"))
      calls:
        channel: voice
        arrivals: {rate: 6/h}
        handle_time: {constant: 5min}
    \(others.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n"))
    agent_groups:
      team: {serves: all, staff: 2}
    """
  }

  @Test("all keys are read")
  func keys() throws {
    let keys = """
      backlog: {contacts: 120, ages: {uniform: {min: 1h, max: 3d}}}
      deadline: {within: 24h}
      conversation: {more_touches: 60%, think_time: {exponential: {mean: 2h}}, session_window: 24h, affinity: {wait: 10min}}
      """
    let type = try #require(Scenario(text: Self.text(keys)).contactTypes.first)
    #expect(type.backlog?.contacts == 120)
    #expect(type.deadline == Deadline(within: 86_400, clock: .working))
    #expect(type.conversation?.thinkTime.mean == 7200 && type.conversation?.sessionWindow == 86_400)
    #expect(type.affinity == Affinity(wait: 600, to: .agent, handleTimeFactor: 1))
    guard case .probability(0.6) = type.conversation?.moreTouches else {
      Issue.record("not a probability")
      return
    }
    let others = """
      backlog: {ages: [30min, 2d]}
      deadline: {within: 8h, clock: wall}
      conversation: {more_touches: {constant: 2}, think_time: {constant: 1h}}
      affinity: {wait: 0s, to: team, handle_time: 0.9}
      """
    let second = try #require(
      Scenario(text: Self.text(others.replacing("2d", with: "7h"))).contactTypes.first)
    #expect(second.backlog?.contacts == 2)
    #expect(second.affinity == Affinity(wait: 0, to: .team, handleTimeFactor: 0.9))
    guard case .number(let law) = second.conversation?.moreTouches else {
      Issue.record("not a law")
      return
    }
    #expect(law.mean == 2 && second.conversation?.sessionWindow == .infinity)
  }

  @Test(
    "what can't be meant is refused at its place, with the remedy",
    arguments: [
      // No backlog of what does not wait over night.
      (
        "backlog: {contacts: 3, ages: {constant: 1h}}", "voice", "contact_types.inbox.backlog",
        "over night (messaging, email, portal, fax, case), found channel voice"
      ),
      ("deadline: {within: 1h}", "chat", "contact_types.inbox.deadline", "'acceptable_wait' says how soon"),
      (
        "conversation: {more_touches: 60%, think_time: {constant: 1h}}", "voice",
        "contact_types.inbox.conversation", "found channel voice"
      ),
      // Ages.
      (
        "backlog: {contacts: 3, ages: [1h, 2h]}", "email", "contact_types.inbox.backlog.contacts",
        "the number of ages, 2, found 3"
      ),
      ("backlog: {ages: {constant: 1h}}", "email", "contact_types.inbox.backlog", "needs 'contacts'"),
      ("backlog: {ages: [-2h]}", "email", "contact_types.inbox.backlog.ages[0]", "found '-2h'"),
      (
        "backlog: {contacts: 2, ages: {uniform: {min: -1h, max: 1h}}}", "email",
        "contact_types.inbox.backlog.ages.uniform.min", "found '-1h'"
      ),
      (
        "backlog: {contacts: 0, ages: {constant: 1h}}", "email", "contact_types.inbox.backlog.contacts",
        "from 1"
      ),
      // Deadlines.
      ("deadline: {within: 0s}", "email", "contact_types.inbox.deadline.within", "from 1s"),
      (
        "backlog: {ages: [9h, 26h]}\ndeadline: {within: 10h, clock: wall}", "email",
        "contact_types.inbox.backlog",
        "ages[1], 26h, has its deadline 16h before opening"
      ),
      // 26 h before 08:00 is 06:00 of the day before: ten working hours are over at 18:00, 14 h before opening.
      (
        "backlog: {ages: [9h, 26h]}\ndeadline: {within: 10h}", "email", "contact_types.inbox.backlog",
        "ages[1], 26h, has its deadline 14h before opening"
      ),
      // Affinity needs somebody who comes back.
      (
        "affinity: {wait: 2min}", "email", "contact_types.inbox.affinity",
        "no customer comes back as this contact type: add 'conversation' or 'reconnect'"
      ),
      (
        "conversation: {more_touches: 60%, think_time: {constant: 1h}, affinity: {wait: 1min}}\naffinity: {wait: 2min}",
        "messaging", "contact_types.inbox.affinity", "in 'conversation' too"
      ),
      // Conversations that never end.
      (
        "conversation: {more_touches: 100%, think_time: {constant: 1h}}", "messaging",
        "contact_types.inbox.conversation.more_touches", "to 99.9%"
      ),
    ])
  func refused(_ keys: String, _ channel: String, _ path: String, _ words: String) {
    let outcome = ScenarioReader.read(Self.text(keys, channel: channel), file: "inbox.yaml")
    #expect(outcome.problems.count == 1, "\(outcome.problems)")
    #expect(outcome.problems.first?.path == path)
    #expect(outcome.problems.first?.message.contains(words) == true, "\(outcome.problems)")
  }

  @Test("what is late already may be said to be, and affinity may be of another contact's customers")
  func allowed() throws {
    _ = try Scenario(
      text: Self.text(
        "backlog: {ages: [26h], overdue: true}\ndeadline: {within: 10h, clock: wall}", channel: "email"))
    _ = try Scenario(
      text: Self.text(
        "affinity: {wait: 2min}",
        others: "switch: [{to: inbox, after: [resolved], probability: 10%, delay: {constant: 1h}}]"))
    _ = try Scenario(
      text: Self.text(
        "affinity: {wait: 2min}",
        others: "resolution: 50%\nreconnect: {to: inbox, probability: 10%, delay: {constant: 1h}}"))
  }

  @Test("a steady state has no opening")
  func steadyState() {
    let outcome = ScenarioReader.read(
      Self.text(
        "backlog: {contacts: 3, ages: {constant: 1h}}", clock: "horizon: {length: 100h, warm_up: 1h}"),
      file: "inbox.yaml")
    #expect(outcome.problems.map(\.path) == ["contact_types.inbox.backlog"])
    #expect(outcome.problems.first?.message.contains("replace 'horizon' by 'calendar'") == true)
  }
}
