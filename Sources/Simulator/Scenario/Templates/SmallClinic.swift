extension Template {
  static let smallClinic = Template(
    "small-clinic", "a clinic's day by the half hour: three kinds of call, changing staff, targets",
    body: """
      # A day at a small clinic: arrivals and staff by the half hour, from 08:00 to 17:00.
      # The numbers are made up; replace them by yours.
      callsim: 1
      name: NAME
      description: A weekday at a small clinic.
      calendar: {open: "08:00-17:00", interval: 30min, closing: serve-out}
      contact_types:
        appointments:
          channel: voice
          topic: appointments
          arrivals:
            # Expected calls in each half hour: 18 values.
            per_interval: [34, 41, 38, 33, 29, 26, 22, 18, 16, 19, 24, 25, 22, 19, 16, 13, 10, 6]
            busyness: {gamma: {cv: 12%}}    # some days are busier than others
          patience: {exponential: {mean: 4min}}
          handle_time: {lognormal: {mean: 3min30s, cv: 0.8}}
          wrap_up: {exponential: {mean: 30s}}
        prescriptions:
          channel: voice
          topic: prescriptions
          arrivals:
            per_interval: [14, 16, 15, 13, 11, 10, 9, 8, 7, 8, 9, 10, 9, 8, 7, 6, 4, 3]
          patience: {exponential: {mean: 5min}}
          handle_time: {lognormal: {mean: 2min30s, cv: 0.7}}
        nurse-line:
          channel: voice
          topic: medical
          urgent: 4%                        # red-flag calls go before all others
          arrivals:
            per_interval: [9, 12, 12, 10, 9, 8, 7, 6, 5, 6, 7, 8, 7, 6, 6, 5, 4, 3]
          patience: {weibull: {mean: 6min, shape: 1.3}}
          handle_time: {lognormal: {mean: 6min, cv: 0.9}}
          wrap_up: {exponential: {mean: 1min}}
      agent_groups:
        front-desk:
          skills: {topics: [appointments, prescriptions]}
          staff: {per_interval: [7, 8, 8, 7, 6, 6, 5, 5, 4, 5, 5, 6, 5, 5, 4, 4, 3, 3]}
          cost: 24/h
        nurses:
          serves: [nurse-line, prescriptions]
          staff: {per_interval: [3, 4, 4, 4, 3, 3, 3, 2, 2, 2, 3, 3, 3, 2, 2, 2, 2, 2]}
          cost: 46/h
      targets:
        - {contacts: all, measure: abandonment, at_most: 5%}
        - {contacts: {topic: medical}, measure: mean_wait, at_most: 1min}
        - {contacts: {topic: appointments}, measure: service_level, within: 30s, at_least: 80%, every: interval}
        - {agents: all, measure: occupancy, at_most: 85%}

      """)
}
