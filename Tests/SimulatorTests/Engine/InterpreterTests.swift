import Distributions
import Testing

@testable import Simulator

/// Interpreters as a second resource: exact where agents never wait, by conservation elsewhere.
@Suite struct InterpreterTests {
  private func scenario(
    _ pool: String, staff: Int = 60, extra: String = "", horizon: String = "{length: 60h, warm_up: 5h}"
  ) throws
    -> Scenario
  {
    try Scenario(
      text: """
        callsim: 1
        name: interpreters
        horizon: \(horizon)
        contact_types:
          es:
            channel: voice
            language: es
            arrivals: {rate: 60/h}
            handle_time: {exponential: {mean: 4min}}
            wrap_up: {constant: 30s}
            \(extra)
        agent_groups:
          team: {serves: all, staff: \(staff), speaks: [en]}
        interpreters:
          house: \(pool)
        """)
  }

  private func sum(_ run: Observations) -> InterpreterTotals {
    run.interpreters.reduce(into: InterpreterTotals()) { sum, cell in
      sum.requests += cell.requests
      sum.begun += cell.begun
      sum.givenUp += cell.givenUp
      sum.waits += cell.waits
      sum.time += cell.time
      sum.cost += cell.cost
    }
  }

  @Test("Where agents are plenty interpreters are an M/M/n queue: Erlang C", arguments: [5, 6, 8])
  func erlangC(_ interpreters: Int) throws {
    let judge = Judge(
      "interpreters \(interpreters)",
      try scenario("{languages: [es], staff: \(interpreters), handle_time: 1, cost: 0.6}"), replications: 40)
    let load = 4.0
    var b = 1.0
    for n in 1...interpreters { b = load * b / (Double(n) + load * b) }
    let waiting = b / (1 - load / Double(interpreters) * (1 - b))
    judge.expect("E[W]", waiting * 240 / (Double(interpreters) - load)) { (sum($0).waits, sum($0).begun) }
    judge.expect("time of interpreters", 240) { (sum($0).time, sum($0).begun) }
    judge.expect("cost", 2.4) { (sum($0).cost, sum($0).begun) }
    judge.expect("talk with the wait", 240 + waiting * 240 / (Double(interpreters) - load)) {
      ($0.total(0).talkTime, $0.total(0).answered)
    }
  }

  @Test("A telephone service multiplies the talk and adds the time to connect; the wrap-up stays")
  func vendor() throws {
    let judge = Judge(
      "vendor", try scenario("{languages: [es], connect: {exponential: {mean: 45s}}, handle_time: 1.3}"),
      replications: 20)
    judge.expect("talk", 240 * 1.3 + 45) { ($0.total(0).talkTime, $0.total(0).answered) }
    // Work that the end of the horizon cuts off is not counted.
    judge.expect("wrap-up", 30, tolerance: 0.004) { ($0.total(0).wrapTime, $0.total(0).answered) }
    for run in judge.runs {
      #expect(sum(run).requests == sum(run).begun)
      #expect(abs(run.flow.busyIntegral - run.flow.handleTimes) <= 1e-6 * run.flow.handleTimes)
    }
  }

  @Test("An interpreter who costs no time changes nothing: the same waits but for rounding")
  func free() throws {
    let with = try scenario("{languages: [es], handle_time: 1}", staff: 5)
    var without = with
    without.interpreters = []
    let a = Judge("with", with, replications: 2).runs
    let b = Judge("without", without, replications: 2).runs
    for (a, b) in zip(a, b) {
      #expect(a.total(0).answered == b.total(0).answered)
      #expect(abs(a.total(0).waits - b.total(0).waits) <= 1e-9 * b.total(0).waits)
      #expect(abs(a.total(0).talkTime - b.total(0).talkTime) <= 1e-9 * b.total(0).talkTime)
    }
  }

  @Test("Every request ends once: begun, given up, or waiting at the end; who gives up is called back")
  func conservation() throws {
    let text = "{languages: [es], staff: 3, wait_at_most: 2min}"
    let callback = "callback: {offer: {after: 1h}, acceptance: 0%}"
    for extra in ["", callback] {
      for run in Judge("conservation", try scenario(text, staff: 12, extra: extra), replications: 3).runs {
        let totals = sum(run)
        #expect(totals.givenUp > 0 && totals.begun > 0)
        #expect(abs(totals.requests - totals.begun - totals.givenUp) <= 24)
        #expect(abs(run.flow.busyIntegral - run.flow.handleTimes) <= 1e-6 * run.flow.handleTimes)
        #expect(abs(run.flow.lineIntegral - run.flow.waits) <= 1e-6 * max(run.flow.waits, 1))
        #expect((run.callbacks.reduce(0) { $0 + $1.accepted } > 0) == !extra.isEmpty)
      }
    }
  }

