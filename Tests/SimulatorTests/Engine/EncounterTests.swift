import Distributions
import Foundation
import Testing

@testable import Simulator

/// Identity checks, CRM, redirections, surveys and appointments against closed forms, with agents enough for all.
@Suite struct EncounterTests {
  private func scenario(
    _ extra: [String], top: [String] = [], group: String = "", staff: Int = 80, others: [String] = [],
    horizon: String = "horizon: {length: 60h, warm_up: 1h}"
  ) throws -> Scenario {
    try Scenario(
      text: ([
        "callsim: 1", "name: encounters", horizon,
      ] + top + [
        "contact_types:", "  calls:", "    channel: voice", "    arrivals: {rate: 120/h}",
        "    handle_time: {lognormal: {mean: 4min, cv: 0.8}}", "    wrap_up: {exponential: {mean: 40s}}",
      ] + extra.map { "    " + $0 } + others + [
        "agent_groups:", "  team: {serves: all, staff: \(staff)\(group)}",
      ]).joined(separator: "\n"))
  }

  private func sum(_ run: Observations) -> EncounterTotals {
    run.encounters.reduce(into: EncounterTotals()) { sum, cell in
      sum.verified += cell.verified
      sum.failed += cell.failed
      sum.verificationTime += cell.verificationTime
      sum.redirected += cell.redirected
      sum.identified += cell.identified
      sum.savedTime += cell.savedTime
      sum.automated += cell.automated
      sum.inOutage += cell.inOutage
      sum.asked += cell.asked
      sum.surveyTime += cell.surveyTime
      sum.responses += cell.responses
      sum.satisfiedResponses += cell.satisfiedResponses
      sum.rated += cell.rated
      sum.satisfied += cell.satisfied
    }
  }

  private func bookings(_ run: Observations) -> BookingTotals {
    run.bookings.reduce(into: BookingTotals()) { sum, cell in
      sum.wanted += cell.wanted
      sum.booked += cell.booked
      sum.missed += cell.missed
      sum.recovered += cell.recovered
    }
  }

  @Test("Who fails the identity check talks no longer: talk = check + (1 - failure) x talk")
  func verification() throws {
    let judge = Judge(
      "verification",
      try scenario(["verification: {time: {exponential: {mean: 25s}}, failure: 10%}"]), replications: 20)
    judge.expect("talk", 25 + 0.9 * 240) { ($0.total(0).talkTime, $0.total(0).answered) }
    judge.expect("wrap-up", 0.9 * 40) { ($0.total(0).wrapTime, $0.total(0).answered) }
    judge.expect("failed", 0.1) { (sum($0).failed, sum($0).verified) }
    judge.expect("check", 25) { (sum($0).verificationTime, sum($0).verified) }
    judge.expect("resolved at first", 0.9) { run in
      (run.journeys.reduce(0) { $0 + $1.firstResolved }, run.journeys.reduce(0) { $0 + $1.firstAnswers })
    }
  }

  @Test("Who fails joins the supervisor's line")
  func escalation() throws {
    let judge = Judge(
      "escalation",
      try scenario(
        ["verification: {time: {constant: 25s}, failure: 10%, to: supervisor}"],
        others: ["  supervisor: {channel: voice, handle_time: {constant: 2min}}"]), replications: 10)
    judge.expect("escalated", 0.1) { ($0.total(1).answered, $0.total(0).answered) }
  }

  @Test(
    "Attempts to call back in vain are no contacts: nobody is checked, nobody is asked for an interpreter")
  func vainCallbacks() throws {
    let callback = "callback: {offer: {expected_wait: 0s}, acceptance: 100%, answer: 0%, attempts: 2}"
    let scenario = try scenario(
      ["language: es", callback, "verification: {time: {constant: 25s}, failure: 3%}"],
      top: ["interpreters: {service: {languages: [es]}}"], group: ", speaks: [en]", staff: 8)
    for run in Judge("vain", scenario, replications: 2).runs {
      let dialled = run.total(1)
      #expect(dialled.answered > 100 && dialled.talkTime == 0)
      #expect(sum(run).verified <= run.total(0).answered)
      #expect(run.interpreters.reduce(0) { $0 + $1.requests } <= run.total(0).answered + 8)
    }
  }

