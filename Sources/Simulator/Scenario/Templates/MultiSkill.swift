extension Template {
  static let multiSkill = Template(
    "multi-skill", "two languages, bilingual agents, ranks and routing policies to compare",
    body: """
      # Two languages, agents of one language each and bilingual ones: who should answer what?
      callsim: 1
      name: NAME
      description: Two languages with a bilingual overflow group.
      horizon: {length: 200h, warm_up: 2h}
      contact_types:
        english:
          channel: voice
          language: en
          arrivals: {rate: 100/h}
          patience: {exponential: {mean: 2min}}
          handle_time: {uniform: {min: 3min, max: 7min}}
        spanish:
          channel: voice
          language: es
          arrivals: {rate: 60/h}
          patience: {exponential: {mean: 2min}}
          handle_time: {uniform: {min: 4min, max: 6min}}
      agent_groups:
        english-team: {skills: {languages: [en]}, staff: 7, cost: 22/h}
        spanish-team: {skills: {languages: [es]}, staff: 4, cost: 22/h}
        bilingual:
          skills: {languages: [en, es]}
          staff: 4
          cost: 26/h
          proficiency:
            - {contacts: {language: es}, handle_time: 1.1}    # 10 % slower in their second language
      routing:
        agents: ranked                 # which free agent takes an arriving contact
        contacts: longest-wait         # which waiting contact a freed agent takes
        agent_ranks:                   # first choice first
          english: [english-team, bilingual]
          spanish: [spanish-team, bilingual]
      targets:
        - {contacts: {language: es}, measure: mean_wait, at_most: 30s}
        - {contacts: all, measure: abandonment, at_most: 5%}
        - {agents: bilingual, measure: occupancy, at_most: 85%}

      """)
}
