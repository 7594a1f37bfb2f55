import Simulator

/// Cost against service (SF12): what each budget buys at best, from too few agents to more than enough.
public struct BudgetFrontier: Sendable {
  public enum Goal: String, Sendable, CaseIterable {
    /// Contacts answered in time.
    case serviceLevel = "service_level"
    /// Contacts not abandoned.
    case abandonment
  }

  public struct Point: Sendable {
    public var cost: Double
    public var agentHours: Double
    /// `staff[period * groups + group]`, groups as in `groupNames`.
    public var staff: [Int]
    public var serviceLevel: MeanOfRuns
    public var abandonment: MeanOfRuns
    public var meanWait: MeanOfRuns
  }

  public let points: [Point]
  public let groupNames: [String]
  public let intervalLabels: [String]
  public let replications: Int
  public let isComplete: Bool

  private static let mostRounds = 40
  /// Of the cost to begin with, spent in each round.
  private static let step = 0.04

  /// - Parameter budget: the last cost; nil: until little more is gained.
  public init(
    _ scenario: Scenario, goal: Goal = .serviceLevel, budget: Double? = nil, seed: UInt64, threads: Int,
    contacts: Double = 300_000, stop: StopFlag = StopFlag(),
    progress: (@Sendable (String, Double?) -> Void)? = nil
  ) async {
    let model = Model(scenario).byInterval
    let service = PairedService(model, seed: seed, contacts: contacts, threads: threads, stop: stop)
    let load = LoadProfile(model)
    let groups = model.groups.count
    let hours = model.clock.kind == .steadyState ? 1 : model.clock.periodLength / 3600
    let cost = model.staff.indices.map { (model.groups[$0 % max(groups, 1)].costPerHour ?? 1) * hours }
    let start = StaffingStart(
      model, load: load, pooled: PooledRequirement(model, load: load), cost: cost,
      least: Array(repeating: 0, count: cost.count), limit: Array(repeating: 1_000_000, count: cost.count),
      solver: GLPKSolver())
    let rule = MarginalAnalysis(cost: cost, most: start.most)
    // Three quarters of what carries the load: cheap, with service that still responds to agents.
    var staff = start.staffing.map { Int((0.75 * Double($0)).rounded(.down)) }
    func total(_ staff: [Int]) -> Double { zip(cost, staff).reduce(0) { $0 + $1.0 * Double($1.1) } }
    if let budget, total(staff) > budget {
      let share = budget / total(staff)
      staff = staff.map { Int((Double($0) * share).rounded(.down)) }
    }
    let spend = max(Self.step * total(start.staffing), cost.min() ?? 0)
    var points: [Point] = []
    var isComplete = true
    for _ in 0..<Self.mostRounds {
      guard let base = await service.sums(model.replacing(staff: staff)) else {
        isComplete = false
        break
      }
      points.append(Self.point(base, staff, cost: total(staff), hours: hours))
      progress?("what \(Int(total(staff))) buys", total(staff))
      if points.count > 1, Self.isFlat(points[points.count - 2], points[points.count - 1], goal) { break }
      guard let gain = await Self.gains(model, staff, base, goal, service, load) else {
        isComplete = false
        break
      }
      guard let next = rule.next(from: staff, gain: gain, spend: spend, limit: budget ?? .infinity) else {
        break
      }
      staff = next
    }
    self.points = points
    self.isComplete = isComplete
    groupNames = model.groups.map(\.name)
    intervalLabels = model.intervalLabels
    replications = service.replications
  }

  /// Whether a step of the budget has gained less than a tenth of a point.
  private static func isFlat(_ a: Point, _ b: Point, _ goal: Goal) -> Bool {
    switch goal {
    case .serviceLevel: b.serviceLevel.value - a.serviceLevel.value < 1e-3 && b.serviceLevel.value > 0.9
    case .abandonment: a.abandonment.value - b.abandonment.value < 5e-4 && b.abandonment.value < 0.05
    }
  }

  private static func point(_ runs: [[ServiceSums]], _ staff: [Int], cost: Double, hours: Double) -> Point {
    let days = runs.map { $0.reduce(ServiceSums(), +) }
    let offered = days.reduce(0) { $0 + $1.offered } / Double(days.count)
    /// A ratio of means by the delta method.
    func ratio(_ part: (ServiceSums) -> Double) -> MeanOfRuns {
      let value = days.reduce(0) { $0 + part($1) } / max(days.reduce(0) { $0 + $1.offered }, 1)
      var residual = MeanOfRuns(days.map { (part($0) - value * $0.offered) / max(offered, 1e-9) })
      residual.value = value
      return residual
    }
    return Point(
      cost: cost, agentHours: Double(staff.reduce(0, +)) * hours, staff: staff,
      serviceLevel: ratio(\.inTime), abandonment: ratio(\.abandoned), meanWait: ratio(\.wait))
  }

  /// What an agent more in each group and interval gains, in contacts of a replication.
  private static func gains(
    _ model: Model, _ staff: [Int], _ base: [[ServiceSums]], _ goal: Goal, _ service: PairedService,
    _ load: LoadProfile
  ) async -> [Double]? {
    let groups = model.groups.count
    let periods = staff.count / max(groups, 1)
    let isSteady = model.clock.kind == .steadyState
    let longest = load.meanHandleTime.max() ?? 0
    let reach =
      isSteady
      ? 1 : min(max(2, Int((3 * longest / model.clock.periodLength).rounded(.up))), model.clock.periodsPerDay)
    var gain = Array(repeating: 0.0, count: staff.count)
    for group in 0..<groups {
      for phase in 0..<min(reach, periods) {
        var more = staff
        let starts = Array(stride(from: phase, to: periods, by: reach))
        for period in starts { more[period * groups + group] += 1 }
        guard let changed = await service.sums(model.replacing(staff: more)) else { return nil }
        for period in starts {
          let window = isSteady ? nil : period..<min(period + reach, base[0].count)
          let change = ServiceChange(from: base, to: changed, periods: window)
          let mean = goal == .serviceLevel ? change.inTime : change.abandoned
          // Among hundreds of differences the largest are lucky ones.
          gain[period * groups + group] = mean.value - 0.5 * mean.halfWidth
        }
      }
    }
    return gain
  }
}
