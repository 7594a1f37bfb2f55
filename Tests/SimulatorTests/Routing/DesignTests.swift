import Distributions
import Testing

@testable import Simulator

/// W- and M-designs, and policies on them, against their whole Markov chains.
@Suite struct DesignTests {
  private struct State: Hashable {
    var busy: [Int]
    var waiting: [Int]
  }

  /// Class k comes at rate lambda[k], waits in a line of at most 4, gives up at rate theta; all services have rate mu.
  private struct Design {
    var lambda: [Double]
    var mu: Double
    var theta: Double
    var sizes: [Int]
    /// Groups of class k, first choice first.
    var groups: [[Int]]
    /// Classes of group i, first choice first.
    var classes: [[Int]]
    static let line = 4

    func next(_ state: State) -> [(State, Double)] {
      var found: [(State, Double)] = []
      for k in lambda.indices {
        var arrived = state
        if let group = groups[k].first(where: { state.busy[$0] < sizes[$0] }) {
          arrived.busy[group] += 1
        } else if state.waiting[k] < Self.line {
          arrived.waiting[k] += 1
        }
        found.append((arrived, lambda[k]))
        if state.waiting[k] > 0 {
          var left = state
          left.waiting[k] -= 1
          found.append((left, theta * Double(state.waiting[k])))
        }
      }
      for group in sizes.indices where state.busy[group] > 0 {
        var done = state
        if let k = classes[group].first(where: { state.waiting[$0] > 0 }) {
          done.waiting[k] -= 1
        } else {
          done.busy[group] -= 1
        }
        found.append((done, mu * Double(state.busy[group])))
      }
      return found
    }

    func scenario(_ length: Double) -> Scenario {
      let types = lambda.indices.map { k in
        var type = ContactType.voice(
          "class\(k)", perSecond: lambda[k], handle: exponential(mean: 1 / mu),
          patience: exponential(mean: 1 / theta))
        type.queueLimit = Self.line
        type.priority = k + 1
        return type
      }
      let teams = sizes.indices.map { group in
        AgentGroup.team(
          sizes[group], named: "group\(group)", serves: classes[group].sorted().map { "class\($0)" })
      }
      return Scenario.steady(length, warmUp: 2000, types, teams)
    }
  }

  private func check(_ name: String, _ design: Design, _ change: (inout RoutingChoice) -> Void) {
    let empty = State(busy: design.sizes.map { _ in 0 }, waiting: design.lambda.map { _ in 0 })
    let chain = MarkovChain(from: empty, design.next)
    let length = 200_000.0
    var scenario = design.scenario(length)
    change(&scenario.routing)
    let judge = Judge(name, scenario, replications: 10)
    for k in design.lambda.indices {
      judge.expect("waiting \(k)", chain.mean { Double($0.waiting[k]) }) {
        ($0.total(k).lineTime, length - 2000)
      }
    }
    for group in design.sizes.indices {
      judge.expect("occupancy \(group)", chain.mean { Double($0.busy[group]) } / Double(design.sizes[group]))
      {
        ($0.agentTotal(group).busyTime, $0.agentTotal(group).scheduledTime)
      }
    }
  }

  private let m = Design(
    lambda: [0.02, 0.015], mu: 0.01, theta: 0.005, sizes: [1, 1, 2], groups: [[0, 2], [1, 2]],
    classes: [[0], [1], [0, 1]])

  @Test("M: least flexible first keeps the agents who can do both for last")
  func leastFlexible() {
    check("M, least flexible", m) { ($0.agents, $0.contacts) = ("least-flexible", "static-priority") }
  }

  @Test("M: so do overflow stages, and a formula")
  func stagesAndFormula() throws {
    check("M, staged", m) {
      ($0.agents, $0.contacts) = ("staged", "static-priority")
      $0.overflow = [
        "class0": [.init(groups: ["group0"], after: 0), .init(groups: ["group2"], after: 0)],
        "class1": [.init(groups: ["group1"], after: 0), .init(groups: ["group2"], after: 0)],
      ]
    }
    let formula = try FormulaParser.parse("-priority")
    check("M, scored contacts", m) {
      ($0.agents, $0.contacts) = ("least-flexible", "scored")
      $0.formula = formula
    }
  }

  @Test("W: two groups that share the middle class")
  func w() {
    let design = Design(
      lambda: [0.01, 0.012, 0.008], mu: 0.01, theta: 0.005, sizes: [2, 1], groups: [[0], [1, 0], [1]],
      classes: [[0, 1], [1, 2]])
    check("W, ranked", design) {
      ($0.agents, $0.contacts) = ("ranked", "static-priority")
      $0.agentRanks = [
        "class0": ["group0": 1], "class1": ["group1": 1, "group0": 2], "class2": ["group1": 1],
      ]
    }
    // Base 1000 on the first choice outweighs any idle time in question; waits go by priority.
    check("W, index", design) {
      ($0.agents, $0.contacts) = ("index", "static-priority")
      $0.index = [.init(types: ["class1"], groups: ["group1"], base: 1e9, wait: 0, idle: 0)]
    }
  }
}
