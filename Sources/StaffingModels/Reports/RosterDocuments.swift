import Simulator

/// A roster as files: `roster.json`, `roster.csv` (a row a shift), `schedule.csv` (a row an activity, for workforce
/// management systems) and `roster.ics`.
public struct RosterDocuments: Sendable {
  let answer: RosterAnswer
  let tool: ResultDocument.Tool

  public init(_ answer: RosterAnswer, tool: ResultDocument.Tool) {
    self.answer = answer
    self.tool = tool
  }

  // MARK: JSON

  /// `callsim.roster/1`: keys sorted, null where there is no value.
  public var json: [UInt8] {
    let answer = answer
    var json = JSONWriter()
    json.object { json in
      json.key("agents", onNewLine: true)
      json.integer(answer.agentCounts.reduce(0, +))
      json.key("complete", onNewLine: true)
      json.bool(answer.isComplete)
      json.key("confidence_days", onNewLine: true)
      json.number(answer.dayShare)
      json.key("contacts_simulated", onNewLine: true)
      json.number(answer.contactsSimulated)
      json.key("cost", onNewLine: true)
      json.number(answer.cost)
      json.key("cover", onNewLine: true)
      json.object { json in
        json.key("bound")
        json.number(answer.coverBound)
        json.key("cost")
        json.number(answer.coverCost)
        json.key("short_agent_hours")
        json.number(Double(answer.short.reduce(0, +)) * answer.grid.shifts.step / 3600)
      }
      json.key("format", onNewLine: true)
      json.string("callsim.roster/1")
      json.key("groups_without_cost", onNewLine: true)
      json.array(answer.groupsWithoutCost) { $0.string($1) }
      json.key("meets_targets", onNewLine: true)
      json.bool(answer.meetsTargets)
      json.key("paid_hours", onNewLine: true)
      json.number(answer.paidHours)
      json.key("replications", onNewLine: true)
      json.integer(answer.replications)
      json.key("scenario", onNewLine: true)
      json.scenario(answer.scenario)
      json.key("seed", onNewLine: true)
      json.integer(answer.seed)
      json.key("shifts", onNewLine: true)
      json.lines(answer.lines) { json, line in shift(line, to: &json) }
      json.key("staff", onNewLine: true)
      json.object { json in
        json.key("asked")
        StaffingDocuments.staff(answer.asked, of: answer.groupNames, to: &json)
        json.key("available")
        StaffingDocuments.staff(answer.available, of: answer.groupNames, to: &json)
        json.key("labels")
        json.array(0..<answer.grid.steps) { $0.string(label(ofStep: $1)) }
        json.key("step")
        json.number(answer.grid.shifts.step)
      }
      json.key("status", onNewLine: true)
      json.string(answer.status.rawValue)
      json.key("targets", onNewLine: true)
      StaffingDocuments.targets(answer.validation, to: &json)
      json.key("tool", onNewLine: true)
      json.tool(tool)
      json.key("validation_replications", onNewLine: true)
      json.number(answer.validation.map { Double($0.replications) })
      json.newLine()
    }
    json.newLine()
    return json.bytes
  }

  /// `07:15`, with its day before it where there are several.
  private func label(ofStep step: Int) -> String {
    let day = step / answer.grid.stepsPerDay
    let start = time(
      answer.grid.calendar.open + Double(step % answer.grid.stepsPerDay) * answer.grid.shifts.step)
    return answer.grid.calendar.days == 1 ? start : "\(answer.dayName(day)) \(start)"
  }

  private func shift(_ line: RosterAnswer.Line, to json: inout JSONWriter) {
    json.object { json in
      json.key("agent")
      json.string(line.agent)
      json.key("agent_group")
      json.string(line.group)
      json.key("breaks")
      json.array(line.breaks) { json, pause in
        json.object { json in
          json.key("end")
          json.string(time(pause.end))
          json.key("name")
          json.string(pause.name)
          json.key("paid")
          json.bool(pause.isPaid)
          json.key("start")
          json.string(time(pause.start))
        }
      }
      json.key("cost")
      json.number(line.cost)
      json.key("day")
      json.string(answer.dayName(line.day))
      json.key("end")
      json.string(time(line.end))
      json.key("paid_hours")
      json.number(line.paidHours)
      json.key("shift")
      json.string(line.template)
      json.key("start")
      json.string(time(line.start))
    }
  }

  // MARK: Tables

  /// A row for each shift.
  public var csv: [UInt8] {
    var csv = CSVWriter()
    for title in [
      "agent", "agent_group", "shift", "day", "start", "end", "breaks", "paid_hours", "cost",
    ] { csv.text(title) }
    csv.endRow()
    for line in answer.lines {
      for text in [
        line.agent, line.group, line.template, answer.dayName(line.day), time(line.start), time(line.end),
        line.breaks.map { "\($0.name) \(time($0.start))-\(time($0.end))" }.joined(separator: "; "),
      ] { csv.text(text) }
      csv.number(line.paidHours)
      csv.number(line.cost)
      csv.endRow()
    }
    return csv.bytes
  }

  /// Agent schedules as workforce management systems import them: a row for each stretch of work or break.
  public var schedule: [UInt8] {
    var csv = CSVWriter()
    for title in ["agent", "skill", "start", "end", "activity"] { csv.text(title) }
    csv.endRow()
    for line in answer.lines {
      for part in Self.activities(line) {
        for text in [
          line.agent, line.group, moment(line.day, part.start), moment(line.day, part.end), part.name,
        ] { csv.text(text) }
        csv.endRow()
      }
    }
    return csv.bytes
  }

  /// The stretches of a shift in order: `work` and the names of breaks.
  static func activities(_ line: RosterAnswer.Line) -> [(name: String, start: Double, end: Double)] {
    var parts: [(name: String, start: Double, end: Double)] = []
    var time = line.start
    for pause in line.breaks {
      if pause.start > time { parts.append(("work", time, pause.start)) }
      parts.append((pause.name, pause.start, pause.end))
      time = pause.end
    }
    if line.end > time { parts.append(("work", time, line.end)) }
    return parts
  }

  /// `07:00`; times after midnight are those of the clock.
  private func time(_ seconds: Double) -> String {
    DayTimes.written(seconds > 86_400 ? seconds - 86_400 : seconds)
  }

  /// `2026-03-02T07:00`, local; `day 1 07:00` without a date.
  private func moment(_ day: Int, _ seconds: Double) -> String {
    let later = Int(seconds / 86_400)
    let text = DayTimes.written(seconds - Double(later) * 86_400)
    return answer.dayName(day + later) + (answer.grid.calendar.date == nil ? " " : "T") + text
  }
}
