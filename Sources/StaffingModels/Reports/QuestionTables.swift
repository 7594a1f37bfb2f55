import Simulator

// The answers to questions around staffing as tables.

extension AgentHourValue {
  /// By interval and group, the most contacts gained in time first.
  public var table: AnswerTable {
    let sorted = entries.sorted { ($1.change.inTime.value, $0.group) < ($0.change.inTime.value, $1.group) }
    var verdict = "No agent-hour changes anything."
    if let best = sorted.first, best.change.inTime.value > 0 {
      verdict =
        "Another agent-hour is worth most with \(best.group)"
        + (best.interval.map { " at \(label($0))" } ?? "")
        + ": \(Figure(best.change.inTime.value, halfWidth: best.change.inTime.halfWidth, unit: "").text) more contacts in time"
    }
    var table = AnswerTable(
      "agent_hour", verdict: verdict,
      columns: [
        .init("agent_group", "agent group", isText: true), .init("interval", "interval", isText: true),
        .init("in_time", "in time"), .init("not_abandoned", "not abandoned"),
        .init("wait_hours", "hours of waiting less"), .init("cost", "cost"),
        .init("cost_in_time", "cost of one in time"),
      ])
    for entry in sorted {
      let gained = entry.change.inTime
      table.rows.append([
        .text(entry.group), .text(entry.interval.map(label) ?? ""), .mean(gained),
        .mean(entry.change.abandoned), .mean(entry.change.waitHours), .number(entry.costPerHour, places: 2),
        .number(
          gained.value > gained.halfWidth ? entry.costPerHour.map { $0 / gained.value } : nil, places: 2),
      ])
    }
    table.mostRows = 24
    table.notes = [
      "Per agent-hour added to the scenario's staffing, alone; ± at 95 %, \(replications) replications with common random "
        + "numbers. A change counts where it shows, up to three handle times later."
    ]
    return table
  }

  private func label(_ interval: Int) -> String {
    intervalLabels.isEmpty ? "" : intervalLabels[interval % intervalLabels.count]
  }
}

extension BudgetFrontier {
  public func table(budget: Double?) -> AnswerTable {
    var verdict = "No budget was tried."
    if let last = points.last {
      let service =
        "\(Figure(last.serviceLevel.value, halfWidth: last.serviceLevel.halfWidth, unit: "share").text) in time, "
        + "\(Figure(last.abandonment.value, halfWidth: last.abandonment.halfWidth, unit: "share").text) abandoned"
      verdict =
        budget == nil
        ? "\(Figure.decimal(points[0].cost, 0)) to \(Figure.decimal(last.cost, 0)): up to \(service)"
        : "For \(Figure.decimal(last.cost, 0)) the best found is \(service)"
    }
    var table = AnswerTable(
      "budget", verdict: verdict,
      columns: [
        .init("cost", "cost"), .init("agent_hours", "agent-hours"), .init("service_level", "in time"),
        .init("abandonment", "abandoned"), .init("mean_wait", "mean wait"),
        .init("cost_per_point", "cost of the last point"),
      ])
    for (index, point) in points.enumerated() {
      var price: Double?
      if index > 0 {
        let gain = (point.serviceLevel.value - points[index - 1].serviceLevel.value) * 100
        if gain > 0.02 { price = (point.cost - points[index - 1].cost) / gain }
      }
      table.rows.append([
        .number(point.cost, places: 0), .number(point.agentHours),
        .mean(point.serviceLevel, unit: "share"), .mean(point.abandonment, unit: "share"),
        .mean(point.meanWait, unit: "s"), .number(price, places: 0),
      ])
    }
    table.notes = [
      "Agents are added where they gain most for their cost, by what simulation says; ± at 95 %, \(replications) replications."
    ]
    if !isComplete { table.notes.append("Stopped before the end.") }
    return table
  }

  /// Agents by group and interval of the last budget.
  public var staffTable: AnswerTable {
    let groups = groupNames.count
    var table = AnswerTable(
      "budget_staff", verdict: "Agents for \(Figure.decimal(points.last?.cost ?? 0, 0))",
      columns: [.init("interval", "interval", isText: true)] + groupNames.map { .init($0, $0) })
    guard let staff = points.last?.staff, groups > 0 else { return table }
    for period in 0..<staff.count / groups {
      let label = intervalLabels.isEmpty ? "" : intervalLabels[period % intervalLabels.count]
      table.rows.append(
        [.text(label)] + (0..<groups).map { .number(Double(staff[period * groups + $0]), places: 0) })
    }
    return table
  }
}

