import Testing

@testable import Simulator

@Suite("Reading self-service")
struct SelfServiceReadingTests {
  /// A scenario with one network, whose stages are given in flow form.
  private static func text(_ stages: String, use: String = "bot", clock: String = "horizon: {length: 10h}")
    -> String
  {
    """
    callsim: 1
    name: menus
    \(clock)
    self_service:
      bot:
        stages:
          \(stages.split(separator: "\n").joined(separator: "\n      "))
    contact_types:
      calls:
        channel: voice
        language: es
        arrivals: {rate: 1/min}
        handle_time: {constant: 3min}
        self_service: \(use)
      billing: {channel: voice, arrivals: {rate: 1/min}, handle_time: {constant: 5min}}
    agent_groups: {team: {serves: all, staff: 9}}
    """
  }

  private static let valid = """
    welcome: {time: {constant: 8s}, opt_out: 3%, next: {answer: 90%, agent: rest}}
    answer:
      time: {exponential: {mean: 40s}}
      servers: 12
      next:
        resolved: {share: 55%, returns: {probability: 8%, delay: {exponential: {mean: 1d}}}}
        gives_up: {share: 10%, returns: {probability: 50%, delay: {constant: 1h}, as: billing}}
        agent: {handle_time: 1.2, wrap_up: 0.7, mis_routed: [{to: billing, share: 4%}]}
      when:
        - {contacts: {language: es}, opt_out: 12%, next: {resolved: 30%, agent: rest}}
    """

