import Foundation

/// Other laws, finite room, priorities.
extension VerificationCase {
  static let constantHandleTimes = VerificationCase(
    name: "m-d-c", title: "M/D/10: constant handle times of 3 min, 160 calls an hour",
    source: "C. D. Crommelin 1932",
    text: """
      callsim: 1
      name: m-d-c
      horizon: {length: 102h, warm_up: 2h}
      contact_types:
        calls:
          channel: voice
          arrivals: {rate: 160/h}
          handle_time: {constant: 3min}
      agent_groups:
        team: {serves: [calls], staff: 10}

      """,
    replications: 120,
    figures: {
      let exact = DeterministicService(arrivalRate: 160.0 / 3600, handleTime: 180, agents: 10)
      return [
        Figure("delay_probability", exact.delayProbability), Figure("mean_wait", exact.meanWait),
        Figure("occupancy", 0.8),
      ]
    }())

  /// E[W] = lambda E[S^2] / (2 (1 - rho)).
  static let singleServer = VerificationCase(
    name: "m-g-1", title: "M/G/1: one agent, lognormal handle times of cv 0.8, load 0.6",
    source: "F. Pollaczek 1930, A. Y. Khinchine 1932",
    text: """
      callsim: 1
      name: m-g-1
      horizon: {length: 510h, warm_up: 10h}
      contact_types:
        calls:
          channel: voice
          arrivals: {rate: 12/h}
          handle_time: {lognormal: {mean: 3min, cv: 0.8}}
      agent_groups:
        team: {serves: [calls], staff: 1}

      """,
    replications: 120,
    figures: [
      Figure("mean_wait", 12.0 / 3600 * (180 * 180 * 1.64) / (2 * 0.4)), Figure("delay_probability", 0.6),
      Figure("occupancy", 0.6),
    ])

  static let finiteRoom = VerificationCase(
    name: "m-m-c-k-m", title: "M/M/28/40+M: 30 erlangs, 12 places to wait, patience 90 s",
    source: "birth-death chain, solved here",
    text: """
      callsim: 1
      name: m-m-c-k-m
      horizon: {length: 52h, warm_up: 2h}
      contact_types:
        calls:
          channel: voice
          arrivals: {rate: 10/min}
          patience: {exponential: {mean: 90s}}
          handle_time: {exponential: {mean: 3min}}
          queue_limit: 12
      agent_groups:
        team: {serves: [calls], staff: 28}

      """,
    replications: 120,
    figures: {
      let (rate, serve, leave) = (10.0 / 60, 1.0 / 180, 1.0 / 90)
      let chain = MarkovChain(from: 0) { (n: Int) -> [(Int, Double)] in
        let down: Double = serve * Double(min(n, 28)) + leave * Double(max(n - 28, 0))
        return [(min(n + 1, 40), rate), (max(n - 1, 0), down)]
      }
      let blocking = chain.mean { $0 == 40 ? 1 : 0 }
      let waiting = chain.mean { Double(max($0 - 28, 0)) }
      let offered = rate * (1 - blocking)
      return [
        Figure("blocking", blocking), Figure("abandonment", leave * waiting / offered),
        Figure("mean_wait", waiting / offered),
        Figure("delay_probability", chain.mean { $0 >= 28 && $0 < 40 ? 1 : 0 } / (1 - blocking)),
        Figure("occupancy", chain.mean { Double(min($0, 28)) } / 28),
      ]
    }())

  /// W_k = C(n, R) E[S] / n / ((1 - s_(k-1)) (1 - s_k)), s_k the load per agent of the k most urgent classes.
  static let priorities = VerificationCase(
    name: "priority", title: "Priorities: urgent calls go first, 10 agents, load 0.9, nobody is interrupted",
    source: "A. Cobham 1954",
    text: """
      callsim: 1
      name: priority
      horizon: {length: 260h, warm_up: 10h}
      contact_types:
        urgent:
          channel: voice
          priority: 1
          arrivals: {rate: 60/h}
          handle_time: {exponential: {mean: 3min}}
        routine:
          channel: voice
          priority: 2
          arrivals: {rate: 120/h}
          handle_time: {exponential: {mean: 3min}}
      agent_groups:
        team: {serves: all, staff: 10}
      routing: {contacts: static-priority}

      """,
    replications: 120,
    figures: {
      let scale = ErlangC.delayProbability(agents: 10, load: 9) * 180 / 10
      return [
        Figure("mean_wait", scale / (1 - 0.3), of: .contactType("urgent")),
        Figure("mean_wait", scale / ((1 - 0.3) * (1 - 0.9)), of: .contactType("routine")),
        Figure("delay_probability", ErlangC.delayProbability(agents: 10, load: 9)),
      ]
    }())
}
