/// The stationary distribution of a small continuous-time Markov chain, from its transitions alone: what simulations of
/// exponential models are judged by.
///
/// By Gauss-Seidel iteration on the balance equations until no probability moves by more than 1e-13.
///
/// - Source: W. J. Stewart, "Introduction to the Numerical Solution of Markov Chains", 1994.
public struct MarkovChain<State: Hashable> {
  private let probabilities: [(state: State, probability: Double)]

  /// - Parameter transitions: the states that follow one, each with its rate; a state may be named more than once.
  public init(from start: State, _ transitions: (State) -> [(State, Double)]) {
    var index = [start: 0]
    var states = [start]
    var incoming: [[(from: Int, rate: Double)]] = [[]]
    var outRates: [Double] = []
    var next = 0
    while next < states.count {
      var out = 0.0
      for (state, rate) in transitions(states[next]) where rate > 0 && state != states[next] {
        let target = index[state] ?? states.count
        if target == states.count {
          index[state] = target
          states.append(state)
          incoming.append([])
        }
        incoming[target].append((next, rate))
        out += rate
      }
      outRates.append(out)
      next += 1
    }
    // Gauss-Seidel on the balance equations until nothing moves.
    var p = Array(repeating: 1 / Double(states.count), count: states.count)
    var change = 1.0
    while change > 1e-13 {
      change = 0
      for j in states.indices {
        var flow = 0.0
        for (from, rate) in incoming[j] { flow += p[from] * rate }
        let value = flow / outRates[j]
        change = max(change, abs(value - p[j]))
        p[j] = value
      }
      let sum = p.reduce(0, +)
      for j in p.indices { p[j] /= sum }
    }
    probabilities = zip(states, p).map { ($0, $1) }
  }

  /// The mean of a function of the state over time.
  public func mean(_ value: (State) -> Double) -> Double {
    probabilities.reduce(0) { $0 + $1.probability * value($1.state) }
  }
}
