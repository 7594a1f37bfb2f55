extension Template {
  static let erlangA = Template(
    "erlang-a",
    "one kind of call, one group of agents, constant rates: the model behind staffing calculators",
    body: """
      # One kind of call and one group of agents in the steady state: the Erlang A model.
      # Durations carry units (45s, 4min, 1h30min), rates too (48/min), shares are 5% or 0.05.
      callsim: 1
      name: NAME
      horizon:
        length: 500h      # simulated time of one replication
        warm_up: 5h       # left out at its beginning, until the lines have filled
      contact_types:
        calls:
          channel: voice
          arrivals: {rate: 48/min}
          patience: {exponential: {mean: 2min}}       # who waits longer hangs up; leave out: nobody does
          handle_time: {exponential: {mean: 1min}}    # or {lognormal: {mean: 1min, cv: 1.2}}, ...
      agent_groups:
        team:
          serves: [calls]
          staff: 50
      targets:
        - {contacts: all, measure: service_level, within: 20s, at_least: 80%}
        - {contacts: all, measure: abandonment, at_most: 5%}

      """)
}