  @Test("Screen pops save talk, automation saves after-contact work; no talk gets shorter than nothing")
  func records() throws {
    let judge = Judge(
      "records", try scenario(["crm: {identified: 70%, saves: {constant: 20s}, automated: 30%}"]),
      replications: 20)
    // E[min(20 s, S)] of the lognormal, from its distribution function.
    let variance = log1p(0.64)
    let (sigma, mean) = (variance.squareRoot(), log(240) - variance / 2)
    func phi(_ z: Double) -> Double { 0.5 * erfc(-z / 2.0.squareRoot()) }
    let z = (log(20) - mean) / sigma
    let saved = 240 * phi(z - sigma) + 20 * (1 - phi(z))
    judge.expect("talk", 240 - 0.7 * saved) { ($0.total(0).talkTime, $0.total(0).answered) }
    judge.expect("wrap-up", 0.7 * 40) { ($0.total(0).wrapTime, $0.total(0).answered) }
    judge.expect("identified", 0.7) { (sum($0).identified, $0.total(0).answered) }
  }

  @Test("While the CRM is down nothing is identified and each contact takes longer")
  func outage() throws {
    let judge = Judge(
      "outage",
      try scenario(
        ["crm: {identified: 100%, saves: {constant: 1s}, outage_adds: {constant: 90s}}"],
        top: ["crm_outages: [{day: 1, between: \"10:00-12:00\"}]"],
        horizon: "calendar: {open: \"08:00-20:00\", interval: 1h}"), replications: 60)
    judge.expect("in outages", 1.0 / 6) { (sum($0).inOutage, $0.total(0).answered) }
    judge.expect("identified", 5.0 / 6) { (sum($0).identified, $0.total(0).answered) }
    for run in judge.runs { #expect(sum(run).inOutage + sum(run).identified == run.total(0).answered) }
  }

  @Test("Protected contents on a fax go on to a verified channel: conserved")
  func redirection() throws {
    let judge = Judge(
      "redirection",
      try scenario(
        [],
        others: [
          "  papers:", "    channel: fax", "    arrivals: {rate: 60/h}", "    handle_time: {constant: 3min}",
          "    protected_content: {share: 60%, time: {constant: 30s}}",
          "    switch: [{after: [redirected], to: calls, probability: 80%, delay: {constant: 1min}}]",
        ]), replications: 20)
    judge.expect("redirected", 0.6) { (sum($0).redirected, $0.total(1).answered) }
    judge.expect("talk", 0.6 * 30 + 0.4 * 180) { ($0.total(1).talkTime, $0.total(1).answered) }
    judge.expect("arrivals of calls", 120 + 0.8 * 0.6 * 60) { ($0.total(0).arrivals, 59) }
  }

  @Test("Observed satisfaction is s r1 / (s r1 + (1 - s) r0): the bias of who answers")
  func bias() throws {
    let judge = Judge(
      "surveys",
      try scenario(
        [
          "survey: {offered: 50%, response: {satisfied: 10%, others: 30%}, time: {constant: 20s}}",
          "resolution: 80%",
        ],
        top: ["satisfaction: {satisfied: 90%, unresolved: 2}"]), replications: 40)
    let x = log(9.0)
    let s = 0.8 * 0.9 + 0.2 / (1 + exp(2 - x))
    judge.expect("satisfied", s) { (sum($0).satisfied, sum($0).rated) }
    judge.expect("observed", s * 0.1 / (s * 0.1 + (1 - s) * 0.3)) {
      (sum($0).satisfiedResponses, sum($0).responses)
    }
    judge.expect("response rate", s * 0.1 + (1 - s) * 0.3) { (sum($0).responses, sum($0).asked) }
    judge.expect("live survey in the talk", 240 + 10) { ($0.total(0).talkTime, $0.total(0).answered) }
  }

  @Test("Appointments: booked = p, missed = mixture of reminded and not, recovered by calling again")
  func appointments() throws {
    let judge = Judge(
      "appointments",
      try scenario(
        [
          "resolution: 90%",
          "booking: {probability: 80%, no_show: 25%, reminded: 60%, no_show_reminded: 15%}",
          "switch: [{after: [no_show], to: recovery, probability: 100%, delay: {constant: 1min}}]",
        ],
        others: [
          "  recovery: {channel: voice, handle_time: {constant: 1min}, booking: {probability: 40%, no_show: 20%}}"
        ]), replications: 40)
    let missed = 0.6 * 0.15 + 0.4 * 0.25
    judge.expect("booked", 0.9 * 0.8) { (bookings($0).booked, bookings($0).wanted) }
    judge.expect("missed", missed) { (bookings($0).missed, bookings($0).booked) }
    judge.expect("recovered", 0.4 * 0.8) { (bookings($0).recovered, bookings($0).missed) }
    judge.expect("kept, by agents", 0.9 * 0.8 * (1 - missed + missed * 0.32)) {
      ($0.agents.reduce(0) { $0 + $1.keptAppointments }, bookings($0).wanted)
    }
  }

  @Test("Quality: the factor on talk times, and log-odds of resolution")
  func quality() throws {
    let judge = Judge(
      "quality",
      try scenario(
        ["resolution: 70%"], top: ["quality: {reference: 80, handle_time: 1.05, resolution: 0.4}"],
        group: ", quality: {mean: 90, sd: 0}"), replications: 20)
    let odds = 0.7 / 0.3 * exp(0.4)
    judge.expect("talk", 240 * 1.05) { ($0.total(0).talkTime, $0.total(0).answered) }
    judge.expect("resolved", odds / (1 + odds)) { run in
      (run.journeys.reduce(0) { $0 + $1.firstResolved }, run.journeys.reduce(0) { $0 + $1.firstAnswers })
    }
  }

  @Test("Learning by contacts: one agent's n-th handle time is 1 + excess n^-exponent, to the digit")
  func power() throws {
    var scenario = try scenario(
      [], group: ", learning: {excess: 60%, exponent: 0.3}", staff: 1,
      horizon: "calendar: {open: \"08:00-20:00\", interval: 1h}")
    scenario.contactTypes[0].handleTime = constant(100)
    scenario.contactTypes[0].wrapUp = nil
    scenario.contactTypes[0].arrivals.process = .constant(rate: 0.005)
    let run = Judge("power", scenario, replications: 1).runs[0]
    let n = Int(run.total(0).answered)
    let exact = (1...n).reduce(0) { $0 + 100 * (1 + 0.6 * pow(Double($1), -0.3)) }
    #expect(abs(run.total(0).talkTime - exact) <= 1e-9 * exact)
  }

  @Test("Learning by time: the excess halves with each half-life")
  func tenure() throws {
    let scenario = try scenario(
      [], group: ", learning: {excess: 80%, half_life: 1d, tenure: 1d}",
      horizon: "calendar: {open: \"08:00-09:00\", interval: 1h, days: 2}")
    let judge = Judge("tenure", scenario, replications: 150)
    for day in 0..<2 {
      let middle = (8.5 + Double(day) * 24) / 24
      judge.expect("day \(day)", 240 * (1 + 0.8 * pow(0.5, 1 + middle)), tolerance: 1e-3) { run in
        (run.contacts[day].talkTime, run.contacts[day].answered)
      }
    }
  }

  @Test("Fatigue of an agent who is always busy follows its recursion to the digit")
  func fatigue() throws {
    var scenario = try scenario(
      [], group: ", fatigue: {excess: 25%, memory: 1h}", staff: 1,
      horizon: "calendar: {open: \"08:00-20:00\", interval: 1h}")
    scenario.contactTypes[0].handleTime = constant(100)
    scenario.contactTypes[0].wrapUp = nil
    scenario.contactTypes[0].arrivals.process = .constant(rate: 1)
    let run = Judge("fatigue", scenario, replications: 1).runs[0]
    var (occupancy, exact) = (0.0, 0.0)
    for _ in 0..<Int(run.total(0).answered) {
      let time = 100 * (1 + 0.25 * occupancy)
      exact += time
      occupancy = 1 - (1 - occupancy) * exp(-time / 3_600)
    }
    #expect(occupancy > 0.99)
    #expect(abs(run.total(0).talkTime - exact) <= 1e-9 * exact)
  }

  @Test("With a long memory fatigue settles at occupancy rho = a / (1 - excess a)")
  func settledFatigue() throws {
    var scenario = try scenario(
      [], group: ", fatigue: {excess: 40%, memory: 40h}", staff: 1,
      horizon: "horizon: {length: 900h, warm_up: 200h}")
    scenario.contactTypes[0].handleTime = constant(100)
    scenario.contactTypes[0].wrapUp = nil
    scenario.contactTypes[0].patience = nil
    scenario.contactTypes[0].arrivals.process = .constant(rate: 0.005)
    let judge = Judge("settled", scenario, replications: 12)
    judge.expect("talk", 100 * (1 + 0.4 * 0.625), tolerance: 1e-3) {
      ($0.total(0).talkTime, $0.total(0).answered)
    }
  }

  @Test(
    "Effects of zero change nothing: the same contacts to the last bit",
    arguments: [
      ("verification: {time: {constant: 0s}, failure: 0%}", ""), ("crm: {automated: 0%}", ""),
      ("survey: {offered: 0%, response: 10%}", "satisfaction: {satisfied: 90%}"),
      ("booking: {probability: 0%}", ""), ("resolution: 100%", "quality: {handle_time: 1}"),
    ])
  func zero(_ key: String, _ top: String) throws {
    let plain = Judge("plain", try scenario([], staff: 9), replications: 2).runs
    let with = Judge(
      "with", try scenario([key], top: [top], group: ", quality: {mean: 90, sd: 5}", staff: 9),
      replications: 2
    ).runs
    for (a, b) in zip(plain, with) {
      #expect(a.contacts == b.contacts)
      #expect(a.agents.map(\.busyTime) == b.agents.map(\.busyTime))
    }
  }

  @Test(
    "Nor do effects of zero on agents, but for the day's steps",
    arguments: [
      "fatigue: {excess: 0%}", "learning: {excess: 0%, exponent: 0.3}",
      "unavailable: {probability: 0%, time: {constant: 1min}}",
      "absence: [{category: a, share: 0%}, {category: b, share: 0%, spell: interval}]",
    ])
  func zeroOfAgents(_ key: String) throws {
    let horizon = "calendar: {open: \"08:00-18:00\", interval: 30min}"
    let (plain, with) = (
      try scenario([], staff: 9, horizon: horizon),
      try scenario([], group: ", " + key, staff: 9, horizon: horizon)
    )
    for (a, b) in zip(
      Judge("plain", plain, replications: 2).runs, Judge("with", with, replications: 2).runs)
    {
      #expect(a.contacts == b.contacts)
      #expect(a.agents.map(\.busyTime) == b.agents.map(\.busyTime))
    }
  }

  @Test("More fatigue, absence or pauses never make waits shorter")
  func monotoneAgents() throws {
    let horizon = "calendar: {open: \"08:00-18:00\", interval: 30min}"
    func waits(_ key: String) throws -> Double {
      let scenario = try scenario([], group: ", " + key, staff: 11, horizon: horizon)
      return Judge("m", scenario, replications: 5).runs.reduce(0) { $0 + $1.total(0).waits }
    }
    for levels in [
      try [0, 5, 10, 20].map { try waits("fatigue: {excess: \($0)%}") },
      try [0, 5, 10, 20].map { try waits("absence: [{category: a, share: \($0)%}]") },
      try [0, 5, 10, 20].map { try waits("unavailable: {probability: \($0)%, time: {constant: 3min}}") },
    ] {
      #expect(zip(levels, levels.dropFirst()).allSatisfy { $0 < $1 }, "\(levels)")
    }
  }

  @Test("More time to verify never makes waits shorter; a better CRM never longer")
  func monotone() throws {
    func waits(_ key: String) throws -> Double {
      Judge("m", try scenario([key], staff: 10), replications: 3).runs.reduce(0) { $0 + $1.total(0).waits }
    }
    let checks = try [0, 10, 25, 40].map { try waits("verification: {time: {constant: \($0)s}}") }
    #expect(zip(checks, checks.dropFirst()).allSatisfy { $0 <= $1 })
    let records = try [0, 30, 60, 100].map { try waits("crm: {identified: \($0)%, saves: {constant: 20s}}") }
    #expect(zip(records, records.dropFirst()).allSatisfy { $0 >= $1 })
  }

  @Test(
    "What lacks the data it needs is refused with the place and the remedy",
    arguments: [
      (["survey: {offered: 50%, response: 10%}"], "needs 'satisfaction'"),
      (["crm: {identified: 50%}"], "needs 'saves'"),
      (["protected_content: {share: 50%, time: {constant: 1s}}"], "use 'verification'"),
      (["verification: {time: {constant: 1s}, to: calls}"], "another contact type"),
      (["verification: {time: {constant: 1s}, patient_id: 7}"], "patient_id"),
    ])
  func refused(_ keys: [String], _ words: String) {
    let refusals = Refusals.text { try scenario(keys) }
    #expect(refusals.contains(words))
  }
}
