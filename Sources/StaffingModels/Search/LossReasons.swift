import Simulator

/// Why contacts are lost that no number of agents would save: lines, balking, patience, menus, messages, closing time.
struct LossReasons {
  /// Share of the contacts that came, and the words for it; the largest first.
  let shares: [(share: Double, words: String)]

  /// - Parameters:
  ///   - model: with plenty of agents.
  ///   - types: names of contact types.
  init(_ model: Model, types: [String], seed: UInt64, stop: StopFlag) {
    let names = Set(types)
    let counted = model.types.indices.filter {
      names.contains(model.types[$0].streamName) || names.contains(model.types[$0].name)
    }
    var total = 0.0
    var lost = Array(repeating: 0.0, count: Self.words.count)
    let isSteady = model.clock.kind == .steadyState
    for number in 0..<(isSteady ? 1 : 20) {
      guard let run = model.simulate(seed: seed, number: number, stop: stop) else { break }
      for period in 0..<run.periods {
        for type in counted {
          let contacts = run.contacts[period * run.types + type]
          total += contacts.arrivals
          lost[0] += contacts.blocked
          lost[1] += contacts.balked
          lost[2] += contacts.abandoned - contacts.balked
          if !run.selfService.isEmpty {
            let menu = run.selfService[period * run.types + type]
            total += menu.contained
            lost[3] += menu.gaveUp
          }
          lost[4] += contacts.diverted
          lost[5] += contacts.disconnected + contacts.unfinished
        }
      }
    }
    var found: [(share: Double, words: String)] = []
    for (count, words) in zip(lost, Self.words) where count >= 5e-4 * max(total, 1) {
      found.append((share: count / total, words: words))
    }
    shares = found.sorted { $0.share > $1.share }
  }

  private static let words = [
    "find no line free", "leave at once rather than wait (balking)",
    "hang up before an agent can answer (patience)", "give up in self-service",
    "are asked to leave a message", "are cut off or left over at closing time",
  ]

  /// `12.3 % find no line free, 1.2 % ...`; nil where hardly any are lost.
  var words: String? {
    guard !shares.isEmpty else { return nil }
    return shares.map { "\(Figure.decimal($0.share * 100, 1)) % \($0.words)" }.joined(separator: ", ")
  }
}
