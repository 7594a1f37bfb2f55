/// Whom agents take first, told from their choices: at each service's start, who else waited whom the agent could serve?
///
/// A freed agent takes the largest wait + credit of the type. Credits are those that explain the most choices, found one
/// type at a time; a source that states its credits is believed.
struct RoutingEstimate {
  /// Seconds credited to each type.
  var credits: [Double]
  /// Share of choices explained, and number of choices with more than one type to choose from.
  var explained: Double
  var choices: Int
  /// Share that took the longest-waiting of the type chosen.
  var inOrder: Double

  private static let candidates: [Double] = [0, 30, 60, 90, 120, 180, 300, 600, 1800, 3600]
  private static let mostChoices = 8000

  private struct Choice {
    var chosen: Int
    var chosenWait: Double
    /// The longest wait of each other type that waited.
    var others: [(type: Int, wait: Double)]
  }

  /// - Parameter known: credits that the source states, by priority; nil: estimate.
  init(_ history: History, _ inference: GroupInference, knownCredit: Double?) {
    let types = history.types
    credits = Array(repeating: 0, count: types.count)
    var choices: [Choice] = []
    var (ordered, served) = (0, 0)
    for calls in history.calls where choices.count < Self.mostChoices {
      Self.collect(calls, types, &choices, &ordered, &served)
    }
    inOrder = served > 0 ? Double(ordered) / Double(served) : 1
    self.choices = choices.count
    explained = 1
    guard choices.count >= 50 else { return }
    if let knownCredit {
      for type in types.kinds.indices where types.kinds[type].priority == 1 { credits[type] = knownCredit }
    }
    improve(choices, isFixed: { knownCredit != nil && types.kinds[$0].priority > 0 })
    let least = credits.min() ?? 0
    credits = credits.map { $0 - least }
    explained = score(choices, credits)
  }

  /// Only calls served by agents of the team count: who is dedicated to a queue had no choice.
  private static func collect(
    _ calls: [CallTable.Call], _ types: ContactTypes, _ choices: inout [Choice], _ ordered: inout Int,
    _ served: inout Int
  ) {
    let events = calls.indices.filter { calls[$0].isAnswered && calls[$0].wait >= 1 }.sorted {
      calls[$0].waitEnd < calls[$1].waitEnd
    }
    var agentQueues: [UInt16: Set<UInt16>] = [:]
    for call in calls where call.isAnswered && call.agent > 0 {
      agentQueues[call.agent, default: []].insert(call.queue)
    }
    for index in events {
      let call = calls[index]
      guard let type = type(call, types) else { continue }
      let time = call.waitEnd
      var longest: [Int: Double] = [:]
      var other = index - 1
      // Whoever arrived before and is still waiting a second later; looked for among the calls of the last hour.
      while other >= 0, calls[other].arrival > time - 3600 {
        let candidate = calls[other]
        if candidate.waitEnd > time + 1, let kind = Self.type(candidate, types) {
          longest[kind] = max(longest[kind] ?? 0, time - candidate.arrival)
        }
        other -= 1
      }
      var next = index + 1
      while next < calls.count, calls[next].arrival < time - 1 {
        let candidate = calls[next]
        if candidate.waitEnd > time + 1, let kind = Self.type(candidate, types) {
          longest[kind] = max(longest[kind] ?? 0, time - candidate.arrival)
        }
        next += 1
      }
      served += 1
      if (longest[type] ?? 0) <= Double(call.wait) + 1 { ordered += 1 }
      let serves = agentQueues[call.agent] ?? []
      let others = longest.filter { $0.key != type && serves.contains(types.kinds[$0.key].queue) }
        .map { (type: $0.key, wait: $0.value) }.sorted { $0.type < $1.type }
      if !others.isEmpty {
        choices.append(Choice(chosen: type, chosenWait: Double(call.wait), others: others))
      }
    }
  }

  private static func type(_ call: CallTable.Call, _ types: ContactTypes) -> Int? {
    let own = types.types(ofQueue: call.queue)
    if own.count == 1 { return own[0] }
    return call.priority == 0 ? nil : own.isEmpty ? nil : own[call.priority == 1 ? 0 : 1]
  }

  private func score(_ choices: [Choice], _ credits: [Double]) -> Double {
    let hits = choices.reduce(0) { hits, choice in
      let mine = choice.chosenWait + credits[choice.chosen] + 1
      return hits + (choice.others.allSatisfy { $0.wait + credits[$0.type] <= mine } ? 1 : 0)
    }
    return Double(hits) / Double(choices.count)
  }

  private mutating func improve(_ choices: [Choice], isFixed: (Int) -> Bool) {
    for _ in 0..<2 {
      for type in credits.indices where !isFixed(type) {
        let own = choices.filter { $0.chosen == type || $0.others.contains { $0.type == type } }
        guard own.count >= 40 else { continue }
        var best = (score(own, credits), credits[type])
        for candidate in Self.candidates {
          var trial = credits
          trial[type] = candidate
          let value = score(own, trial)
          // A credit must explain a good deal more than none: one in thirty of the choices that the type takes part in.
          if value > best.0 + 0.033 { best = (value, candidate) }
        }
        credits[type] = best.1
      }
    }
  }
}
