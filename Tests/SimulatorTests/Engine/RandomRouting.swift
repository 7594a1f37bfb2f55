import Distributions

@testable import Simulator

/// Random stages of overflow, indices and formulas for random scenarios.
enum RandomRouting {
  static func add(to scenario: inout Scenario, _ number: UInt64) throws {
    var stream = StreamKey(seed: 7, replication: 0, purpose: .stageExit, name: "routing").stream(number)
    func chance(_ share: Double) -> Bool { stream.uniform() < share }
    func pick(_ count: Int) -> Int { Int(stream.uniform() * Double(count)) }
    let formulas = [
      "wait", "weight * wait - 20 * idle", "if(free > 1, wait, 5 - waiting)", "hour + priority",
    ]
    scenario.routing.formula = try FormulaParser.parse(formulas[pick(formulas.count)])
    for group in scenario.agentGroups { scenario.routing.shares[group.name] = stream.uniform() }
    for type in scenario.contactTypes {
      scenario.routing.index.append(
        .init(
          types: [type.name], groups: scenario.agentGroups.map(\.name).filter { _ in chance(0.6) },
          base: -100 + 200 * stream.uniform(), wait: chance(0.7) ? 2 * stream.uniform() : 0,
          idle: chance(0.5) ? stream.uniform() : 0))
    }
    guard chance(0.35) else { return }
    for type in scenario.contactTypes where chance(0.6) {
      var after = 0.0
      scenario.routing.overflow[type.name] = try scenario.agentGroups.filter { _ in chance(0.8) }.map {
        group in
        if chance(0.6) { after += 100 * stream.uniform() }
        let condition = chance(0.3) ? try FormulaParser.parse("waiting >= \(pick(4)) or wait > 60") : nil
        return .init(groups: [group.name], after: after, when: condition)
      }
      if scenario.routing.overflow[type.name]?.isEmpty == true { scenario.routing.overflow[type.name] = nil }
    }
  }
}
