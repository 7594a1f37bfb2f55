import Foundation
import Simulator

/// Finds the least-cost staffing of a scenario and checks it on fresh random numbers: what `callsim staff` does.
public struct StaffingRun: Sendable {
  public var scenario: Scenario
  public var seed: UInt64
  public var threads: Int
  /// Each target must hold on this share of days; nil: in the long run.
  public var dayShare: Double?
  /// Most agents of some groups at any time, by name; the others are free.
  public var limits: [String: Int] = [:]
  /// Groups whose staffing stays as the scenario states it.
  public var kept: Set<String> = []
  /// Whether no group may have more agents at any time than the scenario states.
  public var onlyRelease = false
  /// Contacts simulated in one evaluation.
  public var contactsPerEvaluation = 500_000.0
  /// Times as many replications as that in the last steps of a search, at most; nil: 16 where there are few decisions.
  public var mostEffort: Int?

  public init(_ scenario: Scenario, seed: UInt64? = nil, threads: Int = 1, dayShare: Double? = nil) {
    self.scenario = scenario
    self.seed = seed ?? scenario.run.seed
    self.threads = threads
    self.dayShare = dayShare
  }

  public struct NoTargets: Error, Sendable, CustomStringConvertible {
    public var description: String {
      "staffing needs targets: the scenario has none. Add, for example, "
        + "targets: [{contacts: all, measure: service_level, within: 20s, at_least: 80%}]"
    }
  }

  /// Standard errors to spare, in turn, until a validation decides for the answer.
  private static let reserves = [1.645, 2.3, 3.0]

  /// - Parameters:
  ///   - stop: ends the search with the best so far.
  ///   - validationStop: ends the last check.
  ///   - progress: words, and the best cost so far.
  public func answer(
    stop: StopFlag = StopFlag(), validationStop: StopFlag = StopFlag(),
    progress: (@Sendable (String, Double?) -> Void)? = nil
  ) async throws(NoTargets) -> StaffingAnswer {
    guard !scenario.targets.isEmpty else { throw NoTargets() }
    let model = Model(scenario).byInterval
    let load = LoadProfile(model)
    let evaluator = SimulationEvaluator(
      model, seed: seed, threads: threads, contactsPerEvaluation: contactsPerEvaluation, dayShare: dayShare,
      stop: stop)
    let cost = costs(model)
    let (least, limit) = limits(model)
    let pooled = PooledRequirement(model, load: load)
    let start = StaffingStart(
      model, load: load, pooled: pooled, cost: cost, least: least, limit: limit, solver: GLPKSolver())
    let decisions = StaffingDecisions(cost: cost, least: least, most: start.most)
    let rows = boundRows(pooled, model, most: start.most)
    var answer = blank(model, load, evaluator, decisions)
    let fluid = FluidBound(model, load: load, decisions: decisions, pooled: rows)
    if dayShare == nil { answer.fluidBound = fluid.cost(GLPKSolver()) }
    progress?("looking for targets that nothing can meet", nil)
    answer.impossibilities = await impossibilities(model, evaluator, decisions, start.most)
    guard answer.impossibilities.isEmpty else {
      answer.status = .impossible
      return set(answer, start.most, model, decisions)
    }
    var from = start.staffing
    for (round, z) in Self.reserves.enumerated() {
      var search = StaffingSearch(
        evaluator, decisions, rows: rows, z: z, mostEffort: mostEffort ?? (decisions.cost.count <= 40 ? 16 : 1),
        progress: progress, isOver: { stop.isRaised })
      let outcome = await search.run(from: from)
      if round == 0 || answer.cutBound == nil {
        let joint = dayShare == nil ? fluid.cost(GLPKSolver(), with: outcome.cuts) : nil
        answer.cutBound = [outcome.cutBound, joint].compactMap { $0 }.max()
      }
      answer.isComplete = outcome.isComplete
      answer.isLocallyOptimal = outcome.isLocallyOptimal
      if outcome.staffing == nil, round > 0 { break }
      answer = set(answer, outcome.staffing ?? outcome.nearest, model, decisions)
      guard outcome.staffing != nil else {
        answer.status = .missed
        break
      }
      answer = await validate(answer, evaluator, round: round, stop: validationStop, progress)
      if answer.status == .met || stop.isRaised { break }
      from = answer.staff
    }
    if answer.status == .missed, answer.validation == nil {
      answer = await validate(answer, evaluator, round: 0, stop: validationStop, progress)
      if answer.status == .met { answer.status = .undecided }
    }
    answer.contactsSimulated = evaluator.contactsSimulated + (answer.validation?.contactsSimulated ?? 0)
    return answer
  }