  @Test("Who comes back after no interpreter came is helped by the next who does")
  func comesBack() throws {
    let scenario = try scenario(
      "{languages: [es], staff: 7, wait_at_most: 1s}",
      extra: "reconnect: {probability: 100%, delay: {constant: 5min}}")
    for run in Judge("back", scenario, replications: 2).runs {
      #expect(sum(run).givenUp > 0)
      let resolved = run.journeys.reduce(0) { $0 + $1.resolved }
      let begun = run.journeys.reduce(0) { $0 + $1.begun }
      #expect(resolved / begun > 0.98)
    }
  }

  @Test("More interpreters never wait longer; one who speaks several languages serves all of them")
  func monotone() throws {
    let waits = try (6...10).map { count in
      let runs = Judge("n", try scenario("{languages: [es], staff: \(count)}"), replications: 3).runs
      return runs.reduce(0) { $0 + sum($1).waits }
    }
    #expect(zip(waits, waits.dropFirst()).allSatisfy { $0 >= $1 })
  }

  @Test("Off duty nobody is interpreted, and each contact ends at once; on duty as ever")
  func hours() throws {
    let day = "{open: \"08:00-12:00\", interval: 1h}"
    func text(_ pool: String) throws -> Scenario {
      try Scenario(
        text: """
          callsim: 1
          name: hours
          calendar: \(day)
          contact_types:
            es: {channel: voice, language: es, arrivals: {rate: 60/h}, handle_time: {exponential: {mean: 4min}}}
          agent_groups:
            team: {serves: all, staff: 60, speaks: [en]}
          interpreters:
            house: \(pool)
          """)
    }
    let always = Judge("always", try text("{languages: [es], staff: 5}"), replications: 4).runs
    let hours = Judge(
      "hours", try text("{languages: [es], staff: 5, hours: \"09:00-11:00\"}"), replications: 4
    ).runs
    let all = Judge("all", try text("{languages: [es], staff: 5, hours: \"08:00-12:00\"}"), replications: 4)
      .runs
    for (run, (usual, same)) in zip(hours, zip(always, all)) {
      #expect(usual.contacts == same.contacts)
      #expect(run.interpreters[0].begun == 0 && run.interpreters[0].givenUp == run.interpreters[0].requests)
      #expect(run.interpreters[0].waits == 0)
      #expect(run.interpreters[1].begun > 0 && run.interpreters[2].begun > 0)
      let totals = sum(run)
      #expect(totals.requests == totals.begun + totals.givenUp)
      // Who waits as they leave has been refused; nobody joins later.
      #expect(run.interpreters[3].begun == 0)
      #expect(abs(run.flow.busyIntegral - run.flow.handleTimes) <= 1e-6 * run.flow.handleTimes)
    }
    let refusals = Refusals.text { try text("{languages: [es], hours: \"07:00-11:00\"}") }
    #expect(refusals.contains("interpreters.house.hours"))
  }

  @Test(
    "Interpreters for nobody are refused with the place",
    arguments: [
      ("{languages: [zz]}", "no contact type has language"), ("{languages: [es], staff: 0}", "staff"),
      ("{languages: [es], handle_time: 0.5}", "handle_time"),
    ])
  func refused(_ pool: String, _ words: String) {
    let refusals = Refusals.text { try scenario(pool) }
    #expect(refusals.contains(words))
  }

  @Test("A pool whose language all agents speak is refused")
  func spoken() {
    let refusals = Refusals.text {
      try Scenario(
        text: """
          callsim: 1
          name: spoken
          horizon: {length: 1h, warm_up: 0s}
          contact_types:
            es: {channel: voice, language: es, arrivals: {rate: 60/h}, handle_time: {constant: 1min}}
          agent_groups:
            team: {serves: all, staff: 3, speaks: [es]}
          interpreters:
            vendor: {languages: [es]}
          """)
    }
    #expect(refusals.contains("is for nobody"))
  }
}
