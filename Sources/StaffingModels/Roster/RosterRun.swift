import Simulator

/// Plans shifts and breaks and checks them by simulation: what `callsim roster` does.
public struct RosterRun: Sendable {
  public var scenario: Scenario
  public var seed: UInt64
  public var threads: Int
  /// Each target must hold on this share of days; nil: in the long run.
  public var dayShare: Double?
  /// Whether to cover the agents asked for and leave targets alone.
  public var coversOnly = false
  /// Whether to begin from the offered load rather than from the agents that the scenario states.
  public var fromLoad = false
  public var contactsPerEvaluation = 400_000.0

  public init(_ scenario: Scenario, seed: UInt64? = nil, threads: Int = 1, dayShare: Double? = nil) {
    self.scenario = scenario
    self.seed = seed ?? scenario.run.seed
    self.threads = threads
    self.dayShare = dayShare
  }

  public struct Refusal: Error, Sendable, CustomStringConvertible {
    public var description: String
  }

  private static let reserves = [1.645, 2.3, 3.0]
  /// Days of a calendar that are planned together.
  public static let mostDays = 62

  public func answer(
    stop: StopFlag = StopFlag(), validationStop: StopFlag = StopFlag(),
    progress: (@Sendable (String, Double?) -> Void)? = nil
  ) async throws -> RosterAnswer {
    let grid = try grid()
    let model = Model(scenario)
    let evaluator = SimulationEvaluator(
      model.byInterval, seed: seed, threads: threads, contactsPerEvaluation: contactsPerEvaluation,
      dayShare: dayShare, stop: stop)
    let cover = RosterCover(
      grid: grid, groupNames: model.groups.map(\.name),
      costPerHour: model.groups.map { $0.costPerHour ?? 1 })
    let asked = asked(model, grid)
    progress?("covering the agents asked for", nil)
    let covered = cover.cheapest(covering: asked, GLPKSolver()) { stop.isRaised }
    var answer = blank(model, grid, cover, asked: asked, covered: covered, evaluator)
    let check = FreshCheck(
      seed: seed, threads: threads, dayShare: dayShare, replications: evaluator.replications)
    guard !coversOnly, !scenario.targets.isEmpty else {
      progress?("simulating the roster", answer.cost)
      (answer.validation, _) = await check.verdict(on: answer.scenario, round: 0, stop: validationStop)
      answer.status = covered.short.allSatisfy { $0 == 0 } ? .met : .missed
      answer.contactsSimulated = answer.validation?.contactsSimulated ?? 0
      return answer
    }
    answer.meetsTargets = true
    for (round, z) in Self.reserves.enumerated() {
      var search = RosterSearch(
        model, cover: cover, evaluator: evaluator, z: z, solver: GLPKSolver(), progress: progress,
        isOver: { stop.isRaised })
      let outcome = await search.run(from: answer.roster)
      answer.isComplete = outcome.isComplete
      set(outcome.roster, in: &answer, model, cover)
      progress?("validating on fresh random numbers", answer.cost)
      (answer.validation, answer.status) = await check.verdict(
        on: answer.scenario, round: round, stop: validationStop)
      if !outcome.holds, answer.status == .met { answer.status = .undecided }
      if answer.status == .met || !outcome.holds || stop.isRaised { break }
    }
    answer.contactsSimulated = evaluator.contactsSimulated + (answer.validation?.contactsSimulated ?? 0)
    return answer
  }

  // MARK: The pieces

  private func grid() throws(Refusal) -> ShiftGrid {
    guard let shifts = scenario.shifts else {
      throw Refusal(
        description: "a roster needs shifts: the scenario has none. Add, for example, "
          + "shifts: {templates: {day: {length: 8h, starts: {from: \"07:00\", to: \"10:00\", every: 30min}}}}"
      )
    }
    guard case .calendar(let calendar) = scenario.horizon else {
      throw Refusal(description: "a roster needs a calendar; a horizon has no time of day")
    }
    guard calendar.days <= Self.mostDays else {
      throw Refusal(
        description:
          "a roster plans up to \(Self.mostDays) days at once, and the calendar has \(calendar.days); "
          + "give it fewer, for example --set calendar.days=7")
    }
    return ShiftGrid(shifts, on: calendar)
  }

