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
  /// Buckets up to the highest one in use.
  private var occupied = 1

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
        let entries = new.entries(in: cells)
        self[keyPath: total].add(entries, from: cells.lowerBound)
        for entry in entries { occupied = max(occupied, Int(entry.cell) % WaitBuckets.count + 1) }
      }
      units += 1
    }
  }

  /// The waits of one contact type; `slot` nil: over all slots.
  func waits(ofType type: Int, slot: Int?) -> TypeWaits {
    TypeWaits(
      answered: leavingGroupsOut(answered, type: type, slot: slot),
      others: leavingGroupsOut(others, type: type, slot: slot))
  }

  /// Counts by bucket up to the highest in use: of all groups, then of all but each one.
  private func leavingGroupsOut(_ groups: [WaitCounts], type: Int, slot: Int?) -> [[Double]] {
    let slots = slot.map { $0..<$0 + 1 } ?? 0..<(slotsAreBatches ? 1 : self.slots)
    let counts = groups.map { group in
      var sum = Array(repeating: 0.0, count: occupied)
      for slot in slots {
        let first = (slot * types + type) * WaitBuckets.count
        for entry in group.entries(in: first..<first + WaitBuckets.count) {
          sum[Int(entry.cell) - first] += Double(entry.count)
        }
      }
      return sum
    }
    var total = Array(repeating: 0.0, count: occupied)
    for group in counts {
      for bucket in total.indices { total[bucket] += group[bucket] }
    }
    return [total] + counts.map { group in zip(total, group).map { $0 - $1 } }
  }
}

/// Waits of one contact type by bucket, `[sample][bucket]`, up to the highest bucket in use: sample 0 is
/// everything, sample g leaves group g - 1 out.
struct TypeWaits: Sendable {
  var answered: [[Double]]
  /// Of contacts that left the line otherwise.
  var others: [[Double]]
}
