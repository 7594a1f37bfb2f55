import Distributions
import Testing

@testable import Simulator

@Suite("Reading a scenario")
struct ScenarioReadingTests {
  @Test("the smallest model is read with its units and defaults")
  func erlangA() throws {
    let scenario = try Scenario(text: Sample.erlangA)
    guard case .steadyState(let length, .seconds(let warmUp)) = scenario.horizon else {
      Issue.record("not a steady state")
      return
    }
    #expect(length == 1_800_000)
    #expect(warmUp == 18_000)
    let calls = try #require(scenario.contactTypes.first)
    #expect(calls.arrivals.process == .constant(rate: 0.8))
    #expect(calls.patience?.mean == 120)
    #expect(calls.handleTime.mean == 60)
    #expect(calls.wrapUp == nil)
    #expect(calls.priority == 1 && calls.weight == 1 && calls.score == .init(base: 0, rate: 1))
    #expect(calls.acceptableWait == 20 && calls.shortAbandonment == 5)
    #expect(scenario.agentGroups.map(\.staff) == [.constant(50)])
    #expect(scenario.routing == RoutingKeys.defaults)
    #expect(scenario.targets.map(\.bound) == [.atMost(0.05)])
    #expect(scenario.run.replications == nil && scenario.run.seed == 1 && scenario.run.confidence == 0.95)
    #expect(scenario.notes.isEmpty)
    #expect(scenario.digest.count == 64)
  }

