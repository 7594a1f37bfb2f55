import Simulator

/// The answer of `callsim staff` for the terminal: what to do first, then the evidence.
public struct StaffingReport: Sendable {
  let answer: StaffingAnswer
  let isColored: Bool
  /// Whether it is about agents who may be released rather than needed.
  let isRelease: Bool

  public init(_ answer: StaffingAnswer, isColored: Bool = false, isRelease: Bool = false) {
    self.answer = answer
    self.isColored = isColored
    self.isRelease = isRelease
  }

  /// Ends with a newline.
  public var text: String {
    var sections = [[verdict]]
    if answer.status == .impossible {
      sections.append(answer.impossibilities.map { "  " + Printable.escaped($0) })
      return joined(sections)
    }
    sections.append(table)
    sections.append(targets)
    sections.append(costs)
    sections.append(evidence)
    return joined(sections)
  }

  private func joined(_ sections: [[String]]) -> String {
    sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private func style(_ style: TextStyle, _ text: String) -> String {
    style.applied(to: text, colored: isColored)
  }

  private var verdict: String {
    let name = style(.bold, Printable.escaped(answer.scenario.name))
    let promise =
      answer.dayShare.map { "on at least \(Figure.exact($0, unit: "share")) of days" } ?? "in the long run"
    switch answer.status {
    case .met:
      return "\(name): \(style(.good, "every target is met")) \(promise), checked on fresh random numbers"
    case .undecided:
      return "\(name): \(style(.open, "a target is too close to its bound to be sure of")) \(promise)"
    case .missed:
      return
        "\(name): \(style(.bad, "no staffing was found that meets every target")) \(promise); below is the nearest"
    case .impossible: return "\(name): \(style(.bad, "no staffing can meet the targets"))"
    }
  }

  // MARK: Groups by intervals

  private var groups: Int { answer.groupNames.count }
  private var periods: Int { answer.staff.count / max(groups, 1) }
  /// Columns of one block.
  private static let intervalsAcross = 12

  private var order: [Int] {
    answer.scenario.agentGroups.compactMap { group in answer.groupNames.firstIndex { $0 == group.name } }
  }

  private var table: [String] {
    guard groups > 0 else { return ["No agent groups: nobody answers."] }
    let shown = isRelease ? zip(answer.statedStaff, answer.staff).map { $0 - $1 } : answer.staff
    if periods == 1 {
      var table = TextTable(
        [
          .init(title: "Agent group", alignment: .left), .init(title: isRelease ? "to spare" : "agents"),
          .init(title: "now"),
        ])
      table.firstTotal = groups
      for group in order {
        table.add([.text(name(group)), .text("\(shown[group])"), .text("\(answer.statedStaff[group])")])
      }
      table.add([
        .text("all"), .text("\(shown.reduce(0, +))"), .text("\(answer.statedStaff.reduce(0, +))"),
      ])
      return table.lines(indent: 0, colored: isColored)
    }
    var lines = [isRelease ? "Agents to spare, by interval:" : "Agents by interval:"]
    for start in stride(from: 0, to: periods, by: Self.intervalsAcross) {
      let block = start..<min(start + Self.intervalsAcross, periods)
      var table = TextTable(
        [.init(title: "", alignment: .left)] + block.map { .init(title: answer.intervalLabels[$0]) })
      table.firstTotal = groups
      for group in order {
        table.add([.text(name(group))] + block.map { .text("\(shown[$0 * groups + group])") })
      }
      table.add(
        [.text("all")]
          + block.map { period in .text("\((0..<groups).reduce(0) { $0 + shown[period * groups + $1] })") })
      if start > 0 { lines.append("") }
      lines += table.lines(indent: 0, colored: isColored)
    }
    return lines
  }

  private func name(_ group: Int) -> String {
    DisplayWidth.shortened(Printable.escaped(answer.groupNames[group]), to: 22)
  }

  // MARK: Targets

  private var targets: [String] {
    guard let result = answer.validation else {
      return ["Not checked on fresh random numbers: stopped before."]
    }
    return TargetTable.lines(
      result, confidence: answer.scenario.run.confidence, isColored: isColored)
  }

  // MARK: Cost and evidence

  private var costs: [String] {
    let unit = periods == 1 ? "agents" : "agent-hours"
    var lines = [
      style(
        .bold,
        "\(number(answer.agentHours)) \(unit), cost \(number(answer.cost))\(periods == 1 ? " an hour" : "")")
        + "  (the scenario's own staffing: \(number(answer.statedAgentHours)) \(unit), cost \(number(answer.statedCost)))"
    ]
    if !answer.groupsWithoutCost.isEmpty {
      let who =
        answer.groupsWithoutCost.count == groups
        ? "No group states" : "\(answer.groupsWithoutCost.joined(separator: ", ")) state no"
      lines.append("\(Printable.escaped(who)) cost: an agent-hour counts as 1.")
    }
    return lines
  }

  private var evidence: [String] {
    var lines: [String] = []
    if let bound = answer.bound, let gap = answer.gap {
      let source =
        bound == answer.fluidBound && (answer.cutBound ?? 0) <= bound
        ? "the work itself, and one pool of agents who can do everything, need as much"
        : "cutting planes; holds where service is concave in agents"
      lines.append(
        answer.status == .missed
          ? "No staffing that meets the targets costs less than \(number(bound)) (\(source))."
          : "Near-optimal: no staffing costs less than \(number(bound)) (\(source)); gap \(Figure.decimal(gap * 100, 1)) %."
      )
    }
    if answer.isLocallyOptimal {
      lines.append(
        "No staffing near by (an agent fewer, moved or swapped) that costs less meets the targets.")
    }
    if !answer.isComplete {
      lines.append("Stopped before the search was over: this is the best found so far.")
    }
    lines.append(
      style(
        .faint,
        "Cutting planes on \(answer.replications) replications with common random numbers (seed \(answer.seed)), then local "
          + "search. \(Numerals.grouped(Int(answer.contactsSimulated))) contacts simulated."))
    return lines
  }

  private func number(_ value: Double) -> String {
    Figure.decimal(value, value == value.rounded() ? 0 : abs(value) < 100 ? 2 : 1)
  }
}
