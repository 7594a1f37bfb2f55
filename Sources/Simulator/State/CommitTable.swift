/// What waits for each agent group alone, under policies that commit contacts to groups.
struct CommitTable: ~Copyable {
  /// Mean work of a contact type for a group, seconds: `meanWork[type * groups + group]`.
  private let meanWork: Buffer<Double>
  /// Of the contacts committed to a group, seconds.
  private var work: Buffer<Double>
  private var counts: Buffer<Int32>
  private let groups: Int
  /// Room for predictions.
  var delays: Buffer<Double>

  /// Empty unless the policy commits contacts.
  init(_ model: Model) {
    groups = model.commitsContacts ? model.groups.count : 0
    let count = groups
    meanWork = Buffer(
      count == 0
        ? []
        : model.types.indices.flatMap { type in
          (0..<count).map { model.meanWork(of: type) * model.handleTimeFactor[type * count + $0] }
        })
    work = Buffer(repeating: 0, count: count)
    counts = Buffer(repeating: 0, count: count)
    delays = Buffer(repeating: 0, count: count)
  }

  mutating func join(_ type: Int, _ group: Int) {
    work[group] += meanWork[type * groups + group]
    counts[group] += 1
  }

  mutating func leave(_ type: Int, _ group: Int) {
    counts[group] -= 1
    // An empty line holds no work, whatever rounding has left.
    work[group] = counts[group] == 0 ? 0 : work[group] - meanWork[type * groups + group]
  }

  /// The wait of one more contact, seconds.
  func delay(_ type: Int, _ group: Int, agents: Int) -> Double {
    (work[group] + meanWork[type * groups + group]) / Double(agents)
  }
}
