import Simulator

extension PoolingLoss {
  /// The dedicated teams, all of them, the pool and the difference, each with what it reaches on fresh days.
  /// - Parameter hoursPerFTE: hours that a full-time employee works on a day.
  public func table(hoursPerFTE: Double = 8) -> AnswerTable {
    var table = AnswerTable(
      "pooling", verdict: verdict(hoursPerFTE),
      columns: [
        .init("staffing", "staffing", isText: true), .init("team", attribute.rawValue, isText: true),
        .init("agent_hours", "agent-hours"), .init("fte", "FTE"), .init("service_level", "in time"),
        .init("abandonment", "abandoned"), .init("mean_wait", "mean wait"),
        .init("targets", "targets", isText: true),
      ])
    func add(
      _ staffing: String, _ team: String, _ hours: Double?, _ answer: StaffingAnswer?, _ scope: Scope?,
      _ status: String = ""
    ) {
      table.rows.append(
        [
          .text(staffing), .text(team), .number(hours),
          .number(hours.map { fullTime($0, hoursPerFTE) }, places: 2),
        ]
          + [("service_level", "share"), ("abandonment", "share"), ("mean_wait", "s")].map { measure, unit in
            .mean(scope.flatMap { Self.reached(answer, measure, $0) }, unit: unit)
          } + [.text(status)])
    }
    for value in values {
      add("dedicated", value, agentHours(of: value), dedicated, scope(of: value))
    }
    add("dedicated", "all", dedicated.agentHours, dedicated, .center, dedicated.status.rawValue)
    add("pooled", "all", pooled.agentHours, pooled, .center, pooled.status.rawValue)
    add("pooling loss", "", agentHours, nil, nil)
    table.notes = notes(hoursPerFTE)
    return table
  }

  private func verdict(_ hoursPerFTE: Double) -> String {
    guard let loss = agentHours else {
      let who = [(dedicated, "dedicated teams"), (pooled, "one pool")]
        .filter { $0.0.status == .impossible || $0.0.status == .missed }.map(\.1)
      return "No staffing of \(who.joined(separator: " or of ")) was found that meets the targets"
        + (isComplete ? "" : " before the search was stopped")
    }
    let (hours, fte) = (Figure.decimal(abs(loss), 1), Figure.decimal(abs(fullTime(loss, hoursPerFTE)), 2))
    let sums = "\(Figure.decimal(dedicated.agentHours, 1)) instead of \(Figure.decimal(pooled.agentHours, 1))"
    let share = pooled.agentHours > 0 ? abs(loss) / pooled.agentHours : 0
    return loss == 0
      ? "Teams by \(attribute.rawValue) take as many agent-hours as one pool: \(Figure.decimal(pooled.agentHours, 1))"
      : "Teams by \(attribute.rawValue) take \(hours) agent-hours (\(fte) FTE) \(loss > 0 ? "more" : "fewer") than one pool: "
        + "\(sums), \(loss > 0 ? "+" : "-")\(Figure.decimal(100 * share, 1)) %"
  }

  private func notes(_ hoursPerFTE: Double) -> [String] {
    var notes = [
      "The least agents by interval that meet the scenario's targets, as callsim staff finds them; "
        + "± at \(Figure.exact(pooled.scenario.run.confidence, unit: "share")) on days that the search has not seen.",
      isSteady
        ? "Agent-hours of an hour; without opening hours an agent on duty counts as 1 FTE."
        : "Agent-hours of the horizon (\(Int(days)) \(days == 1 ? "day" : "days")); 1 FTE works "
          + "\(Figure.exact(hoursPerFTE * 3600, unit: "s")) a day.",
    ]
    if dedicated.scenario.targets.contains(where: spansTeams) {
      notes.append(
        "A target over several teams lets them make up for each other: state one for each where each must be good."
      )
    }
    for (name, answer) in [("dedicated", dedicated), ("pooled", pooled)] {
      notes += answer.impossibilities.map { "\(name): \($0)" }
    }
    notes += leftOut.map { "Left out: the target of \($0), about groups that are in neither." }
    if !isComplete { notes.append("Stopped before the end: the best so far.") }
    return notes
  }

  private func spansTeams(_ target: Target) -> Bool {
    guard case .contacts(let names) = target.of else { return false }
    return dedicated.scenario.agentGroups.count { !Set($0.serves).isDisjoint(with: names) } > 1
  }

  private var isSteady: Bool {
    if case .steadyState = pooled.scenario.horizon { true } else { false }
  }

  private var days: Double {
    if case .calendar(let calendar) = pooled.scenario.horizon { Double(calendar.days) } else { 1 }
  }

  /// Full-time equivalents of agent-hours.
  func fullTime(_ agentHours: Double, _ hoursPerFTE: Double) -> Double {
    isSteady ? agentHours : agentHours / days / hoursPerFTE
  }

  /// Whom a value's figures are about; contact types that state none have figures where there is only one.
  private func scope(of value: String) -> Scope? {
    let types = pooled.scenario.contactTypes
    if types.contains(where: { attribute.value(of: $0) == value }) { return attribute.scope(value) }
    let served = dedicated.scenario.agentGroups.first { $0.name == value }?.serves ?? []
    return served.count == 1 ? .contactType(served[0]) : nil
  }

  private static func reached(_ answer: StaffingAnswer?, _ measure: String, _ scope: Scope) -> MeanOfRuns? {
    let estimate = answer?.validation?.estimates.first {
      $0.measure == measure && $0.of == scope && $0.interval == nil
    }
    return estimate?.value.map { MeanOfRuns(value: $0, halfWidth: estimate?.halfWidth ?? .infinity) }
  }
}
