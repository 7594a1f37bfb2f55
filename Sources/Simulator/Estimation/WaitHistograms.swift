/// Histograms of waits, pooled over replications in at most 20 groups so that percentiles get an interval.
///
/// Replication r goes to group r mod 20: every replication is its own group up to 20 of them. What varies
/// between groups tells how much the pooled percentile does (`Jackknife`). For a steady state that
/// keeps a histogram of each batch, batches take the place of replications.
struct WaitHistograms: Sendable {
  static let groupLimit = 20

  let types: Int
  /// Periods with a histogram of their own, or 1 for the whole horizon.
  let slots: Int
  /// Whether the slots of a replication are batches: units to be grouped rather than kept apart.
  let slotsAreBatches: Bool
  /// Contacts in each bucket: `answered[group]`, cell `(slot * types + type) * WaitBuckets.count + bucket`.
  private var answered: [WaitCounts] = []
  private var others: [WaitCounts] = []
  private var units = 0

  init(types: Int, slots: Int, slotsAreBatches: Bool) {
    self.types = types
    self.slots = slots
    self.slotsAreBatches = slotsAreBatches
  }

  /// Groups in use.
  var groups: Int { answered.count }

  /// Adds one replication's histograms, as in `Observations`.
  mutating func add(answered newAnswered: WaitCounts, others newOthers: WaitCounts) {
    let unitsHere = slotsAreBatches ? slots : 1
    let size = (slotsAreBatches ? 1 : slots) * types * WaitBuckets.count
    for unit in 0..<unitsHere {
      let cells = unit * size..<(unit + 1) * size
      let group = units % Self.groupLimit
      if group == answered.count {
        answered.append(WaitCounts())
        others.append(WaitCounts())
      }
      for (new, total) in [(newAnswered, \Self.answered[group]), (newOthers, \Self.others[group])] {
        self[keyPath: total].add(new.entries(in: cells), from: cells.lowerBound)
      }
      units += 1
    }
  }

  /// The waits of one contact type; `slot` nil: over all slots.
  func waits(ofType type: Int, slot: Int?) -> TypeWaits {
    let slots = slot.map { $0..<$0 + 1 } ?? 0..<(slotsAreBatches ? 1 : self.slots)
    let cells = slots.map { slot in
      let first = (slot * types + type) * WaitBuckets.count
      return first..<first + WaitBuckets.count
    }
    var isUsed = Array(repeating: false, count: WaitBuckets.count)
    for group in answered + others {
      for range in cells {
        for entry in group.entries(in: range) { isUsed[Int(entry.cell) - range.lowerBound] = true }
      }
    }
    let buckets = isUsed.indices.filter { isUsed[$0] }
    var places = Array(repeating: 0, count: WaitBuckets.count)
    for (place, bucket) in buckets.enumerated() { places[bucket] = place }
    return TypeWaits(
      buckets: buckets,
      answered: leavingGroupsOut(answered, cells, places, count: buckets.count),
      others: leavingGroupsOut(others, cells, places, count: buckets.count))
  }

  /// Counts by bucket in use: of all groups, then of all but each one.
  ///
  /// - Parameter places: of the buckets among those in use.
  private func leavingGroupsOut(
    _ groups: [WaitCounts], _ cells: [Range<Int>], _ places: [Int], count: Int
  ) -> [[Double]] {
    var total = Array(repeating: 0.0, count: count)
    let counts = groups.map { group in
      var sum = Array(repeating: 0.0, count: count)
      for range in cells {
        for entry in group.entries(in: range) {
          sum[places[Int(entry.cell) - range.lowerBound]] += Double(entry.count)
        }
      }
      for place in sum.indices { total[place] += sum[place] }
      return sum
    }
    return [total] + counts.map { group in group.indices.map { total[$0] - group[$0] } }
  }
}

/// Waits of one contact type in the buckets it uses, `[sample][place]`: sample 0 is everything, sample g leaves
/// group g - 1 out.
struct TypeWaits: Sendable {
  /// The buckets in use, increasing.
  var buckets: [Int]
  var answered: [[Double]]
  /// Of contacts that left the line otherwise.
  var others: [[Double]]
}
