@testable import Simulator

/// Scenario texts that tests start from.
enum Sample {
  static let erlangA = """
    callsim: 1
    name: erlang-a
    horizon: {length: 500h, warm_up: 5h}
    contact_types:
      calls:
        channel: voice
        arrivals: {rate: 48/min}
        patience: {exponential: {mean: 2min}}
        handle_time: {exponential: {mean: 1min}}
    agent_groups:
      team: {serves: [calls], staff: 50}
    targets:
      - {contacts: all, measure: abandonment, at_most: 5%}
    """

  /// Every key of the language, on a calendar of two days with four intervals each.
  static let day = """
    callsim: 1
    name: riverside
    description: A weekday at a three-clinic hospital.
    calendar: {open: "07:00-09:00", interval: 30min, date: 2026-03-02, days: 2, closing: drop}
    lines: 24
    queue_limit: 50
    busyness: {day: {gamma: {cv: 10%}}, interval: {gamma: {cv: 5%}}}
    run: {replications: 100, seed: 7, confidence: 90%, count_by: completion}
    contact_types:
      cardiology-es:
        channel: voice
        language: es
        topic: cardiology
        priority: 2
        weight: 2.5
        score: {base: 10, rate: 2/min}
        urgent: 3%
        arrivals:
          per_interval: [6, 14, 22, 9]
          busyness: {gamma: {cv: 15%}}
        balking: {by_queue_length: [0%, 0%, 10%, 0.5]}
        patience: {weibull: {mean: 3min, shape: 1.3}}
        message_after: 2min
        handle_time: {shift: 10s, lognormal: {mean: 5min, cv: 0.9}}
        handle_time_day_cv: 3%
        wrap_up: {time: {exponential: {mean: 40s}}, skip_when_waiting: true}
        short_abandonment: 3s
        queue_limit: 10
      cardiology-en:
        channel: voice
        language: en
        topic: cardiology
        arrivals:
          linear: {"07:00": 10/h, "08:30": 60/h, "09:00": 5/h}
        balking: 5%
        patience: {mixture: [{weight: 70%, constant: 3min}, {weight: 30%, gamma: {mean: 10min, cv: 0.5}}]}
        handle_time: {constant: 4min}
        wrap_up: {exponential: {mean: 40s}}
        acceptable_wait: 45s
      billing:
        channel: voice
        arrivals: {rate: 30/h}
        patience: infinite
        handle_time: {empirical: {values: [2min, 4min], weights: [1, 3]}}
    agent_groups:
      bilingual:
        skills: {channels: [voice, chat], languages: [en, es], topics: [cardiology]}
        staff: {per_interval: [4, 8, 12, 6]}
        cost: 31/h
        agent_effect: 10%
        proficiency:
          - {contacts: {language: es}, handle_time: 1.2}
      generalists: {serves: all, staff: {per_interval: [1, 2, 3, 4, 5, 6, 7, 8]}}
    routing:
      agents: ranked
      contacts: ranked
      agent_ranks:
        cardiology-es: [bilingual, generalists]
        cardiology-en: {bilingual: 1, generalists: 1}
        billing: [generalists]
      contact_ranks:
        bilingual: [cardiology-es, cardiology-en]
        generalists: {billing: 1, cardiology-es: 2, cardiology-en: 2}
    targets:
      - {contacts: {language: es}, measure: mean_wait, at_most: 2min}
      - {contacts: cardiology-es, measure: service_level, within: 30s, at_least: 80%, every: interval}
      - {contacts: {contact_type: [billing], channel: voice}, measure: offered, at_most: 1e3}
      - {agents: [bilingual, generalists], measure: occupancy, at_most: 85%}
    """

  /// What the reader says about a text, without excerpts.
  static func problems(_ text: String, set overrides: [String] = []) -> [String] {
    ScenarioReader.read(text, file: "s.yaml", overrides: overrides).problems.map { problem in
      var problem = problem
      problem.excerpt = nil
      return problem.description
    }
  }
}

/// Wall time with other work on the machine: the shortest of five tries.
enum Stopwatch {
  static func shortest(_ work: () throws -> Void) rethrows -> Duration {
    let clock = ContinuousClock()
    return try (0..<5).map { _ in try clock.measure(work) }.min() ?? .zero
  }
}

/// A small generator for random documents; the same numbers on every run.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  init(seed: UInt64) { state = seed }

  /// - Source: G. L. Steele, D. Lea and C. H. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }
}
