/// What another simulator printed: the ContactCenters library of the Université de Montréal, 1,000 weeks each.
extension VerificationCase {
  static let telethon = VerificationCase(
    name: "telethon", title: "Telethon: five mornings of pledges, 24 lines, messages after 2 min",
    source: "ContactCenters, doc/examples/Telethon.res, ± of its own",
    text: """
      callsim: 1
      name: telethon
      calendar: {open: "06:00-10:00", interval: 1h, days: 5, closing: drop}
      lines: 24
      contact_types:
        pledges:
          channel: voice
          arrivals: {rate: 50/h}
          patience: {exponential: {mean: 2min}}
          message_after: 2min
          handle_time: {exponential: {mean: 10min}}
          acceptable_wait: 1min
      agent_groups:
        volunteers: {serves: [pledges], staff: 12}

      """,
    replications: 1000,
    figures: [
      Figure("arrivals", 1000), Figure("answered", 963.11, halfWidth: 1.74),
      Figure("abandoned", 31.82, halfWidth: 0.65), Figure("diverted", 4.96, halfWidth: 0.18),
      Figure("occupancy_scheduled", 0.6677, halfWidth: 0.0016),
    ])

  static let bilingualWeek = VerificationCase(
    name: "bilingual",
    title: "Bilingual: two languages, agents of both, callers who redial as impatient as before",
    source: "ContactCenters, its example Bilingual, ± of its own",
    text: """
      callsim: 1
      name: bilingual
      calendar: {open: "08:00-17:00", interval: 1h, days: 5, closing: drop}
      lines: 40
      contact_types:
        english:
          channel: voice
          language: en
          arrivals: {per_interval: [100, 50, 50, 50, 50, 50, 50, 50, 50]}
          patience: {exponential: {mean: 2min}}
          handle_time: {uniform: {min: 3min, max: 7min}}
          acceptable_wait: 1min
          redial: {probability: 75%, delay: {constant: 20min}, patience: kept, wait: accumulates}
        spanish:
          channel: voice
          language: es
          arrivals: {per_interval: [100, 50, 50, 50, 50, 50, 50, 50, 50]}
          patience: {exponential: {mean: 2min}}
          handle_time: {uniform: {min: 4min, max: 6min}}
          acceptable_wait: 1min
          redial: {probability: 75%, delay: {constant: 20min}, patience: kept, wait: accumulates}
      agent_groups:
        english-only: {serves: [english], staff: 7}
        spanish-only: {serves: [spanish], staff: 7}
        bilingual: {serves: [english, spanish], staff: 4}
      routing: {agents: uniform, contacts: longest-wait}

      """,
    replications: 1000,
    figures: [
      Figure("answered", 4967.2, halfWidth: 4.3), Figure("abandoned", 142.87, halfWidth: 1.66),
      Figure("redials", 107.17, halfWidth: 1.33),
      // Printed without ±; as wide as 1,000 weeks are here.
      Figure("occupancy_scheduled", 0.4762, of: .agentGroup("english-only"), halfWidth: 0.0006),
      Figure("occupancy_scheduled", 0.4764, of: .agentGroup("spanish-only"), halfWidth: 0.0006),
      Figure("occupancy_scheduled", 0.6325, of: .agentGroup("bilingual"), halfWidth: 0.0006),
    ])
}
