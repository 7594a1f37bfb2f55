import Foundation

@testable import StaffingModels

/// A center of two contact types and two agent groups with exponential laws, small enough for its whole Markov chain.
///
/// The N and X designs of `Tests/ReferenceCases/Reference`: idle agents of the first listed group are used first, a freed
/// agent takes the type listed first that waits, nothing is pre-empted, contacts of either type give up at rate theta.
/// State: busy agents by group and type, and contacts waiting of each type.
struct SmallCenter: Sendable {
  /// Contacts per second.
  var rate: [Double]
  /// Mean handle time of type k by group i, seconds: `[k][i]`; nil where it can't.
  var handle: [[Double?]]
  var patience: Double
  /// Groups that a type tries in turn.
  var tries: [[Int]]
  /// Types that a freed agent tries in turn, one list a group.
  var takes: [[Int]]

  private static let mostWaiting = 12

  /// P(abandon) and P(wait > 0) of each type.
  struct Figures {
    var abandonment: [Double]
    var delayed: [Double]
  }

  func figures(_ agents: [Int]) -> Figures {
    let states = enumerate(agents)
    let index = Dictionary(uniqueKeysWithValues: states.enumerated().map { ($1, $0) })
    var moves: [[(to: Int, rate: Double)]] = []
    for state in states { moves.append(transitions(state, agents).map { (index[$0.0] ?? 0, $0.1) }) }
    let probability = Self.stationary(moves)
    var waiting = [0.0, 0]
    var delayed = [0.0, 0]
    for (state, p) in zip(states, probability) {
      for type in 0..<2 {
        waiting[type] += p * Double(state.waiting[type])
        let isFree = tries[type].contains { state.busy($0) < agents[$0] && handle[type][$0] != nil }
        if !isFree { delayed[type] += p }
      }
    }
    return Figures(
      abandonment: (0..<2).map { waiting[$0] / patience / rate[$0] }, delayed: delayed)
  }

  struct State: Hashable {
    /// Busy agents: `serving[group * 2 + type]`.
    var serving: [Int]
    var waiting: [Int]

    func busy(_ group: Int) -> Int { serving[group * 2] + serving[group * 2 + 1] }
  }

  /// All states that can be reached from the empty one.
  private func enumerate(_ agents: [Int]) -> [State] {
    let empty = State(serving: [0, 0, 0, 0], waiting: [0, 0])
    var states = [empty]
    var seen: Set<State> = [empty]
    var next = 0
    while next < states.count {
      for (state, _) in transitions(states[next], agents) where seen.insert(state).inserted {
        states.append(state)
      }
      next += 1
    }
    return states
  }

  private func transitions(_ state: State, _ agents: [Int]) -> [(State, Double)] {
    var moves: [(State, Double)] = []
    for type in 0..<2 {
      var next = state
      if let group = tries[type].first(where: { state.busy($0) < agents[$0] && handle[type][$0] != nil }) {
        next.serving[group * 2 + type] += 1
        moves.append((next, rate[type]))
      } else if state.waiting[type] < Self.mostWaiting {
        next.waiting[type] += 1
        moves.append((next, rate[type]))
      }
      if state.waiting[type] > 0 {
        var gone = state
        gone.waiting[type] -= 1
        moves.append((gone, Double(state.waiting[type]) / patience))
      }
    }
    for group in 0..<2 {
      for type in 0..<2 {
        let count = state.serving[group * 2 + type]
        guard count > 0, let mean = handle[type][group] else { continue }
        var next = state
        next.serving[group * 2 + type] -= 1
        if let waiting = takes[group].first(where: { state.waiting[$0] > 0 }) {
          next.waiting[waiting] -= 1
          next.serving[group * 2 + waiting] += 1
        }
        moves.append((next, Double(count) / mean))
      }
    }
    return moves
  }

  /// By Gauss-Seidel on pi(j) out(j) = sum of pi(i) q(i, j).
  private static func stationary(_ moves: [[(to: Int, rate: Double)]]) -> [Double] {
    let count = moves.count
    let out = moves.map { $0.reduce(0) { $0 + $1.rate } }
    var incoming = Array(repeating: [(from: Int, rate: Double)](), count: count)
    for (from, list) in moves.enumerated() {
      for move in list { incoming[move.to].append((from, move.rate)) }
    }
    var p = Array(repeating: 1 / Double(count), count: count)
    for _ in 0..<2000 {
      var change = 0.0
      for state in 0..<count {
        let value = incoming[state].reduce(0) { $0 + p[$1.from] * $1.rate } / out[state]
        change = max(change, abs(value - p[state]))
        p[state] = value
      }
      let total = p.reduce(0, +)
      for state in 0..<count { p[state] /= total }
      if change < 1e-9 / Double(count) { break }
    }
    return p
  }
}