extension CrossTraining {
  public var table: AnswerTable {
    var verdict = "Nobody can learn anything that the scenario's contacts need."
    if let best = entries.first {
      let gain = Figure(best.change.inTime.value, halfWidth: best.change.inTime.halfWidth, unit: "").text
      verdict =
        best.change.inTime.value > best.change.inTime.halfWidth
        ? "It helps most that \(best.agents.map { "\($0) of " } ?? "")\(best.group) learn \(best.skill): \(gain) more contacts "
          + "in time"
        : "No training makes a difference that shows (the best: \(best.group), \(best.skill), \(gain) contacts in time)"
    }
    var table = AnswerTable(
      "training", verdict: verdict,
      columns: [
        .init("agent_group", "agent group", isText: true), .init("learns", "learns", isText: true),
        .init("in_time", "in time"), .init("in_time_learnt", "of these learnt"),
        .init("not_abandoned", "not abandoned"), .init("wait_hours", "hours of waiting less"),
      ])
    for entry in entries {
      table.rows.append([
        .text(entry.group), .text(entry.skill), .mean(entry.change.inTime),
        .mean(entry.changeOfLearnt.inTime), .mean(entry.change.abandoned), .mean(entry.change.waitHours),
      ])
    }
    table.mostRows = 24
    table.notes = [
      "Per replication, against the same agents untrained; ± at 95 %, \(replications) replications with common random numbers. "
        + "Trained agents take what they learnt last."
    ]
    if !isComplete { table.notes.append("Stopped before everybody was asked.") }
    return table
  }
}

extension HiringPlan {
  public var table: AnswerTable {
    let missing = short.reduce(0, +)
    let classes = hires.count { $0 > 0 }
    let who = "\(hires.reduce(0, +)) hires in \(classes) \(classes == 1 ? "class" : "classes")"
    var table = AnswerTable(
      "hiring",
      verdict: missing < 1e-6
        ? "\(who) cover every week, cost \(Figure.decimal(cost, 0))"
        : "\(who), cost \(Figure.decimal(cost, 0)); \(Figure.decimal(missing, 1)) agent-weeks can't be covered in time",
      columns: [
        .init("week", "week"), .init("need", "needed"), .init("effective", "there are"),
        .init("hires", "hire"), .init("heads", "employed"), .init("short", "missing"),
      ])
    for week in hires.indices {
      table.rows.append([
        .number(Double(week + 1), places: 0), .number(question.need[week]), .number(effective[week]),
        .number(Double(hires[week]), places: 0), .number(heads[week]), .number(short[week]),
      ])
    }
    table.notes = [
      "No plan costs less than \(Figure.decimal(bound, 0)) (gap \(Figure.decimal(max(0, (cost - bound) / max(cost, 1e-9)) * 100, 2)) %). "
        + "\"There are\" counts experienced agents: trainees none, new agents by how far they have learnt."
    ]
    return table
  }
}

extension RestOfDay {
  public var table: AnswerTable {
    let load = offered.value / max(planned.offered, 1e-9) - 1
    let percent = "\(Figure.decimal(abs(load) * 100, 0)) % \(load < 0 ? "fewer" : "more")"
    var table = AnswerTable(
      "rest_of_day",
      verdict: "\(percent) contacts to come than planned: \(Figure.decimal(serviceLevel * 100, 1)) % in time "
        + "(planned \(Figure.decimal(planned.serviceLevel * 100, 1)) %), \(Figure.decimal(abandonment * 100, 1)) % abandoned "
        + "(\(Figure.decimal(planned.abandonment * 100, 1)) %), mean wait \(Figure.decimal(meanWait, 0)) s "
        + "(\(Figure.decimal(planned.meanWait, 0)) s)",
      columns: [
        .init("agent_group", "one more of", isText: true), .init("in_time", "in time"),
        .init("not_abandoned", "not abandoned"), .init("wait_hours", "hours of waiting less"),
        .init("cost", "cost"),
      ])
    for action in actions {
      table.rows.append([
        .text(action.group), .mean(action.change.inTime), .mean(action.change.abandoned),
        .mean(action.change.waitHours), .number(action.cost, places: 0),
      ])
    }
    table.notes = types.filter { $0.expectedBefore > 0 }.map { type in
      "\(type.name): " + (type.counted.map { "\(Figure.decimal($0, 0)) counted, " } ?? "")
        + "\(Figure.decimal(type.expectedBefore, 0)) expected until now; the rest of the day times "
        + "\(Figure.decimal(type.factor, 2)) (cv \(Figure.decimal(type.cv * 100, 0)) %)"
    }
    table.notes.append(
      "An agent more in every interval to come; ± at 95 %, \(replications) replications with common random numbers."
    )
    return table
  }
}
