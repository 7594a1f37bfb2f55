/// Which stages of a network contacts get to, and from which they never get out again.
struct StageReach {
  private let stages: [SelfService.Stage]

  init(_ stages: [SelfService.Stage]) { self.stages = stages }

  /// The first stage that contacts of a type get to and that leads to no outcome; nil: there is none.
  func trap(for contactType: String) -> String? {
    let conducts = stages.map { $0.conduct(for: contactType) }
    let reached = closure(from: [0]) { next(conducts[$0]) }
    // Backwards from the stages with a way out.
    var leading = Set(conducts.indices.filter { hasOutcome(conducts[$0]) })
    var grows = true
    while grows {
      let more = conducts.indices.filter { index in
        !leading.contains(index) && next(conducts[index]).contains(where: leading.contains)
      }
      leading.formUnion(more)
      grows = !more.isEmpty
    }
    return stages.indices.first { reached.contains($0) && !leading.contains($0) }.map { stages[$0].name }
  }

  /// Stages that no exit leads to, whatever the contact type and the shares.
  var unreached: [String] {
    let reached = closure(from: [0]) { index in
      let exits = stages[index].conduct.exits + stages[index].variants.flatMap { $0.exits ?? [] }
      return exits.compactMap(stage)
    }
    return stages.indices.filter { !reached.contains($0) }.map { stages[$0].name }
  }

  private func hasOutcome(_ conduct: SelfService.Conduct) -> Bool {
    conduct.optOut > 0 || conduct.exits.contains { $0.share > 0 && stage($0) == nil }
  }

  private func next(_ conduct: SelfService.Conduct) -> [Int] {
    conduct.optOut >= 1 ? [] : conduct.exits.filter { $0.share > 0 }.compactMap(stage)
  }

  private func stage(_ exit: SelfService.Exit) -> Int? {
    guard case .stage(let name) = exit.to else { return nil }
    return stages.firstIndex { $0.name == name }
  }

  private func closure(from start: [Int], _ next: (Int) -> [Int]) -> Set<Int> {
    var reached = Set(start)
    var open = start
    while let index = open.popLast() {
      for other in next(index) where reached.insert(other).inserted { open.append(other) }
    }
    return reached
  }
}
