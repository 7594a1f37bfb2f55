import Testing

@testable import Simulator

/// Streams of demand whose contacts become contact types by their reason.
@Suite struct DemandTests {
  private static func text(_ demand: String, types: String = "") -> String {
    """
    callsim: 1
    name: reasons
    calendar: {open: "08:00-10:00", interval: 60min}
    demand:
    \(demand)
    contact_types:
      a: {channel: voice, handle_time: {exponential: {mean: 1min}}, patience: {exponential: {mean: 2min}}, urgent: 10%}
      b: {channel: voice, handle_time: {exponential: {mean: 2min}}}
    \(types)
    agent_groups:
      team: {serves: all, staff: 6}
    """
  }

  private static let door = """
      door: {arrivals: {per_interval: [200, 100]}, reasons: [{contact_type: a, share: [30%, 60%]}, {contact_type: b, share: 40%}]}
    """

  @Test("Each reason has its share of the contacts in each interval; what is left needs nobody")
  func shares() throws {
    let model = Model(try Scenario(text: Self.text(Self.door)))
    var counts = [0.0, 0, 0, 0]
    let n = 300
    for number in 0..<n {
      let run = try #require(Replication.run(model, seed: 1, number: number, stop: StopFlag()))
      #expect(run.flow.arrivals == run.flow.departures)
      // Types a, a/urgent, b.
      let arrivals = run.contacts.map(\.arrivals)
      for (cell, types) in [[0, 1], [2], [3, 4], [5]].enumerated() {
        counts[cell] += types.reduce(0) { $0 + arrivals[$1] }
      }
    }
    // Thinned Poisson counts of means 60, 80, 60 and 40. False alarm 1e-6 each.
    for (found, mean) in zip(counts, [60.0, 80, 60, 40]) {
      #expect(abs(found / Double(n) - mean) < 4.89 * (mean / Double(n)).squareRoot())
    }
  }

  @Test("Thinned streams and arrivals of their own add up, and a second stream leaves the first as it was")
  func independence() throws {
    let one = Model(try Scenario(text: Self.text(Self.door)))
    let second = "  second: {arrivals: {rate: 50/h}, reasons: [{contact_type: c, share: 100%}]}\n"
    let both = Model(
      try Scenario(
        text: Self.text(
          Self.door + "\n" + second,
          types: "  c: {channel: voice, arrivals: {rate: 10/h}, handle_time: {constant: 1s}}")))
    var ofC = 0.0
    for number in 0..<50 {
      let first = try #require(Replication.run(one, seed: 1, number: number, stop: StopFlag()))
      let more = try #require(Replication.run(both, seed: 1, number: number, stop: StopFlag()))
      for period in 0..<2 {
        for type in 0..<3 {
          #expect(first.contacts[period * 3 + type].arrivals == more.contacts[period * 4 + type].arrivals)
        }
        ofC += more.contacts[period * 4 + 3].arrivals
      }
    }
    // 120 in two hours. False alarm 1e-6.
    #expect(abs(ofC / 50 - 120) < 4.89 * (120.0 / 50).squareRoot())
  }

  @Test("All contacts of one reason are an ordinary M/M/n: the mean wait is that of Erlang C")
  func erlangC() throws {
    let scenario = try Scenario(
      text: """
        callsim: 1
        name: erlang
        horizon: {length: 4000h, warm_up: 10h}
        demand: {door: {arrivals: {rate: 1/min}, reasons: [{contact_type: calls, share: 100%}]}}
        contact_types: {calls: {channel: voice, handle_time: {exponential: {mean: 96s}}}}
        agent_groups: {team: {serves: all, staff: 2}}
        """)
    // R = 1.6, n = 2, rho = 0.8: C = 2 rho^2 / (1 + rho) = 0.7111; wait C / (n mu - lambda) = 0.7111 x 240 s.
    let judge = Judge("demand, M/M/2", scenario, replications: 10)
    judge.expect("mean wait", 2 * 0.64 / 1.8 * 240) { ($0.total().waits, $0.total().offered) }
  }

  @Test("Bad demand is refused with its place and the remedy")
  func refusals() {
    for (demand, words) in [
      (
        "  d: {arrivals: {rate: 1/h}, reasons: [{contact_type: a, share: 60%}, {contact_type: b, share: 50%}]}",
        "demand.d.reasons: shares must add up to at most 100%, found 110%"
      ),
      (
        "  d: {arrivals: {rate: 1/h}, reasons: [{contact_type: a, share: [60%, 10%]}, {contact_type: b, share: [40%, 95%]}]}",
        "found 105% in interval 2"
      ),
      (
        "  d: {arrivals: {rate: 1/h}, reasons: [{contact_type: aa, share: 60%}, {contact_type: b, share: 10%}]}",
        "no contact type is named 'aa'"
      ),
      (
        "  d: {arrivals: {rate: 1/h}, reasons: [{contact_type: b, share: 100%}]}",
        "contact_types.a: needs 'arrivals'"
      ),
      (
        "  a: {arrivals: {rate: 1/h}, reasons: [{contact_type: b, share: 100%}, {contact_type: a, share: 0%}]}",
        "has the name of a contact type"
      ),
      (
        "  d: {arrivals: {rate: 1/h}, reasons: [{contact_type: a, share: [1%, 1%, 1%]}, {contact_type: b, share: 1%}]}",
        "must have 2 values"
      ),
    ] {
      let problems = Sample.problems(Self.text(demand))
      #expect(problems.contains { $0.contains(words) }, "\(problems)")
    }
  }
}
