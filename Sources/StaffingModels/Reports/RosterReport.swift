import Simulator

/// The answer of `callsim roster` for the terminal: the verdict, who works when, and the evidence.
public struct RosterReport: Sendable {
  let answer: RosterAnswer
  let isColored: Bool

  public init(_ answer: RosterAnswer, isColored: Bool = false) {
    self.answer = answer
    self.isColored = isColored
  }

  /// Ends with a newline.
  public var text: String {
    [[verdict], costs, shifts, coverage, targets, evidence].filter { !$0.isEmpty }
      .map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private var grid: ShiftGrid { answer.grid }
  private var groups: Int { answer.groupNames.count }
  /// Groups in the order of the file.
  private var order: [Int] {
    answer.scenario.agentGroups.compactMap { group in answer.groupNames.firstIndex { $0 == group.name } }
  }

  private func style(_ style: TextStyle, _ text: String) -> String {
    style.applied(to: text, colored: isColored)
  }

  private var verdict: String {
    let name = style(.bold, Printable.escaped(answer.scenario.name))
    let promise =
      answer.dayShare.map { "on at least \(Figure.exact($0, unit: "share")) of days" } ?? "in the long run"
    guard answer.meetsTargets else {
      return answer.status == .met
        ? "\(name): \(style(.good, "the shifts cover the agents asked for")) in every step"
        : "\(name): \(style(.bad, "no shifts cover all of the agents asked for"))"
    }
    switch answer.status {
    case .met:
      return "\(name): \(style(.good, "every target is met")) \(promise), checked on fresh random numbers"
    case .undecided:
      return "\(name): \(style(.open, "a target is too close to its bound to be sure of")) \(promise)"
    case .missed, .impossible:
      return
        "\(name): \(style(.bad, "no roster was found that meets every target")) \(promise); below is the nearest"
    }
  }

  private var costs: [String] {
    let count = answer.agentCounts.reduce(0, +)
    let shifts = answer.roster.shifts.count
    var lines = [
      style(
        .bold,
        "\(count) agents on \(shifts) shifts, \(number(answer.paidHours)) paid hours, cost \(number(answer.cost))"
      )
    ]
    if !answer.groupsWithoutCost.isEmpty {
      let who =
        answer.groupsWithoutCost.count == groups
        ? "No group states" : "\(answer.groupsWithoutCost.joined(separator: ", ")) state no"
      lines.append("\(Printable.escaped(who)) cost: a paid hour counts as 1.")
    }
    return lines
  }

  // MARK: Shifts

  /// A row for each group and template: how many, and when they begin.
  private var shifts: [String] {
    guard !answer.roster.shifts.isEmpty else { return ["No shifts: nobody is needed, or nobody can come."] }
    var table = TextTable(
      [
        .init(title: "Agent group", alignment: .left), .init(title: "shift", alignment: .left),
        .init(title: "hours"), .init(title: "shifts"), .init(title: "starts", alignment: .left),
      ])
    let isOneDay = grid.calendar.days == 1
    for group in order {
      for (index, template) in grid.shifts.templates.enumerated() {
        let mine = answer.roster.shifts.filter {
          $0.group == group && grid.candidates[$0.candidate].template == index
        }
        guard !mine.isEmpty else { continue }
        let starts = Dictionary(grouping: mine) { grid.candidates[$0.candidate].start % grid.stepsPerDay }
        let times = starts.keys.sorted().map { start in
          let time = DayTimes.written(grid.calendar.open + Double(start) * grid.shifts.step)
          let count = starts[start]?.count ?? 0
          return count == 1 ? time : "\(time) x\(count)"
        }
        table.add([
          .text(name(group)), .text(DisplayWidth.shortened(Printable.escaped(template.name), to: 18)),
          .text(number(template.paidTime / 3600)), .text("\(mine.count)"),
          .text(times.joined(separator: ", ")),
        ])
      }
    }
    return [isOneDay ? "Shifts:" : "Shifts of \(grid.calendar.days) days:"]
      + table.lines(indent: 0, colored: isColored)
  }

  private func name(_ group: Int) -> String {
    DisplayWidth.shortened(Printable.escaped(answer.groupNames[group]), to: 22)
  }

  // MARK: Agents by interval

  private static let intervalsAcross = 12
  /// Days whose intervals are shown; the files have them all.
  private static let mostDays = 1

  private var coverage: [String] {
    let labels = answer.validation?.intervalLabels ?? []
    let perInterval = grid.stepsPerInterval
    let shown = grid.calendar.intervalsPerDay * min(grid.calendar.days, Self.mostDays)
    func average(_ table: [Int], _ interval: Int, _ groups: [Int]) -> String {
      let sum = (0..<perInterval).reduce(0) { sum, step in
        sum + groups.reduce(0) { $0 + table[(interval * perInterval + step) * self.groups + $1] }
      }
      return number(Double(sum) / Double(perInterval), 1)
    }
    var lines = [
      "Agents available, by interval\(grid.calendar.days > Self.mostDays ? " of the first day" : "") "
        + "(breaks\(grid.presence < 1 ? " and shrinkage" : "") taken off):"
    ]
    for start in stride(from: 0, to: shown, by: Self.intervalsAcross) {
      let block = start..<min(start + Self.intervalsAcross, shown)
      var table = TextTable(
        [.init(title: "", alignment: .left)]
          + block.map { .init(title: $0 < labels.count ? labels[$0] : "\($0 + 1)") })
      table.firstTotal = groups
      for group in order {
        table.add(
          [.text(name(group))] + block.map { .text(average(answer.available, $0, [group])) })
      }
      table.add([.text("all")] + block.map { .text(average(answer.available, $0, Array(0..<groups))) })
      table.add([.text("asked for")] + block.map { .text(average(answer.asked, $0, Array(0..<groups))) })
      if start > 0 { lines.append("") }
      lines += table.lines(indent: 0, colored: isColored)
    }
    return lines
  }

  // MARK: Targets and evidence

  private var targets: [String] {
    guard let result = answer.validation else {
      return ["Not checked on fresh random numbers: stopped before."]
    }
    guard !result.targets.isEmpty else { return [] }
    return TargetTable.lines(result, confidence: answer.scenario.run.confidence, isColored: isColored)
  }

  private var evidence: [String] {
    var lines = uncovered
    if let bound = answer.coverBound, answer.coverCost > 0 {
      let gap = max(0, (answer.coverCost - bound) / answer.coverCost)
      lines.append(
        "Shifts that cover the agents asked for cost at least \(number(bound)); the cheapest found cost "
          + "\(number(answer.coverCost)) (gap \(Figure.decimal(gap * 100, 1)) %)."
          + (answer.meetsTargets ? " From there, to what the targets need." : ""))
    }
    if grid.presence < 1 {
      let shares = grid.shifts.shrinkage.map { "\($0.name) \(Figure.exact($0.share, unit: "share"))" }
      lines.append(
        "Shrinkage: \(Printable.escaped(shares.joined(separator: ", "))); of ten agents on shift and not on a break "
          + "\(Figure.decimal(10 * grid.presence, 1)) are there.")
    }
    if grid.calendar.date == nil { lines.append("No calendar file (.ics): the calendar has no date.") }
    if !answer.isComplete {
      lines.append("Stopped before the search was over: this is the best found so far.")
    }
    if answer.meetsTargets {
      lines.append(
        style(
          .faint,
          "Set covering by an integer program, then simulation in the loop on \(answer.replications) replications (seed "
            + "\(answer.seed)). \(Numerals.grouped(Int(answer.contactsSimulated))) contacts simulated."))
    }
    return lines
  }

  /// Where no shift of the templates can cover what was asked for.
  private var uncovered: [String] {
    let missing = answer.short.indices.filter { answer.short[$0] > 0 }
    guard let first = missing.first else { return [] }
    let time = grid.time(ofStep: first / groups).truncatingRemainder(dividingBy: 86_400)
    let hours = Double(missing.reduce(0) { $0 + answer.short[$1] }) * grid.shifts.step / 3600
    return [
      style(
        .bad,
        "Nobody can come for \(number(hours)) of the agent-hours asked for: the first is \(name(first % groups)) at "
          + "\(DayTimes.written(time)). Add starts, lengths or templates, or raise limits.")
    ]
  }

  private func number(_ value: Double, _ digits: Int = 2) -> String {
    Figure.decimal(value, abs(value - value.rounded()) < 1e-9 ? 0 : abs(value) < 100 ? digits : 1)
  }
}
