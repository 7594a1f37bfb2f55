import Testing

@testable import Simulator

@Suite("Overrides")
struct OverrideTests {
  @Test("a value is replaced by its path")
  func replace() throws {
    let scenario = try Scenario(
      text: Sample.day,
      set: [
        "contact_types.cardiology-es.patience.weibull.mean=6min", "agent_groups.generalists.staff=3",
        "agent_groups.bilingual.staff={per_interval: [1, 2, 3, 4]}", "targets[0].at_most=1min",
        "name=what if",
        "contact_types.billing.language=en", "routing.agent_ranks.cardiology-es[0]=generalists",
        "routing.agent_ranks.cardiology-es[1]=bilingual", "targets[1].contacts.topic=cardiology",
        "calendar.date=2026-03-03",
      ])
    #expect(scenario.name == "what if")
    #expect(scenario.contactTypes[0].patience.map { abs($0.mean - 360) < 1e-6 } == true)
    #expect(scenario.contactTypes[2].language == "en")
    #expect(scenario.agentGroups.map(\.staff) == [.perInterval([1, 2, 3, 4]), .constant(3)])
    #expect(scenario.targets[0].bound == .atMost(60))
    #expect(scenario.targets[1].of == .contacts(["cardiology-es", "cardiology-en"]))
    #expect(scenario.routing.agentRanks["cardiology-es"] == ["generalists": 1, "bilingual": 2])
  }

  @Test("a key that was left out is added, with those around it")
  func add() throws {
    let scenario = try Scenario(
      text: Sample.erlangA,
      set: ["run.seed=9", "lines=60", "contact_types.calls.wrap_up.exponential.mean=20s"])
    #expect(scenario.run.seed == 9 && scenario.lines == 60)
    #expect(scenario.contactTypes[0].wrapUp?.time.mean == 20)
  }

  @Test("a name with a point is put in quotes")
  func quotedName() throws {
    let text = Sample.erlangA.replacing("  calls:", with: "  a.b:").replacing("[calls]", with: "[a.b]")
    let scenario = try Scenario(text: text, set: ["contact_types.\"a.b\".priority=3"])
    #expect(scenario.contactTypes[0].priority == 3)
    #expect(
      Sample.problems(text, set: ["contact_types.\"a.b\".priority=-3"]) == [
        "--set contact_types.\"a.b\".priority=-3: must be a whole number from 0 to 1,000,000, found '-3'"
      ])
  }

  @Test("overrides change the digest, and their order counts")
  func digest() throws {
    let plain = try Scenario(text: Sample.erlangA).digest
    let one = try Scenario(text: Sample.erlangA, set: ["lines=60"]).digest
    let two = try Scenario(text: Sample.erlangA, set: ["lines=60", "lines=70"]).digest
    #expect(Set([plain, one, two]).count == 3)
    #expect(try Scenario(text: Sample.erlangA, set: ["lines=60"]).digest == one)
  }

  static let refused: [(String, String)] = [
    (
      "agent_groups.team.staff=-3",
      "--set agent_groups.team.staff=-3: must be a whole number from 0 to 1,000,000,000,000, "
        + "found '-3'"
    ),
    (
      "agent_groups.team.staff=",
      "--set agent_groups.team.staff=: must be a whole number from 0 to 1,000,000,000,000, "
        + "found nothing"
    ),
    (
      "agent_groups.team.staf=3",
      "--set agent_groups.team.staf=3: no key is named 'staf' there (did you mean 'staff'?)"
    ),
    (
      "agent_group.team.staff=3",
      "--set agent_group.team.staff=3: no key is named 'agent_group' there "
        + "(did you mean 'agent_groups'?)"
    ),
    (
      "contact_types.cals.priority=1",
      "--set contact_types.cals.priority=1: nothing is named 'cals' there "
        + "(did you mean 'calls'?)"
    ),
    (
      "targets[7].at_most=1",
      "--set targets[7].at_most=1: [7] is not there: the list has 1 items, counted from 0"
    ),
    ("horizon[0]=1", "--set horizon[0]=1: [0] is not there: what stands before it is no list"),
    (
      "agent_groups.team.staff",
      "--set agent_groups.team.staff: must be path=value, such as agent_groups.team.staff=52"
    ),
    ("=3", "--set =3: must be path=value, such as agent_groups.team.staff=52"),
    ("a..b=3", "--set a..b=3: must be path=value, such as agent_groups.team.staff=52"),
    ("a[x]=3", "--set a[x]=3: must be path=value, such as agent_groups.team.staff=52"),
    ("\"a=3", "--set \"a=3: must be path=value, such as agent_groups.team.staff=52"),
    (
      "targets=[{contacts: all, measure: abandonmen, at_most: 5%}]",
      "--set targets=[{contacts: all, measure: abandonmen, "
        + "at_most: 5%}]: targets[0].measure: must be one of"
    ),
    ("targets=[&a 1]", "--set targets=[&a 1]: must not hold anchors"),
    ("targets=[1", "--set targets=[1: a list opened with [ must be closed with ]"),
  ]

  @Test("a problem of an override is said of the override", arguments: refused)
  func refusal(override: String, problem: String) {
    let problems = Sample.problems(Sample.erlangA, set: [override])
    #expect(problems.count == 1 && problems[0].hasPrefix(problem), "\(problems)")
  }

  @Test(
    "paths are written as they are read",
    arguments: [
      "a", "a.b", "a[0].b", "a.\"b.c\".d", "\"x y\".z[3]", "\"q\\\"\\\\\"", "cardiology-es.é",
    ])
  func roundTrip(path: String) throws {
    let split = try #require(DocumentPath.splitting(path + "=v=w"))
    #expect(split.path.description == path)
    #expect(split.value == "v=w")
  }
}
