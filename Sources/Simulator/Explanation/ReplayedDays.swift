/// One target's measure in single replications of several systems, on the same random numbers.
struct ReplayedDays: Sendable {
  /// What one replication gave: numerator and denominator.
  struct Row: Sendable {
    var numerator: Double
    var denominator: Double
    var contacts: Double
  }

  /// Reads a target's measure in one interval, or over the horizon, from the totals of a model.
  struct Reader: Sendable {
    private let section: Section
    private let planned: PlannedTarget
    private let interval: Int?
    private let factor: Double

    init(_ target: Target, _ model: Model, interval: Int?) {
      planned = PlannedTarget(
        target, model: model, section: 0, contacts: PlannedScope.ofContacts(model),
        agents: PlannedScope.ofAgents(model))
      section = planned.makeSection(model)
      self.interval = interval
      let clock = model.clock
      factor =
        planned.measure.isTimeAverage
        ? 1 / (interval.map { clock.profileSeconds[$0] } ?? clock.observedTime)
        : planned.measure.isIntervalAverage ? 1 / Double(clock.periods) : 1
    }

    var scope: PlannedScope { planned.scope }

    func read(_ observations: Observations) -> Row {
      let sums = section.sums(of: observations)
      let periods = interval.map { $0..<$0 + 1 } ?? 0..<observations.periods
      let total = section.total(sums, periods: periods)
      guard let formula = section.formulas[0] else { return Row(numerator: 0, denominator: 0, contacts: 0) }
      return Row(
        numerator: total[formula.numerator] * factor, denominator: formula.denominator.map { total[$0] } ?? 1,
        contacts: observations.flow.arrivals)
    }
  }

  /// `rows[system][replication]`, all of the same length.
  private(set) var rows: [[Row]]

  func sample(_ system: Int) -> PairedSample {
    PairedSample(rows[system].map { ($0.numerator, $0.denominator) })
  }

  var replications: Int { rows.first?.count ?? 0 }
  var contacts: Double { rows.joined().reduce(0) { $0 + $1.contacts } }

  /// Simulates the first replications of every system; when stopped, all have as many as every one has.
  static func simulate(
    _ systems: [(model: Model, reader: Reader)], replications: Int, seed: UInt64, threads: Int,
    stop: StopFlag,
    progress: (_ done: Int, _ of: Int) -> Void
  ) async -> ReplayedDays {
    let units = systems.count * replications
    var found: [Row?] = Array(repeating: nil, count: units)
    var done = 0
    await withTaskGroup(of: (unit: Int, row: Row?).self) { group in
      var next = 0
      func startMore() {
        guard next < units, !stop.isRaised else { return }
        let unit = next
        next += 1
        let (model, reader) = systems[unit % systems.count]
        group.addTask {
          let totals = model.simulate(seed: seed, number: unit / systems.count, stop: stop)
          return (unit, totals.map(reader.read))
        }
      }
      for _ in 0..<threads { startMore() }
      while let (unit, row) = await group.next() {
        found[unit] = row
        done += 1
        progress(done, units)
        startMore()
      }
    }
    let whole = (0..<replications).prefix { number in
      systems.indices.allSatisfy { found[number * systems.count + $0] != nil }
    }.count
    return ReplayedDays(
      rows: systems.indices.map { system in
        (0..<whole).compactMap { found[$0 * systems.count + system] }
      })
  }

  private init(rows: [[Row]]) { self.rows = rows }

  /// These and those of more systems, as far as both go.
  func joined(_ other: ReplayedDays) -> ReplayedDays {
    let count = min(replications, other.replications)
    return ReplayedDays(rows: (rows + other.rows).map { Array($0.prefix(count)) })
  }
}
