/// Which agent groups are open to a contact, and from when on: staged lists by index (RT3).
public struct OverflowModel: Sendable {
  /// Number of the stage that lists group i for type k, from 0: `stage[k * groups + i]`; empty where no type has stages.
  var stage: [Int32] = []
  /// Seconds of wait from which on the group may take the contact; infinite where no stage lists it.
  var delay: [Double] = []
  /// Index in `conditions`; -1: none.
  var condition: [Int32] = []
  var conditions: [FormulaProgram] = []
  /// Distinct positive delays of each type, seconds.
  var times: [[Double]] = []
  /// Types with a condition.
  var isConditional: [Bool] = []

  var isEmpty: Bool { stage.isEmpty }

  init() {}

  init(_ model: Model) {
    let overflow = model.scenario.routing.overflow
    guard !overflow.isEmpty else { return }
    let groups = model.groups.count
    for type in model.types {
      let stages = overflow[type.streamName]
      var times: Set<Double> = []
      let firstCondition = conditions.count
      for stage in stages ?? [] {
        if let formula = stage.when { conditions.append(FormulaProgram(formula, model)) }
      }
      for group in 0..<groups {
        guard let stages else {
          (stage, delay, condition) = (stage + [0], delay + [0], condition + [-1])
          continue
        }
        let place = stages.firstIndex { $0.groups.contains(model.groups[group].name) }
        stage.append(place.map { Int32($0) } ?? .max)
        delay.append(place.map { stages[$0].after } ?? .infinity)
        let before = place.map { stages[..<$0].count { $0.when != nil } } ?? 0
        let isConditional = place.map { stages[$0].when != nil } ?? false
        condition.append(isConditional ? Int32(firstCondition + before) : -1)
        if let place, stages[place].after > 0 { times.insert(stages[place].after) }
      }
      self.times.append(times.sorted())
      isConditional.append(conditions.count > firstCondition)
    }
  }
}