  @Test("every key of a network is read; the rest takes what is left")
  func everyKey() throws {
    let scenario = try Scenario(text: Self.text(Self.valid))
    let network = try #require(scenario.selfService.first)
    #expect(network.holdsLine && network.stages.map(\.name) == ["welcome", "answer"])
    let welcome = network.stages[0].conduct
    #expect(welcome.optOut == 0.03 && welcome.exits.map(\.to) == [.stage("answer"), .agent])
    #expect(abs(welcome.exits[1].share - 0.1) < 1e-12)
    let answer = network.stages[1]
    #expect(answer.servers == 12)
    let exits = answer.conduct.exits
    #expect(abs(exits[2].share - 0.35) < 1e-12 && exits[2].talkFactor == 1.2 && exits[2].wrapFactor == 0.7)
    #expect(exits[2].misRoutes == [SelfService.MisRoute(to: "billing", share: 0.04)])
    #expect(
      exits[0].returns?.to == nil && exits[1].returns?.to == "billing" && exits[1].returns?.delay.mean == 3600
    )
    let spanish = answer.conduct(for: "calls")
    #expect(spanish.optOut == 0.12 && abs(spanish.exits[1].share - 0.7) < 1e-12 && spanish.time.mean == 40)
    #expect(answer.conduct(for: "billing").optOut == 0)
    #expect(scenario.contactTypes[0].selfService == SelfService.Use(network: "bot"))
    #expect(scenario.notes.isEmpty)
    let days = "calendar: {open: \"08:00-09:00\", interval: 1h}"
    let partly = try Scenario(
      text: Self.text(Self.valid, use: "{network: bot, share: 40%, half_life: 60d}", clock: days))
    #expect(partly.contactTypes[0].selfService == SelfService.Use(network: "bot", share: 0.4, halfLife: 60))
  }

  struct Fault: Sendable {
    var stages: String
    var use = "bot"
    var message: String
  }

  static let faults = [
    Fault(
      stages: "a: {time: {constant: 8s}, next: {resolved: 60%, agent: 45%}}",
      message:
        "s.yaml:7:39: self_service.bot.stages.a.next: shares must add up to 100%, found 105%; lower them"),
    Fault(
      stages: "a: {time: {constant: 8s}, next: {resolved: 60%, agent: 30%}}",
      message:
        "s.yaml:7:39: self_service.bot.stages.a.next: shares must add up to 100%, found 90%; write 'rest' for one of them"
    ),
    Fault(
      stages: "a: {time: {constant: 8s}, next: {resolved: 60%, gives_up: 45%, agent: rest}}",
      message:
        "s.yaml:7:39: self_service.bot.stages.a.next: shares must add up to at most 100%, found 105%; lower them"
    ),
    Fault(
      stages: "a: {time: {constant: 8s}, next: {resolved: rest, agent: rest}}",
      message:
        "s.yaml:7:39: self_service.bot.stages.a.next: only one may be the rest; give the others a share"),
    Fault(
      stages: "a: {time: {constant: 8s}, next: {resolvd: 100%}}",
      message:
        "s.yaml:7:40: self_service.bot.stages.a.next.resolvd: is no stage of this network and no outcome (did you mean 'resolved'?)"
    ),
    Fault(
      stages: "agent: {time: {constant: 8s}, next: {resolved: 100%}}",
      message:
        "s.yaml:7:7: self_service.bot.stages.agent: is the word of an outcome; give the stage another name"),
    Fault(
      stages: """
        a: {time: {constant: 8s}, next: {b: 40%, resolved: 60%}}
        b: {time: {constant: 8s}, next: {c: 100%, agent: 0%}}
        c: {time: {constant: 8s}, next: {b: 50%, c: rest}}
        """,
      message:
        "s.yaml:8:7: self_service.bot.stages.b: contacts never get out of this stage: give resolved, gives_up, agent or opt_out "
        + "a share here, or in a stage that it leads to"),
    Fault(
      stages: "a: {time: {constant: 8s}, next: {resolved: rest}, when: [{contacts: calls, next: {a: 100%}}]}",
      message:
        "s.yaml:7:7: self_service.bot.stages.a: contacts of 'calls' never get out of this stage: give resolved, gives_up, "
        + "agent or opt_out a share here, or in a stage that it leads to"),
    Fault(
      stages: "a: {time: {constant: 8s}, next: {resolved: {handle_time: 1.2}}}",
      message:
        "s.yaml:7:51: self_service.bot.stages.a.next.resolved.handle_time: is about 'agent' only; leave it out here"
    ),
    Fault(
      stages: "a: {time: {constant: 8s}, next: {agent: {returns: {probability: 1%, delay: {constant: 1h}}}}}",
      message:
        "s.yaml:7:48: self_service.bot.stages.a.next.agent.returns: is about 'resolved' and 'gives_up' only; leave it out here"
    ),
    Fault(
      stages: "a: {time: {constant: 8s}, next: {resolved: {urgent: 5%}}}",
      message:
        "s.yaml:7:51: self_service.bot.stages.a.next.resolved.urgent: is about 'agent' only; leave it out here"
    ),
    Fault(
      stages:
        "a: {time: {constant: 8s}, next: {agent: {mis_routed: [{to: biling, share: 4%}]}}}",
      message:
        "s.yaml:7:66: self_service.bot.stages.a.next.agent.mis_routed[0].to: no contact type is named 'biling' (did you mean 'billing'?)"
    ),
    Fault(
      stages:
        "a: {time: {constant: 8s}, next: {agent: {mis_routed: [{to: billing, share: 60%}, {to: calls, share: 50%}]}}}",
      message:
        "s.yaml:7:60: self_service.bot.stages.a.next.agent.mis_routed: shares must add up to at most 100%, found 110%; lower them"
    ),
    Fault(
      stages: "a: {time: {constant: 8s}, next: {resolved: rest}}", use: "bott",
      message:
        "s.yaml:14:19: contact_types.calls.self_service: no self-service network is named 'bott' (did you mean 'bot'?)"
    ),
    Fault(
      stages: "a: {time: {constant: 8s}, next: {resolved: rest}}", use: "{network: bot, half_life: 60d}",
      message:
        "s.yaml:14:45: contact_types.calls.self_service.half_life: needs a calendar; a horizon has no days"),
  ]

  @Test("what cannot be is refused with its place and the remedy", arguments: faults)
  func refused(_ fault: Fault) {
    #expect(Sample.problems(Self.text(fault.stages, use: fault.use)) == [fault.message])
  }

  @Test("calls that the center makes pass no self-service and have no line to be sent to")
  func outbound() {
    let text =
      Self.text("a: {time: {constant: 8s}, next: {agent: {mis_routed: [{to: reminders, share: 4%}]}}}")
      .replacing(
        "agent_groups:",
        with: """
            reminders:
              channel: outbound
              arrivals: {rate: 1/h}
              handle_time: {constant: 1min}
              campaign: {ring: {constant: 20s}, reach: 35%}
              self_service: bot
          agent_groups:
          """)
    #expect(
      Sample.problems(text) == [
        "s.yaml:7:66: self_service.bot.stages.a.next.agent.mis_routed[0].to: must have a line to join; 'reminders' is outbound",
        "s.yaml:21:19: contact_types.reminders.self_service: is for contacts that come by themselves; leave it out for channel: outbound",
      ])
  }

  @Test("a stage that nothing leads to and a network that nobody passes are noted")
  func notes() throws {
    let stages = """
      a: {time: {constant: 8s}, next: {agent: rest}}
      b: {time: {constant: 8s}, next: {a: rest}}
      """
    let unreached = try Scenario(text: Self.text(stages))
    #expect(unreached.notes == ["self_service.bot.stages: nothing leads to b, so no contact gets there"])
    let text = Self.text(Self.valid).replacing("    self_service: bot\n", with: "")
    #expect(
      try Scenario(text: text).notes == [
        "self_service: no contact type passes bot; name it at 'self_service'"
      ])
  }
}