  // MARK: The pieces

  private func costs(_ model: Model) -> [Double] {
    model.staff.indices.map { cell in
      (model.groups[cell % model.groups.count].costPerHour ?? 1) * Self.hours(model)
    }
  }

  /// Hours of a period; costs of a steady state are by the hour.
  private static func hours(_ model: Model) -> Double {
    model.clock.kind == .steadyState ? 1 : model.clock.periodLength / 3600
  }

  private func limits(_ model: Model) -> (least: [Int], most: [Int]) {
    var least = Array(repeating: 0, count: model.staff.count)
    var most = Array(repeating: 1_000_000, count: model.staff.count)
    for cell in model.staff.indices {
      let name = model.groups[cell % model.groups.count].name
      if let limit = limits[name] { most[cell] = limit }
      if onlyRelease { most[cell] = min(most[cell], model.staff[cell]) }
      if kept.contains(name) { (least[cell], most[cell]) = (model.staff[cell], model.staff[cell]) }
    }
    return (least, most)
  }

  private func boundRows(_ pooled: PooledRequirement, _ model: Model, most: [Int]) -> [IntegerProgram.Row] {
    guard dayShare == nil else { return [] }
    return pooled.rows.filter(\.isBound).map { row in
      let cells = row.groups.map { row.period * model.groups.count + $0 }
      let reach = cells.reduce(0) { $0 + most[$1] }
      return .init(cells.map { ($0, 1) }, atLeast: Double(min(row.agents, reach)))
    }
  }

  private func blank(
    _ model: Model, _ load: LoadProfile, _ evaluator: SimulationEvaluator, _ decisions: StaffingDecisions
  ) -> StaffingAnswer {
    StaffingAnswer(
      status: .missed, scenario: scenario, staff: model.staff, groupNames: model.groups.map(\.name),
      intervalLabels: model.intervalLabels, agentHours: 0, cost: 0, statedStaff: model.staff,
      statedAgentHours: Double(model.staff.reduce(0, +)) * Self.hours(model),
      statedCost: decisions.cost(of: model.staff),
      groupsWithoutCost: scenario.agentGroups.filter { $0.costPerHour == nil }.map(\.name),
      fluidBound: nil, cutBound: nil, isLocallyOptimal: false, isComplete: true, validation: nil,
      dayShare: dayShare, impossibilities: [], seed: seed, replications: evaluator.replications,
      contactsSimulated: 0, load: load, typeNames: model.types.map(\.name))
  }

  private func set(
    _ answer: StaffingAnswer, _ staff: [Int], _ model: Model, _ decisions: StaffingDecisions
  ) -> StaffingAnswer {
    var answer = answer
    answer.staff = staff
    answer.cost = decisions.cost(of: staff)
    answer.agentHours = Double(staff.reduce(0, +)) * Self.hours(model)
    answer.scenario = Self.scenario(scenario, model, staff: staff)
    return answer
  }

  /// The scenario with other agents.
  static func scenario(_ scenario: Scenario, _ model: Model, staff: [Int]) -> Scenario {
    var result = scenario
    let groups = model.groups.count
    for index in result.agentGroups.indices {
      guard let group = model.groups.firstIndex(where: { $0.name == result.agentGroups[index].name }) else {
        continue
      }
      let counts = stride(from: group, to: staff.count, by: groups).map { staff[$0] }
      result.agentGroups[index].staff =
        model.clock.kind == .steadyState ? .constant(counts[0]) : .perInterval(counts)
    }
    return result
  }

