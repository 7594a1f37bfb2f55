/// What single replications of all systems gave, under common random numbers: replication r of every system has the same
/// contacts, with the same patience and handle times.
///
/// Units (replication, system) run on several threads; rows are kept by number, so the outcome is the same for any number of
/// threads.
struct PairedReplications: Sendable {
  struct Row: Sendable {
    /// As `ComparisonPlan.read`.
    var cells: [Double]
    /// As `TargetSlacks.read`.
    var slacks: [Double]
    var contacts: Double
  }

  let models: [Model]
  let plan: ComparisonPlan
  let slacks: [TargetSlacks]
  let seed: UInt64
  let threads: Int
  /// `rows[system][replication]`; systems that are out have fewer.
  private(set) var rows: [[Row]]
  private(set) var contacts = 0.0

  init(_ models: [Model], plan: ComparisonPlan, seed: UInt64, threads: Int) {
    self.models = models
    self.plan = plan
    slacks = models.map { TargetSlacks($0) }
    self.seed = seed
    self.threads = threads
    rows = models.map { _ in [] }
  }

  /// Replications that all of these systems have.
  func common(_ systems: [Int]) -> Int { systems.map { rows[$0].count }.min() ?? 0 }

  /// Simulates what is missing of the first `count` replications of some systems. False when stopped before; then the
  /// systems have whole replications only, as many each.
  ///
  /// - Parameter progress: gets the replications that all systems have.
  mutating func extend(
    _ systems: [Int], to count: Int, stop: StopFlag, progress: (Int) -> Void
  ) async -> Bool {
    let units = (common(systems)..<max(count, common(systems))).flatMap { number in
      systems.filter { rows[$0].count <= number }.map { (number: number, system: $0) }
    }
    var waiting: [Int: [Int: Row]] = [:]
    await withTaskGroup(of: (number: Int, system: Int, row: Row?).self) { group in
      var next = 0
      func startMore() {
        guard next < units.count, !stop.isRaised else { return }
        let (number, system) = units[next]
        next += 1
        let (model, seed, plan, slacks) = (models[system], seed, plan, slacks[system])
        group.addTask {
          let totals = model.simulate(seed: seed, number: number, stop: stop)
          let row = totals.map {
            Row(cells: plan.read($0, system: system), slacks: slacks.read($0), contacts: $0.flow.arrivals)
          }
          return (number, system, row)
        }
      }
      for _ in 0..<threads { startMore() }
      while let (number, system, row) = await group.next() {
        if let row { waiting[number, default: [:]][system] = row }
        while let whole = finished(waiting, systems) {
          for (system, row) in whole {
            rows[system].append(row)
            contacts += row.contacts
          }
          waiting[common(systems) - 1] = nil
          progress(common(systems))
        }
        startMore()
      }
    }
    return common(systems) >= count
  }

  /// The next replication, if every system that lacks it has it now.
  private func finished(_ waiting: [Int: [Int: Row]], _ systems: [Int]) -> [(Int, Row)]? {
    let number = common(systems)
    guard let found = waiting[number] else { return nil }
    let missing = systems.filter { rows[$0].count == number }
    let whole = missing.compactMap { system in found[system].map { (system, $0) } }
    return whole.count == missing.count ? whole : nil
  }

  /// A cell of the first replications of a system.
  func sample(_ cell: Int, _ system: Int, first count: Int) -> PairedSample {
    PairedSample(rows[system].prefix(count).map { ($0.cells[2 * cell], $0.cells[2 * cell + 1]) })
  }
}