  @Test("every key of a day is read")
  func day() throws {
    let scenario = try Scenario(text: Sample.day)
    guard case .calendar(let calendar) = scenario.horizon else {
      Issue.record("not a calendar")
      return
    }
    #expect(
      calendar
        == Calendar(
          open: 25_200, close: 32_400, interval: 1_800, days: 2, date: "2026-03-02", closing: .drop,
          firstWeekday: .mon)
    )
    #expect(scenario.lines == 24 && scenario.queueLimit == 50)
    #expect(scenario.busyness.day?.coefficientOfVariation.isNear(0.1) == true)
    #expect(scenario.busyness.interval?.mean == 1)
    #expect(scenario.run.replications == 100 && scenario.run.seed == 7 && scenario.run.countBy == .completion)
    #expect(scenario.contactTypes.map(\.name) == ["cardiology-es", "cardiology-en", "billing"])
    let spanish = scenario.contactTypes[0]
    #expect(spanish.score.rate.isNear(2.0 / 60))
    #expect(spanish.urgent?.share == 0.03)
    #expect(spanish.arrivals.process == .perInterval([6, 14, 22, 9]))
    #expect(spanish.balking == .byQueueLength([0, 0, 0.1, 0.5]))
    #expect(spanish.handleTime.mean.isNear(310))
    #expect(spanish.wrapUp?.isSkippable == true)
    #expect(spanish.messageAfter == 120 && spanish.queueLimit == 10 && spanish.shortAbandonment == 3)
    #expect(spanish.acceptableWait == 30, "from the service-level target")
    let english = scenario.contactTypes[1]
    #expect(english.acceptableWait == 45)
    #expect(english.patience?.mean.isNear(0.7 * 180 + 0.3 * 600) == true)
    guard case .linear(let points) = english.arrivals.process else {
      Issue.record("not linear")
      return
    }
    #expect(points.map(\.time) == [25_200, 30_600, 32_400])
    #expect(scenario.contactTypes[2].patience == nil && scenario.contactTypes[2].acceptableWait == 20)
    #expect(scenario.agentGroups[0].serves == ["cardiology-es", "cardiology-en"])
    #expect(scenario.agentGroups[0].handleTimeFactors == [1.2, 1])
    #expect(scenario.agentGroups[1].serves.count == 3)
    #expect(scenario.routing.agentRanks["cardiology-es"] == ["bilingual": 1, "generalists": 2])
    #expect(scenario.routing.contactRanks["generalists"]?["cardiology-en"] == 2)
    #expect(
      scenario.targets.map(\.label) == [
        "language es", "cardiology-es", "billing, channel voice", "bilingual, generalists",
      ])
    #expect(scenario.targets[3].of == .agents(["bilingual", "generalists"]))
    #expect(scenario.targets[2].bound == .atMost(1000))
  }

  @Test("all problems are found at once, each once, in the order of the file")
  func allAtOnce() {
    let text = """
      callsim: 1
      name: riverside
      calendar: {open: "07:00-19:00", interval: 35min, date: 2026-02-30}
      contact_types:
        cardiology-es:
          channel: voce
          priority: -1
          arrivals: {per_interval: [6, 14], busyness: {gama: {cv: 15%}}}
          patience: {weibull: {mean: 3m, shape: 1.3}}
          aht: {lognormal: {mean: 5min, cv: 0.9}}
      agent_groups:
        team: {serves: [cardiolgy-es], staff: 010, cost: 31}
      routing: {policy: longest-wat}
      targets:
        - {contacts: {language: fr}, measure: mean_wait, at_most: 5%}
        - {agents: all, measure: abandonment, at_most: 5%}
      """
    #expect(
      Sample.problems(text) == [
        "s.yaml:3:43: calendar.interval: must divide the 12h of opening hours, found 35min",
        "s.yaml:3:56: calendar.date: must be a date such as 2026-03-02, found '2026-02-30' (there is no such day)",
        "s.yaml:6:14: contact_types.cardiology-es.channel: must be one of voice, chat, messaging, email, portal, fax, case, outbound, found 'voce' (did you mean 'voice'?)",
        "s.yaml:7:15: contact_types.cardiology-es.priority: must be a whole number from 0 to 1,000,000, found '-1'",
        "s.yaml:8:50: contact_types.cardiology-es.arrivals.busyness.gama: is not a key of a distribution of a factor "
          + "(did you mean 'gamma'?)",
        "s.yaml:9:32: contact_types.cardiology-es.patience.weibull.mean: must be a duration from 1ms to 10000d, "
          + "such as 2min, found '3m' (did you mean '3min'?)",
        "s.yaml:10:5: contact_types.cardiology-es.aht: is not a key of a contact type (did you mean 'handle_time'?)",
        "s.yaml:12:18: agent_groups.team.serves: no contact type is named 'cardiolgy-es' (did you mean 'cardiology-es'?)",
        "s.yaml:12:41: agent_groups.team.staff: must be a whole number from 0 to 1,000,000,000,000, found '010' "
          + "(leave out the leading zeros; did you mean '10'?)",
        "s.yaml:12:52: agent_groups.team.cost: must be a cost per hour from 0.01/h to 1,000,000/h, or 0/h, such as 31/h, "
          + "found '31' (did you mean '31/h'?)",
        "s.yaml:13:19: routing.policy: must be one of longest-wait, fifo, static-priority, longest-weighted-wait, "
          + "age-score, ranked, earliest-deadline, edf, queue-ratio, least-flexible, index, scored, longest-idle, uniform, "
          + "least-occupied, least-loaded, fill-up, local-specialist, language-first, most-proficient, least-proficient, "
          + "cheapest, uniform-group, shares, staged, expected-delay, expected-delay-of-two, found 'longest-wat' (did you mean 'longest-wait'?)",
        "s.yaml:15:16: targets[0].contacts: no contact type matches 'language fr'; no contact type has language 'fr'",
        "s.yaml:15:61: targets[0].at_most: must be a duration from 1ms to 10000d, or 0s, such as 2min, as mean_wait is, "
          + "found '5%'",
        "s.yaml:16:14: targets[1].agents: abandonment is a measure of contacts; write contacts: all",
      ])
  }

  @Test("a file full of mistakes is answered with the first of them, at once")
  func manyProblems() {
    let values = Array(repeating: "1mim", count: 20_000).joined(separator: ", ")
    let text = Sample.erlangA.replacing(
      "{exponential: {mean: 1min}}", with: "{empirical: {values: [\(values)]}}")
    let problems = Sample.problems(text + (0..<20_000).map { "\nkey\($0): 1" }.joined())
    #expect(problems.count == Reading.mostFindings + 1)
    #expect(problems.last == "s.yaml: has more to check; reading stopped after 200 problems")
  }

  @Test("a problem shows its line")
  func excerpt() throws {
    let outcome = ScenarioReader.read(
      Sample.erlangA.replacing("staff: 50", with: "staff: -3"), file: "day.yaml")
    #expect(
      outcome.problems.map(\.description) == [
        "day.yaml:11:34: agent_groups.team.staff: must be a whole number from 0 to 1,000,000,000,000, found '-3'\n"
          + "  |   team: {serves: [calls], staff: -3}"
      ])
  }

  /// What is replaced in `Sample.day`, by what, and the start of the only problem.
  static let rules: [(String, String, String)] = [
    (
      "calendar: {open: \"07:00-09:00\"", "calendar: {open: \"09:00-07:00\"",
      "calendar.open: must be opening and closing time"
    ),
    (
      "interval: 30min, date", "interval: 25min, date",
      "calendar.interval: must divide the 2h of opening hours, found 25min"
    ),
    (
      "days: 2", "days: 3",
      "agent_groups.generalists.staff.per_interval: must have 4 values (one day) or 12 (all days)"
    ),
    (
      "[6, 14, 22, 9]", "[6, 14, 22]",
      "contact_types.cardiology-es.arrivals.per_interval: must have 4 values (one day) or 8"
    ),
    (
      "\"08:30\": 60/h", "\"06:30\": 60/h", "contact_types.cardiology-en.arrivals.linear: times must increase"
    ),
    (
      "\"09:00\": 5/h", "\"08:45\": 5/h",
      "contact_types.cardiology-en.arrivals.linear: must go from 07:00 to 09:00"
    ),
    (
      "{rate: 30/h}", "{rate: 30/h, linear: {\"07:00\": 1/h, \"09:00\": 1/h}}",
      "contact_types.billing.arrivals: needs exactly one of"
    ),
    (
      "serves: all", "serves: [billing, billing]",
      "agent_groups.generalists.serves: must name each once, found 'billing' twice"
    ),
    (
      "languages: [en, es], topics: [cardiology]", "topics: [billing]",
      "agent_groups.bilingual.skills: no contact type matches"
    ),
    (
      "{contacts: {language: es}, handle_time: 1.2}", "{contacts: billing, handle_time: 1.2}",
      "agent_groups.bilingual.proficiency: [0] is about no contact type that the group serves"
    ),
    (
      "{contacts: {language: es}, handle_time: 1.2}",
      "{contacts: all, handle_time: 2}\n      - {contacts: cardiology-en, handle_time: 3}",
      "agent_groups.bilingual.proficiency: [1] gives contact type 'cardiology-en' a second proficiency"
    ),
    ("  agents: ranked\n", "  policy: ranked\n", "routing.policy: names both halves"),
    (
      "  agents: ranked\n", "  policy: longest-wait\n",
      "routing.contacts: is already chosen by policy: longest-wait"
    ),
    (
      "    billing: [generalists]\n", "    biling: [generalists]\n",
      "routing.agent_ranks: no contact type is named 'biling' (did you mean 'billing'?)"
    ),
    (
      "weight: 70%", "weight: 60%",
      "contact_types.cardiology-en.patience.mixture: weights must add up to 100%, found 90%"
    ),
    (
      "{gamma: {cv: 15%}}", "{gamma: {mean: 1.5, cv: 15%}}",
      "contact_types.cardiology-es.arrivals.busyness: must have mean 1"
    ),
    ("at_least: 80%", "at_least: 20s", "targets[1].at_least: must be a share"),
    (
      "measure: mean_wait, at_most", "measure: mean_wait, within: 20s, at_most",
      "targets[0].within: mean_wait has no threshold"
    ),
    ("measure: occupancy", "measure: abandonment", "targets[3].agents: abandonment is a measure of contacts"),
    (
      "[bilingual, generalists], measure", "[bilingual, generalist], measure",
      "targets[3].agents: no agent group is named 'generalist' (did you mean 'generalists'?)"
    ),
    (
      "contacts: cardiology-es, measure", "contacts: cardiology-se, measure",
      "targets[1].contacts: no contact type is named 'cardiology-se' (did you mean 'cardiology-es'?)"
    ),
    ("date: 2026-03-02", "date: 2026-02-29", "calendar.date: must be a date"),
  ]

  @Test("a rule beyond the shape gives exactly one problem, at its key", arguments: rules)
  func semanticRule(old: String, new: String, problem: String) {
    let text = Sample.day.replacing(old, with: new, maxReplacements: 1)
    #expect(text != Sample.day)
    let found = ScenarioReader.read(text, file: "").problems
    #expect(found.count == 1, "\(found)")
    #expect(found.first.map { "\($0.path): \($0.message)" }?.hasPrefix(problem) == true, "\(found)")
  }

  @Test(
    "a steady state has no intervals",
    arguments: [
      ("{rate: 48/min}", "{per_interval: [1, 2]}", "arrivals.per_interval"),
      ("staff: 50", "staff: {per_interval: [1]}", "staff.per_interval"),
      ("at_most: 5%", "at_most: 5%, every: interval", "every"), ("warm_up: 5h", "warm_up: 500h", "warm_up"),
    ])
  func steadyState(old: String, new: String, path: String) {
    let problems = ScenarioReader.read(Sample.erlangA.replacing(old, with: new), file: "").problems
    #expect(problems.count == 1)
    #expect(problems.first?.path.hasSuffix(path) == true)
  }

  @Test(
    "what has no effect is noted",
    arguments: [
      ("priority: 2", "routing: 'priority' is given, but 'longest-idle' and 'longest-wait' don't read it"),
      (
        "weight: 3\n    priority: 1",
        "routing: 'weight' is given, but 'longest-idle' and 'longest-wait' don't read it"
      ),
    ])
  func unreadAttribute(line: String, note: String) throws {
    let scenario = try Scenario(
      text: Sample.erlangA.replacing("channel: voice", with: "channel: voice\n    \(line)"))
    #expect(scenario.notes == [note])
  }

  @Test(
    "skills that no contact type needs are refused, with the nearest word",
    arguments: [
      ("channels: [voise]", " (did you mean 'voice'?)"),
      ("channels: voice, languages: [fr]", "; no contact type has language 'fr'"),
    ])
  func skillsOfNobody(skills: String, hint: String) {
    let text = Sample.erlangA.replacing("serves: [calls]", with: "skills: {\(skills)}")
    let problems = ScenarioReader.read(text, file: "").problems
    #expect(problems.map(\.message) == ["no contact type matches all of these skills" + hint])
  }

  @Test("nobody to answer is an answer, with a note")
  func nobodyServes() throws {
    let text = String(
      Sample.erlangA.prefix(upTo: try #require(Sample.erlangA.firstRange(of: "agent_groups:")).lowerBound))
    #expect(
      try Scenario(text: text).notes == ["contact_types.calls: no agent group serves it, so nobody answers"])
  }

  @Test("a policy that reads what all contact types share is noted")
  func unreadPriority() throws {
    let scenario = try Scenario(text: Sample.erlangA + "\nrouting: {policy: static-priority}\n")
    #expect(scenario.routing.contacts == "static-priority" && scenario.routing.agents == "longest-idle")
    #expect(
      scenario.notes == [
        "routing: 'static-priority' reads 'priority', which is the same for all contact types"
      ])
  }

  @Test("an alias of a policy is resolved")
  func alias() throws {
    #expect(
      try Scenario(text: Sample.erlangA + "\nrouting: {contacts: fifo}\n").routing.contacts == "longest-wait")
  }

  @Test(
    "names of any script are names",
    arguments: ["Appels en français", "呼叫", "R&D 📞", "=HYPERLINK(1)", "a.b", "10"])
  func names(name: String) throws {
    let text = Sample.erlangA.replacing("  calls:", with: "  \"\(name)\":").replacing(
      "[calls]", with: "[\"\(name)\"]")
    #expect(try Scenario(text: text).contactTypes[0].name == name)
  }

  @Test(
    "names with control characters, reserved or too long are none",
    arguments: [
      "\\u001B[31m", "two\\nlines", "\\u202Eevil", "all", "calls/urgent", " calls",
      String(repeating: "x", count: 81), "",
    ])
  func badNames(name: String) {
    let problems = Sample.problems(Sample.erlangA.replacing("  calls:", with: "  \"\(name)\":"))
    #expect(problems.contains { $0.contains("must be a name of 1 to 80 characters") }, "\(problems)")
    #expect(problems.allSatisfy { $0.unicodeScalars.allSatisfy { !Printable.isControl($0) } })
  }
}

extension Double {
  fileprivate func isNear(_ other: Double) -> Bool { abs(self - other) <= 1e-9 * abs(other) }
}
