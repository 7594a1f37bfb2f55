extension TransferModel {
  /// The transfers of all contact types, those of one type together; tells each type which are its own, and which lines are
  /// the wrong ones.
  static func all(of scenario: Scenario, numbering types: inout [TypeModel]) -> [TransferModel] {
    var all: [TransferModel] = []
    let numbers = Dictionary(uniqueKeysWithValues: types.enumerated().map { ($0.element.name, $0.offset) })
    let sources = Dictionary(uniqueKeysWithValues: scenario.contactTypes.map { ($0.name, $0) })
    for index in types.indices {
      guard let source = sources[types[index].streamName] else { continue }
      let first = all.count
      for transfer in source.transfers {
        guard let target = numbers[transfer.to] else { continue }
        all.append(TransferModel(transfer: transfer, type: target))
        if transfer.warm != nil { types[target].isWatched = true }
      }
      types[index].transfers = first..<all.count
      if let name = source.verification?.escalatesTo, let target = numbers[name] {
        types[index].escalation = all.count
        all.append(TransferModel(transfer: Transfer(probability: 0, to: name), type: target))
      }
      guard types[index].callbackOf == nil, let misrouting = source.misrouting else { continue }
      let wrong = misrouting.to.compactMap { numbers[$0] }
      types[index].misrouting = MisroutingModel(misrouting: misrouting, types: wrong)
      for type in wrong { types[type].isWatched = true }
    }
    return all
  }
}
