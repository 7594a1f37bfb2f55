/// The least-cost staffing that meets every target: cutting planes, then local search.
///
/// With few decisions the master problem of the cutting planes chooses where to look next, and the local search tries
/// every cheaper staffing near the best. With many, a local model with diminishing returns chooses (`LocalModel`), and the
/// cuts serve for the lower bound.
///
/// Sees the center only through a `StaffingEvaluator`, so the same search runs on closed forms and on the simulator.
public struct StaffingSearch {
  public struct Outcome: Sendable {
    /// The cheapest staffing found that meets the targets; nil if none was.
    public var staffing: [Int]?
    /// The one that came nearest, where none does.
    public var nearest: [Int]
    /// Lower bound on the cost, if service is concave in agents (cutting planes).
    public var cutBound: Double?
    /// The cutting planes, as rows on the decisions.
    public var cuts: [IntegerProgram.Row]
    /// Whether the search ended by itself.
    public var isComplete: Bool
    /// Whether no staffing with one agent fewer, or moved, or swapped, that costs less meets the targets.
    public var isLocallyOptimal: Bool
    public var rounds: Int
  }

  let evaluator: any StaffingEvaluator
  let decisions: StaffingDecisions
  let solver: any IntegerSolver
  /// Standard errors that every row must have to spare.
  let z: Double
  /// How much more effort a close decision may take: 1, 4, 16...
  let mostEffort: Int
  /// Says in words what is being done, with the best cost so far.
  let progress: (@Sendable (String, Double?) -> Void)?
  /// Whether time is over.
  let isOver: @Sendable () -> Bool

  private var cutting: CuttingPlanes
  private var best: [Int]?
  private var known: [[Int]: Bool] = [:]
  private var nearest: [Int] = []
  private var nearestShortfall = Double.infinity

  /// - Parameters:
  ///   - rows: what every answer must respect.
  public init(
    _ evaluator: any StaffingEvaluator, _ decisions: StaffingDecisions, rows: [IntegerProgram.Row] = [],
    solver: any IntegerSolver = GLPKSolver(), z: Double = 1.645, mostEffort: Int = 1,
    progress: (@Sendable (String, Double?) -> Void)? = nil, isOver: @escaping @Sendable () -> Bool = { false }
  ) {
    self.evaluator = evaluator
    self.decisions = decisions
    self.solver = solver
    self.z = z
    self.mostEffort = mostEffort
    self.progress = progress
    self.isOver = isOver
    cutting = CuttingPlanes(decisions, solver: solver)
    cutting.fixed = rows
  }

  private static let mostRounds = 16
  /// Up to so many decisions everything near by is tried.
  private static let fewDecisions = 40
  private var isLarge: Bool { decisions.cost.count > Self.fewDecisions }

  /// Searches from a staffing that need not meet anything.
  public mutating func run(from start: [Int]) async -> Outcome {
    var staffing = start
    nearest = start
    var seen: Set<[Int]> = []
    var rounds = 0
    var fruitless = 0
    var completed = true
    while rounds < Self.mostRounds, fruitless < 4, seen.insert(staffing).inserted {
      guard !isOver(), let slack = await evaluator.slack(of: staffing, effort: 1) else {
        completed = false
        break
      }
      rounds += 1
      let former = best
      let holds = note(staffing, slack)
      fruitless = best != nil && best == former ? fruitless + 1 : 0
      let short = slack.count { !$0.holds(z) }
      progress?("round \(rounds), \(short) of \(slack.count) conditions short", best.map(decisions.cost))
      guard let slopes = await evaluator.slopes(at: staffing, step: holds ? -1 : 1) else {
        completed = false
        break
      }
      cutting.learn(at: staffing, slack: slack, slopes: slopes, z: z, isViolated: !holds)
      let proposal =
        isLarge
        ? LocalModel(decisions: decisions, solver: solver, rows: cutting.fixed)
          .next(
            from: staffing, slack: slack, slopes: slopes, step: holds ? -1 : 1, z: z,
            reach: fruitless > 1 ? 1 : 2)
        : cutting.cheapest(z: z, near: staffing, radius: rounds < 3 ? 4 : 2, nodes: 5000)
      guard let next = proposal ?? raised(staffing, slack, slopes) else { break }
      if !holds, next == staffing {
        guard let more = raised(staffing, slack, slopes) else { break }
        staffing = more
      } else {
        staffing = next
      }
      if !isLarge, let best, decisions.cost(of: staffing) >= decisions.cost(of: best) { break }
    }
    if best == nil, completed { completed = await repair(from: nearest) }
    var isLocal = false
    if best != nil, !isOver() { isLocal = await descend() }
    return Outcome(
      staffing: best, nearest: nearest, cutBound: cutting.bound(nodes: 2000),
      cuts: cutting.cuts.map { .init($0.terms, atLeast: $0.lower) },
      isComplete: completed && !isOver(), isLocallyOptimal: isLocal, rounds: rounds)
  }

  /// Remembers a staffing; true if it meets everything.
  private mutating func note(_ staffing: [Int], _ slack: [Slack]) -> Bool {
    let holds = slack.allSatisfy { $0.holds(z) }
    known[staffing] = holds
    if holds {
      if best.map({ decisions.cost(of: staffing) < decisions.cost(of: $0) }) ?? true { best = staffing }
    } else {
      let shortfall = slack.reduce(0) { $0 + max(0, z * $1.error - $1.mean) }
      if shortfall < nearestShortfall { (nearest, nearestShortfall) = (staffing, shortfall) }
    }
    return holds
  }