  private func validate(
    _ answer: StaffingAnswer, _ evaluator: SimulationEvaluator, round: Int, stop: StopFlag,
    _ progress: (@Sendable (String, Double?) -> Void)?
  ) async -> StaffingAnswer {
    var answer = answer
    progress?("validating on fresh random numbers", answer.cost)
    let check = FreshCheck(
      seed: seed, threads: threads, dayShare: dayShare, replications: evaluator.replications)
    (answer.validation, answer.status) = await check.verdict(on: answer.scenario, round: round, stop: stop)
    return answer
  }

  /// One sentence for each target that even plenty of agents leave far from its bound.
  private func impossibilities(
    _ model: Model, _ evaluator: SimulationEvaluator, _ decisions: StaffingDecisions, _ plenty: [Int]
  ) async -> [String] {
    guard let records = await evaluator.records(of: plenty, replications: max(evaluator.replications / 4, 10))
    else { return [] }
    let slack = evaluator.slack(from: records)
    var sentences: [String] = []
    for (index, target) in scenario.targets.enumerated() {
      guard case .contacts(let names) = target.of else { continue }
      let rows = evaluator.meter.rows.indices.filter { evaluator.meter.rows[$0].target == index }
      guard rows.contains(where: { slack[$0].mean + 4 * slack[$0].error < -1e-9 }) else { continue }
      let label = "\(target.label): \(TargetPhrase.words(target))"
      let unserved = names.filter { name in
        model.types.indices.contains { type in
          model.types[type].streamName == name
            && !(0..<model.groups.count).contains { model.serves[type * model.groups.count + $0] }
        }
      }
      let limited = decisions.most.indices.contains {
        limits[model.groups[$0 % model.groups.count].name] != nil
      }
      let reason =
        !unserved.isEmpty
        ? "nobody serves \(unserved.joined(separator: ", "))"
        : onlyRelease
          ? "the agents of the scenario are too few already"
          : limited || !kept.isEmpty
            ? "not with the agents allowed"
            : await outOfReach(target, names, slack, rows, model, plenty, evaluator.stop)
      sentences.append("\(label) can't be met: \(reason)")
    }
    return sentences
  }
}

extension StaffingRun {
  /// What a target reaches with plenty of agents, and what becomes of the others.
  private func outOfReach(
    _ target: Target, _ names: [String], _ slack: [Slack], _ rows: [Int], _ model: Model, _ plenty: [Int],
    _ stop: StopFlag
  ) async -> String {
    let worst = rows.map { slack[$0].mean }.min() ?? 0
    let reached =
      switch target.bound {
      case .atMost(let bound): bound - worst
      case .atLeast(let bound): bound + worst
      }
    let value = Figure(reached, halfWidth: nil, unit: Measures.named(target.measure)?.unit.rawValue ?? "")
      .text
    let losses = LossReasons(model.replacing(staff: plenty), types: names, seed: seed, stop: stop)
    return
      "even with plenty of agents it is \(value)\(target.every == .interval ? " in the worst interval" : "")"
      + (losses.words.map { ": \($0)" } ?? "")
  }
}

/// A target in words.
enum TargetPhrase {
  static func words(_ target: Target) -> String {
    let bound =
      switch target.bound {
      case .atMost(let value): "at most \(Figure.exact(value, unit: unit(target)))"
      case .atLeast(let value): "at least \(Figure.exact(value, unit: unit(target)))"
      }
    let within = target.within.map { " in \(Figure.exact($0, unit: "s"))" } ?? ""
    return "\(target.measure.replacing("_", with: " "))\(within) \(bound)"
      + (target.every == .interval ? " in every interval" : "")
  }

  private static func unit(_ target: Target) -> String { Measures.named(target.measure)?.unit.rawValue ?? "" }
}
