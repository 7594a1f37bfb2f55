/// Chats at once, callers who try again, agents of two languages: exact chains, solved here.
extension VerificationCase {
  static let chatPatient = chat(
    "chat", title: "Chat: one agent, up to three at once, 18 an hour", patience: nil)

  static let chatImpatient = chat(
    "chat-impatient", title: "The same with patience of 4 min", patience: 240)

  private static func chat(_ name: String, title: String, patience: Double?) -> VerificationCase {
    let speed = [1, 1.7, 2.5]
    let (rate, work, leave) = (18.0 / 3600, 1.0 / 360, patience.map { 1 / $0 } ?? 0)
    let chain = MarkovChain(from: 0) { (n: Int) -> [(Int, Double)] in
      var steps: [(Int, Double)] = []
      if n > 0 { steps.append((n - 1, work * speed[min(n, 3) - 1] + leave * Double(max(n - 3, 0)))) }
      if n < 400 { steps.append((n + 1, rate)) }
      return steps
    }
    let waiting = chain.mean { Double(max($0 - 3, 0)) }
    let busy = chain.mean { $0 > 0 ? 1 : 0 }
    let held = chain.mean { Double(min($0, 3)) }
    let answered = rate - leave * waiting
    var figures = [
      Figure("delay_probability", chain.mean { $0 >= 3 ? 1 : 0 }), Figure("mean_wait", waiting / rate),
      Figure("talk_time", held / answered), Figure("concurrency", held / busy), Figure("occupancy", busy),
    ]
    if patience != nil { figures.append(Figure("abandonment", leave * waiting / rate)) }
    return VerificationCase(
      name: name, title: title, source: "birth-death chain, solved here; G. Luo, J. Zhang 2013 (the model)",
      text: """
        callsim: 1
        name: \(name)
        horizon: {length: 420h, warm_up: 20h}
        contact_types:
          chats:
            channel: chat
            arrivals: {rate: 18/h}
            handle_time: {exponential: {mean: 6min}}
        \(patience == nil ? "" : "    patience: {exponential: {mean: 4min}}\n")agent_groups:
          desk: {serves: [chats], staff: 1, concurrency: {capacity: 3, speed: [1, 1.7, 2.5]}}
        routing: {agents: least-loaded}

        """, replications: 180, figures: figures)
  }

  static let retrial = VerificationCase(
    name: "retrial", title: "Redial: 150 new calls an hour to 10 lines; who finds none free tries again",
    source: "chain of (busy, redialling), solved here; G. Falin, J. Templeton 1997 (the model)",
    text: """
      callsim: 1
      name: retrial
      horizon: {length: 105h, warm_up: 5h}
      contact_types:
        calls:
          channel: voice
          arrivals: {rate: 150/h}
          handle_time: {exponential: {mean: 3min}}
          queue_limit: 0
          redial: {after: [blocked], probability: 100%, delay: {exponential: {mean: 5min}}, patience: redrawn, wait: restarts}
      agent_groups:
        team: {serves: [calls], staff: 10}

      """,
    replications: 120,
    figures: {
      let (rate, serve, again) = (150.0 / 3600, 1.0 / 180, 1.0 / 300)
      let chain = MarkovChain(from: [0, 0]) { state in
        let (busy, away) = (state[0], state[1])
        var steps: [([Int], Double)] = [([max(busy - 1, 0), away], serve * Double(busy))]
        if busy < 10 {
          steps.append(([busy + 1, away], rate))
          if away > 0 { steps.append(([busy + 1, away - 1], again * Double(away))) }
        } else if away < 60 {
          steps.append(([busy, away + 1], rate))
        }
        return steps
      }
      let retries = again * chain.mean { Double($0[1]) }
      return [
        Figure("blocking", retries / (rate + retries)), Figure("occupancy", 0.75),
        Figure("redials", retries * 360_000), Figure("arrivals", (rate + retries) * 360_000),
      ]
    }())

  static let bilingualTeam = VerificationCase(
    name: "n-design", title: "Skills: 6 English agents, 4 of both languages, who take Spanish calls first",
    source: "chain of (busy, busy, waiting, waiting), solved here",
    text: """
      callsim: 1
      name: n-design
      horizon: {length: 105h, warm_up: 5h}
      contact_types:
        english:
          channel: voice
          language: en
          arrivals: {rate: 90/h}
          patience: {exponential: {mean: 3min}}
          handle_time: {exponential: {mean: 4min}}
        spanish:
          channel: voice
          language: es
          arrivals: {rate: 45/h}
          patience: {exponential: {mean: 3min}}
          handle_time: {exponential: {mean: 4min}}
      agent_groups:
        english-only: {serves: [english], staff: 6}
        bilingual: {serves: [english, spanish], staff: 4}
      routing:
        agents: ranked
        contacts: ranked
        agent_ranks: {english: [english-only, bilingual], spanish: [bilingual]}
        contact_ranks: {english-only: [english], bilingual: [spanish, english]}

      """,
    replications: 120,
    figures: {
      let (english, spanish, serve, leave) = (90.0 / 3600, 45.0 / 3600, 1.0 / 240, 1.0 / 180)
      struct State: Hashable { var one = 0, both = 0, en = 0, es = 0 }
      let chain = MarkovChain(from: State()) { s in
        var steps: [(State, Double)] = []
        func step(_ rate: Double, _ change: (inout State) -> Void) {
          var next = s
          change(&next)
          steps.append((next, rate))
        }
        if s.one < 6 {
          step(english) { $0.one += 1 }
        } else if s.both < 4 {
          step(english) { $0.both += 1 }
        } else if s.en < 30 {
          step(english) { $0.en += 1 }
        }
        if s.both < 4 { step(spanish) { $0.both += 1 } } else if s.es < 30 { step(spanish) { $0.es += 1 } }
        step(serve * Double(s.one)) { if s.en > 0 { $0.en -= 1 } else { $0.one -= 1 } }
        step(serve * Double(s.both)) {
          if s.es > 0 { $0.es -= 1 } else if s.en > 0 { $0.en -= 1 } else { $0.both -= 1 }
        }
        step(leave * Double(s.en)) { $0.en -= 1 }
        step(leave * Double(s.es)) { $0.es -= 1 }
        return steps
      }
      let waiting = (en: chain.mean { Double($0.en) }, es: chain.mean { Double($0.es) })
      return [
        Figure("mean_wait", waiting.en / english, of: .contactType("english")),
        Figure("mean_wait", waiting.es / spanish, of: .contactType("spanish")),
        Figure("abandonment", leave * waiting.en / english, of: .contactType("english")),
        Figure("abandonment", leave * waiting.es / spanish, of: .contactType("spanish")),
        Figure(
          "delay_probability", chain.mean { $0.one == 6 && $0.both == 4 ? 1 : 0 }, of: .contactType("english")
        ),
        Figure("delay_probability", chain.mean { $0.both == 4 ? 1 : 0 }, of: .contactType("spanish")),
        Figure("occupancy", chain.mean { Double($0.one) } / 6, of: .agentGroup("english-only")),
        Figure("occupancy", chain.mean { Double($0.both) } / 4, of: .agentGroup("bilingual")),
      ]
    }())
}
