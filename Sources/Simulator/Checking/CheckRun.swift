/// Checks every target of every scenario, as `callsim check` does: replications go on until each target is met or missed, or the budget
/// is spent.
///
/// The probability that any verdict of the whole run is wrong is at most `error` (`SequentialTest`, `VerdictFamily`), however often it
/// looks: after every replication, in order, so the answer is the same for any number of threads.
public struct CheckRun: Sendable {
  /// A scenario and the file it comes from, as the user named it.
  public struct Input: Sendable {
    public var file: String
    public var scenario: Scenario

    public init(file: String, scenario: Scenario) {
      self.file = file
      self.scenario = scenario
    }
  }

  public var inputs: [Input]
  /// nil: each scenario's.
  public var seed: UInt64?
  /// Most replications of a scenario; nil: as many as `mostContacts` allow.
  public var replications: Int?
  public var threads: Int
  /// Whether estimates for a baseline are wanted.
  public var wantsBaseline = false
  public var error = 0.001

  /// Contacts that a scenario is given unless its replications are stated.
  public static let mostContacts = 2e7
  public static let mostReplications = 10_000

  public init(_ inputs: [Input], seed: UInt64? = nil, replications: Int? = nil, threads: Int) {
    precondition(threads >= 1, "a check runs on at least one thread")
    self.inputs = inputs
    self.seed = seed
    self.replications = replications
    self.threads = threads
  }

  /// A check that could only pass. Exit status 65.
  public struct NothingToCheck: Error, Sendable, Hashable, CustomStringConvertible {
    public var description: String
  }

  /// Refuses what would say nothing, and what is too large.
  ///
  /// - Throws: `NothingToCheck` or `RunSize.TooLarge`.
  public func refuseNonsense(allowLarge: Bool) throws {
    for input in inputs {
      let file = Printable.escaped(input.file)
      if input.scenario.targets.isEmpty, !wantsBaseline {
        throw NothingToCheck(
          description:
            "\(file): has no targets, so there is nothing to check; add 'targets:', or compare it with a --baseline"
        )
      }
      if wantsBaseline, let other = inputs.first(where: { $0.scenario.name == input.scenario.name }),
        other.file != input.file
      {
        throw NothingToCheck(
          description:
            "\(file): has the name of \(Printable.escaped(other.file)), '\(Printable.escaped(input.scenario.name))'; "
            + "a baseline tells scenarios by their names")
      }
      try RunSize(
        of: input.scenario, replications: min(budget(of: input.scenario), SequentialTest.leastCount)
      ).admit(allowLarge: allowLarge)
    }
  }

  /// Most replications that a scenario is given.
  public func budget(of scenario: Scenario) -> Int {
    if let replications { return replications }
    let contacts = max(RunSize(of: scenario).contacts, 1)
    return Int(
      min(max(Self.mostContacts / contacts, Double(SequentialTest.leastCount)), Double(Self.mostReplications))
    )
  }

  /// - Parameters:
  ///   - stop: ends the check early, with what is decided by then.
  ///   - progress: what is being done, in words.
  public func answer(
    stop: StopFlag = StopFlag(), progress: @Sendable @escaping (String) -> Void = { _ in }
  ) async -> CheckAnswer {
    var checked: [CheckedScenario] = []
    var rows = 0
    for input in inputs {
      let (model, notes) = ScenarioRun(input.scenario, seed: seed).model(stop: stop)
      let budget = budget(of: input.scenario)
      let scenario = CheckedScenario(
        input, model, seed: seed ?? input.scenario.run.seed, notes: notes, firstRow: rows, budget: budget,
        baselineReplications: wantsBaseline ? min(budget, baselineReplications(of: input.scenario)) : nil)
      rows += scenario.rows.rows.count
      checked.append(scenario)
    }
    var family = VerdictFamily(count: rows, error: error)
    let count = checked.count
    for index in checked.indices where !stop.isRaised {
      await run(&checked[index], &family, stop: stop) { done, undecided in
        progress(
          "scenario \(index + 1)/\(count), \(done) replications, \(undecided) targets undecided")
      }
    }
    let baseline = checked.map { $0.baseline }
    return CheckAnswer(
      scenarios: checked.map { $0.answer(family, stopped: stop.reason) }, baselines: baseline,
      error: error, hypotheses: rows)
  }

  /// As many as `run` makes, and enough for a standard error.
  private func baselineReplications(of scenario: Scenario) -> Int {
    max(
      scenario.run.replications ?? ScenarioRun.defaultReplications(of: scenario.horizon),
      SequentialTest.leastCount)
  }

  private func run(
    _ checked: inout CheckedScenario, _ family: inout VerdictFamily, stop: StopFlag,
    progress: (Int, Int) -> Void
  ) async {
    let (model, rows, seed) = (checked.model, checked.rows, checked.seed)
    var (state, verdicts) = (checked, family)
    await OrderedReplications(limit: checked.budget, threads: threads).run(stop: stop) { number, stop in
      let tally = Tally(
        of: { number, stop, eachDay in
          Replication.run(model, seed: seed, number: number, stop: stop, eachDay: eachDay)
        }, replication: number, stop: stop, plan: rows.plan)
      return tally.map { CheckedScenario.Part(tally: $0, rows: rows.read($0)) }
    } take: { part in
      guard let part else { return false }
      state.take(part, &verdicts)
      progress(state.estimator.replications, state.undecided(verdicts))
      return !state.isOver(verdicts)
    }
    (checked, family) = (state, verdicts)
  }
}