  /// Available agents in each step: those stated, or those that the offered load needs.
  private func asked(_ model: Model, _ grid: ShiftGrid) -> [Int] {
    let groups = model.groups.count
    var start: [Int]?
    if fromLoad {
      let load = LoadProfile(model.byInterval)
      let cells = model.clock.periods * groups
      let cost = (0..<cells).map { model.groups[$0 % groups].costPerHour ?? 1 }
      start =
        StaffingStart(
          model.byInterval, load: load, pooled: PooledRequirement(model.byInterval, load: load), cost: cost,
          least: Array(repeating: 0, count: cells), limit: Array(repeating: 1_000_000, count: cells),
          solver: GLPKSolver()
        ).staffing
    }
    return (0..<grid.steps).flatMap { step in
      let period = grid.interval(ofStep: step)
      let part = step % grid.stepsPerInterval * model.staffSteps / grid.stepsPerInterval
      return (0..<groups).map { group in
        start.map { $0[period * groups + group] } ?? model.staff(group, period, step: part)
      }
    }
  }

  private func blank(
    _ model: Model, _ grid: ShiftGrid, _ cover: RosterCover, asked: [Int], covered: RosterCover.Answer,
    _ evaluator: SimulationEvaluator
  ) -> RosterAnswer {
    var answer = RosterAnswer(
      status: .missed, scenario: scenario, grid: grid, roster: covered.roster,
      groupNames: model.groups.map(\.name), agents: [], agentCounts: [], asked: asked, available: [], cost: 0,
      paidHours: 0, coverCost: cover.cost(covered.roster), coverBound: covered.bound, short: covered.short,
      meetsTargets: false, isComplete: true, validation: nil, dayShare: dayShare,
      groupsWithoutCost: scenario.agentGroups.filter { $0.costPerHour == nil }.map(\.name), seed: seed,
      replications: evaluator.replications, contactsSimulated: 0)
    set(covered.roster, in: &answer, model, cover)
    return answer
  }

  private func set(_ roster: Roster, in answer: inout RosterAnswer, _ model: Model, _ cover: RosterCover) {
    let (grid, groups) = (cover.grid, model.groups.count)
    var roster = roster
    roster.shifts.sort { a, b in
      (a.group, grid.candidates[a.candidate].start, a.candidate)
        < (b.group, grid.candidates[b.candidate].start, b.candidate)
    }
    answer.roster = roster
    answer.cost = cover.cost(roster)
    answer.paidHours = roster.shifts.reduce(0) { $0 + grid.candidates[$1.candidate].paidHours }
    answer.available = roster.available(grid, groups: groups)
    answer.agents = Array(repeating: 0, count: roster.shifts.count)
    answer.agentCounts = []
    for group in 0..<groups {
      let mine = roster.shifts.indices.filter { roster.shifts[$0].group == group }
      let tours = Tours(
        mine.map { index in
          let candidate = grid.candidates[roster.shifts[index].candidate]
          let start = grid.time(ofStep: candidate.start)
          return Tours.Shift(
            day: candidate.day, start: start, end: start + Double(candidate.length) * grid.shifts.step)
        }, rest: grid.shifts.rest, daysPerWeek: grid.shifts.daysPerWeek)
      for (number, index) in mine.enumerated() { answer.agents[index] = tours.agents[number] }
      answer.agentCounts.append(tours.count)
    }
    for index in answer.scenario.agentGroups.indices {
      let name = answer.scenario.agentGroups[index].name
      guard let group = model.groups.firstIndex(where: { $0.name == name }) else { continue }
      let counts = stride(from: group, to: answer.available.count, by: groups).map { answer.available[$0] }
      answer.scenario.agentGroups[index].staff = .perStep(length: grid.shifts.step, counts)
    }
  }
}