  /// One agent more for every row that does not hold, where it helps most for its cost.
  private func raised(_ staffing: [Int], _ slack: [Slack], _ slopes: [[Int: Double]]) -> [Int]? {
    var more = staffing
    for row in slack.indices where !slack[row].holds(z) {
      let choice = slopes[row].filter { staffing[$0.key] < decisions.most[$0.key] && $0.value > 0 }
        .max {
          ($0.value / max(decisions.cost[$0.key], 1e-9), $1.key) < (
            $1.value / max(decisions.cost[$1.key], 1e-9), $0.key
          )
        }
      if let choice, more[choice.key] == staffing[choice.key] { more[choice.key] += 1 }
    }
    return more == staffing ? nil : more
  }

  /// Adds agents until everything holds.
  private mutating func repair(from start: [Int]) async -> Bool {
    var staffing = start
    for _ in 0..<60 {
      guard !isOver(), let slack = await evaluator.slack(of: staffing, effort: 1) else { return false }
      if note(staffing, slack) { return true }
      progress?("adding agents where targets are missed", nil)
      guard let slopes = await evaluator.slopes(at: staffing, step: 1) else { return false }
      // Slopes hold for some steps before they must be taken again.
      var more = staffing
      for _ in 0..<4 {
        guard let next = raised(more, slack, slopes) else { break }
        more = next
        guard let after = await evaluator.slack(of: more, effort: 1) else { return false }
        if note(more, after) { return true }
      }
      guard more != staffing else { return true }
      staffing = more
    }
    return true
  }

  // MARK: Local search

  /// Takes agents away, moves and swaps them while that saves cost; true if it ended because nothing more does.
  private mutating func descend() async -> Bool {
    for _ in 0..<(isLarge ? Self.mostPasses : .max) {
      guard let current = best else { return false }
      progress?("local search", decisions.cost(of: current))
      guard let slack = await evaluator.slack(of: current, effort: 1),
        let slopes = await evaluator.slopes(at: current, step: -1)
      else { return false }
      var found = false
      var tries = 0
      for change in changes(of: current, slack, slopes) {
        // A large problem goes on from what it found; a small one looks again from there.
        guard let next = applied(change, to: best ?? current), known[next] == nil else { continue }
        tries += 1
        if isOver() || (isLarge && tries > Self.mostTries) { break }
        guard let isMet = await meets(next) else { return false }
        if isMet {
          found = true
          if !isLarge { break }
        }
      }
      if isOver() { return false }
      if !found { return tries <= Self.mostTries || !isLarge }
    }
    return false
  }

  /// Passes over a large problem, and changes that are tried in each.
  private static let mostPasses = 3
  private static let mostTries = 25

  private typealias Change = [(decision: Int, step: Int)]

  /// nil where a limit forbids it.
  private func applied(_ change: Change, to staffing: [Int]) -> [Int]? {
    var next = staffing
    for (decision, step) in change {
      next[decision] += step
      guard (decisions.least[decision]...decisions.most[decision]).contains(next[decision]) else {
        return nil
      }
    }
    return next
  }

  /// What makes a staffing cheaper, the most promising first, without what slopes rule out.
  private func changes(of staffing: [Int], _ slack: [Slack], _ slopes: [[Int: Double]]) -> [Change] {
    var found: [(change: Change, saving: Double, worst: Double)] = []
    func add(_ change: Change) {
      let saving = change.reduce(0.0) { $0 - decisions.cost[$1.decision] * Double($1.step) }
      guard saving > 1e-9, applied(change, to: staffing) != nil else { return }
      var worst = Double.infinity
      for row in slack.indices {
        let effect = change.reduce(0.0) { $0 + (slopes[row][$1.decision] ?? 0) * Double($1.step) }
        guard effect != 0 else { continue }
        worst = min(
          worst, (slack[row].mean - z * slack[row].error + effect) / max(slack[row].error, abs(effect)))
      }
      // In a large problem only what is not predicted to fail.
      if !isLarge || worst > -0.4 { found.append((change, saving, worst)) }
    }
    let count = staffing.count
    for a in 0..<count {
      add([(a, -1)])
      if isLarge { continue }
      for b in 0..<count where b != a {
        add([(a, -1), (b, 1)])
        guard count <= Self.veryFewDecisions else { continue }
        for (less, more) in [(-2, 1), (-1, 2), (-3, 2), (-2, 3), (-1, -1)] { add([(a, less), (b, more)]) }
        for c in b + 1..<max(count, b + 1) where c != a {
          add([(a, -1), (b, 1), (c, 1)])
          add([(a, 1), (b, -1), (c, -1)])
        }
      }
    }
    found.sort { first, second in
      (first.worst < 0 ? 1 : 0, -first.saving, -first.worst) < (
        second.worst < 0 ? 1 : 0, -second.saving, -second.worst
      )
    }
    return found.map(\.change)
  }

  /// Up to so many decisions swaps of three are tried.
  private static let veryFewDecisions = 12

  /// Whether a staffing meets everything, with more effort while that is open.
  private mutating func meets(_ staffing: [Int]) async -> Bool? {
    if let answer = known[staffing] { return answer }
    var effort = 1
    while true {
      guard let slack = await evaluator.slack(of: staffing, effort: effort) else { return nil }
      let isOpen =
        slack.contains { abs($0.mean) < 3 * $0.error } && slack.allSatisfy { $0.mean > -3 * $0.error }
      if !isOpen || effort * 4 > mostEffort { return note(staffing, slack) }
      effort *= 4
    }
  }
}
