/// The two phases of a selection: who meets the targets, and who is the best of them.
struct Selector: Sendable {
  private let comparison: Comparison
  private let n0: Int
  let delta: Double
  private let direction: Double
  private let decisive: Int
  /// Scale of the observations: means of the denominator, and the ratio, in the first stage.
  private let meanDenominator: Double
  private let ratio: Double
  private(set) var verdicts: [ComparisonAnswer.Targets]
  private(set) var procedure: KimNelson?
  private(set) var wasStopped = false
  /// Whether the selection is among systems that meet their targets; nil: there are no targets, or nothing is decided.
  private(set) var isAmongFeasible: Bool?

  init(_ comparison: Comparison, _ paired: PairedReplications) {
    self.comparison = comparison
    let plan = paired.plan
    n0 = comparison.replications
    decisive = plan.center[0]
    direction = plan.measures[0].direction
    verdicts = paired.slacks.map { $0.rows == 0 ? .none : .undecided }
    var (top, bottom, count) = (0.0, 0.0, 0)
    for rows in paired.rows {
      for row in rows.prefix(comparison.replications) {
        top += row.cells[2 * plan.center[0]]
        bottom += row.cells[2 * plan.center[0] + 1]
        count += 1
      }
    }
    meanDenominator = bottom > 0 ? bottom / Double(count) : 1
    ratio = bottom > 0 ? top / bottom : 0
    let baseline = paired.sample(plan.center[0], comparison.baseline, first: n0).value ?? 0
    switch comparison.indifference {
    case .absolute(let value): delta = value
    case .relative(let share): delta = share * abs(baseline)
    case nil: delta = plan.measures[0].unit == .share ? 0.005 : 0.01 * abs(baseline)
    }
  }

  var selected: Int? { procedure?.selected }

  mutating func run(
    _ paired: inout PairedReplications, stop: StopFlag, progress: @Sendable @escaping (String) -> Void
  ) async {
    await checkTargets(&paired, stop: stop, progress: progress)
    guard !wasStopped, delta > 0, paired.models.count > 1 else { return }
    if verdicts.contains(.undecided) { return }
    let feasible = verdicts.indices.filter { verdicts[$0] != .missed }
    if verdicts.contains(where: { $0 != .none }) { isAmongFeasible = !feasible.isEmpty }
    await select(
      among: feasible.isEmpty ? Array(verdicts.indices) : feasible, &paired, stop: stop, progress: progress)
  }

  /// Half of the error probability each, if there are targets.
  private var alpha: Double {
    (1 - comparison.confidence) / (verdicts.contains { $0 != .none } ? 2 : 1)
  }

  // MARK: Targets

  private mutating func checkTargets(
    _ paired: inout PairedReplications, stop: StopFlag, progress: @Sendable @escaping (String) -> Void
  ) async {
    let rows = paired.slacks.reduce(0) { $0 + $1.rows }
    guard rows > 0 else { return }
    let beta = alpha / Double(rows)
    let scales = paired.models.indices.map {
      Self.meanWeights(paired.rows[$0].prefix(n0), rows: paired.slacks[$0].rows)
    }
    var checks = paired.models.indices.map { system in
      FeasibilityCheck(
        first: paired.rows[system].prefix(n0).map { Self.slacks($0, scales[system]) }, beta: beta,
        tolerances: paired.slacks[system].tolerances(comparison.tolerance))
    }
    var reached = n0
    while true {
      let open = checks.indices.filter { checks[$0].verdict == .undecided }
      if open.isEmpty || reached >= comparison.mostReplications { break }
      let next = min(reached + Self.step(reached), comparison.mostReplications)
      let isWhole = await paired.extend(open, to: next, stop: stop) {
        progress("\($0) replications: targets of \(open.count) system\(open.count == 1 ? "" : "s") open")
      }
      for system in open {
        for row in paired.rows[system].dropFirst(reached) {
          checks[system].take(Self.slacks(row, scales[system]))
        }
      }
      if !isWhole {
        wasStopped = true
        break
      }
      reached = next
    }
    for system in checks.indices where paired.slacks[system].rows > 0 {
      switch checks[system].verdict {
      case .met: verdicts[system] = .met
      case .missed: verdicts[system] = .missed
      case .undecided: verdicts[system] = .undecided
      }
    }
  }

  private static func meanWeights(_ rows: ArraySlice<PairedReplications.Row>, rows count: Int) -> [Double] {
    (0..<count).map { row in
      let mean = rows.reduce(0) { $0 + $1.slacks[2 * row + 1] } / Double(max(rows.count, 1))
      return mean > 0 ? mean : 1
    }
  }

  /// In the units of the measures.
  private static func slacks(_ row: PairedReplications.Row, _ scales: [Double]) -> [Double] {
    scales.indices.map { row.slacks[2 * $0] / scales[$0] }
  }

  // MARK: Selection

  /// The system's observation of one replication: its ratio made linear around that of all systems, the larger the better.
  private func observation(_ row: PairedReplications.Row) -> Double {
    direction * (row.cells[2 * decisive] - ratio * row.cells[2 * decisive + 1]) / meanDenominator
  }

  private mutating func select(
    among candidates: [Int], _ paired: inout PairedReplications, stop: StopFlag,
    progress: @Sendable @escaping (String) -> Void
  ) async {
    let first = (0..<n0).map { number in paired.rows.map { observation($0[number]) } }
    var procedure = KimNelson(first: first, alpha: alpha, delta: delta, candidates: candidates)
    while procedure.survivors.count > 1, procedure.taken < comparison.mostReplications {
      let reached = procedure.taken
      let next = min(reached + Self.step(reached), comparison.mostReplications)
      let open = procedure.survivors
      let isWhole = await paired.extend(open, to: next, stop: stop) {
        progress("\($0) replications: \(open.count) systems in the selection")
      }
      for number in reached..<min(paired.common(open), next) {
        procedure.take(paired.rows.map { $0.count > number ? observation($0[number]) : 0 })
      }
      if !isWhole {
        wasStopped = true
        break
      }
    }
    self.procedure = procedure
  }

  /// Replications simulated at a time; decisions are made one by one all the same.
  private static func step(_ reached: Int) -> Int { max(10, reached / 5) }
}
