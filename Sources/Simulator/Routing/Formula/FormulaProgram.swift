/// A formula compiled for the loop: instructions in a row, worked off once from left to right on a small stack.
struct FormulaProgram: Sendable {
  private enum Operation: Sendable {
    case push(Double)
    case variable(Formula.Variable)
    case lineLength(Int32)
    case freeAgents(Int32)
    case not
    case binary(Formula.Operator)
    case choice
  }

  private var operations: [Operation] = []
  private var depth = 0
  private let priority: [Double]
  private let weight: [Double]

  init(_ formula: Formula, _ model: Model) {
    priority = model.types.map { Double($0.priority) }
    weight = model.types.map(\.weight)
    var height = 0
    emit(formula.root, model, &height)
  }

  private mutating func emit(_ term: Formula.Term, _ model: Model, _ height: inout Int) {
    func push(_ operation: Operation) {
      operations.append(operation)
      height += 1
      depth = max(depth, height)
    }
    switch term {
    case .number(let value): push(.push(value))
    case .variable(let variable): push(.variable(variable))
    case .lineLength(let name):
      push(model.types.firstIndex { $0.name == name }.map { .lineLength(Int32($0)) } ?? .push(0))
    case .freeAgents(let name):
      push(model.groups.firstIndex { $0.name == name }.map { .freeAgents(Int32($0)) } ?? .push(0))
    case .not(let x):
      emit(x, model, &height)
      operations.append(.not)
    case .binary(let operation, let x, let y, _):
      emit(x, model, &height)
      emit(y, model, &height)
      operations.append(.binary(operation))
      height -= 1
    case .choice(let x, let y, let z):
      emit(x, model, &height)
      emit(y, model, &height)
      emit(z, model, &height)
      operations.append(.choice)
      height -= 2
    }
  }

  /// The value for a contact and an agent group; NaN counts as 0.
  ///
  /// - Parameters:
  ///   - wait: seconds that the contact has waited.
  ///   - idle: seconds that the agent has been idle.
  func value(type: Int, group: Int, wait: Double, idle: Double, in state: RoutingState) -> Double {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: depth) { stack in
      var top = -1
      for operation in operations {
        switch operation {
        case .push(let value):
          top += 1
          stack[top] = value
        case .variable(let variable):
          top += 1
          stack[top] = read(variable, type: type, group: group, wait: wait, idle: idle, state)
        case .lineLength(let type):
          top += 1
          stack[top] = Double(state.waiting(of: Int(type)))
        case .freeAgents(let group):
          top += 1
          stack[top] = Double(state.freeAgents(in: Int(group)))
        case .not: stack[top] = stack[top] == 0 ? 1 : 0
        case .binary(let operation):
          top -= 1
          stack[top] = operation(stack[top], stack[top + 1])
        case .choice:
          top -= 2
          stack[top] = stack[top] != 0 ? stack[top + 1] : stack[top + 2]
        }
      }
      return stack[0].isNaN ? 0 : stack[0]
    }
  }

  private func read(
    _ variable: Formula.Variable, type: Int, group: Int, wait: Double, idle: Double, _ state: RoutingState
  ) -> Double {
    switch variable {
    case .wait: wait
    case .idle: idle
    case .free: Double(state.freeAgents(in: group))
    case .waiting: Double(state.waiting(of: type))
    case .hour: state.now.truncatingRemainder(dividingBy: 86_400) / 3600
    case .priority: priority[type]
    case .weight: weight[type]
    }
  }
}
