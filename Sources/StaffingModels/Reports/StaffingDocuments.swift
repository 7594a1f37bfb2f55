import Simulator

/// The answer of `callsim staff` as files: `staffing.json`, `staffing.csv` (agents), `load.csv` (offered load).
public struct StaffingDocuments: Sendable {
  let answer: StaffingAnswer
  let tool: ResultDocument.Tool

  public init(_ answer: StaffingAnswer, tool: ResultDocument.Tool) {
    self.answer = answer
    self.tool = tool
  }

  private var groups: Int { answer.groupNames.count }
  private var periods: Int { answer.staff.count / max(groups, 1) }

  /// `callsim.staffing/1`: keys sorted, null where there is no value.
  public var json: [UInt8] {
    let answer = answer
    var json = JSONWriter()
    json.object { json in
      json.key("agent_hours", onNewLine: true)
      json.number(answer.agentHours)
      json.key("bound", onNewLine: true)
      json.object { json in
        json.key("cuts")
        json.number(answer.cutBound)
        json.key("fluid")
        json.number(answer.fluidBound)
      }
      json.key("complete", onNewLine: true)
      json.bool(answer.isComplete)
      json.key("confidence_days", onNewLine: true)
      json.number(answer.dayShare)
      json.key("contacts_simulated", onNewLine: true)
      json.number(answer.contactsSimulated)
      json.key("cost", onNewLine: true)
      json.number(answer.cost)
      json.key("format", onNewLine: true)
      json.string("callsim.staffing/1")
      json.key("gap", onNewLine: true)
      json.number(answer.gap)
      json.key("groups_without_cost", onNewLine: true)
      json.array(answer.groupsWithoutCost) { $0.string($1) }
      json.key("impossible", onNewLine: true)
      json.array(answer.impossibilities) { $0.string($1) }
      json.key("intervals", onNewLine: true)
      json.array(answer.intervalLabels) { $0.string($1) }
      json.key("locally_optimal", onNewLine: true)
      json.bool(answer.isLocallyOptimal)
      json.key("replications", onNewLine: true)
      json.integer(answer.replications)
      json.key("scenario", onNewLine: true)
      json.scenario(answer.scenario)
      json.key("seed", onNewLine: true)
      json.integer(answer.seed)
      json.key("staff", onNewLine: true)
      Self.staff(answer.staff, of: answer.groupNames, to: &json)
      json.key("stated", onNewLine: true)
      json.object { json in
        json.key("agent_hours")
        json.number(answer.statedAgentHours)
        json.key("cost")
        json.number(answer.statedCost)
        json.key("staff")
        Self.staff(answer.statedStaff, of: answer.groupNames, to: &json)
      }
      json.key("status", onNewLine: true)
      json.string(answer.status.rawValue)
      json.key("targets", onNewLine: true)
      Self.targets(answer.validation, to: &json)
      json.key("tool", onNewLine: true)
      json.tool(tool)
      json.key("validation_replications", onNewLine: true)
      json.number(answer.validation.map { Double($0.replications) })
      json.newLine()
    }
    json.newLine()
    return json.bytes
  }

  /// What each target reaches on fresh random numbers.
  static func targets(_ result: RunResult?, to json: inout JSONWriter) {
    json.lines(result?.targets ?? []) { json, verdict in
      json.object { json in
        switch verdict.target.bound {
        case .atLeast(let bound):
          json.key("at_least")
          json.number(bound)
        case .atMost(let bound):
          json.key("at_most")
          json.number(bound)
        }
        json.key("half_width")
        json.number(verdict.estimate.halfWidth)
        json.key("label")
        json.string(verdict.target.label)
        json.key("measure")
        json.string(verdict.target.measure)
        json.key("met_on_days")
        json.number(verdict.metOnDays?.value)
        json.key("value")
        json.number(verdict.estimate.value)
        json.key("verdict")
        json.string(verdict.verdict.rawValue)
        if let within = verdict.target.within ?? verdict.estimate.threshold {
          json.key("within")
          json.number(within)
        }
      }
    }
  }

  /// Agents by period, under the names of their groups: `staff[period * groups + group]`.
  static func staff(_ staff: [Int], of names: [String], to json: inout JSONWriter) {
    json.object { json in
      for (group, name) in names.enumerated() {
        json.key(name)
        json.array(stride(from: group, to: staff.count, by: names.count)) { $0.integer(staff[$1]) }
      }
    }
  }

  /// A row for each group and interval: agents found and stated.
  public var csv: [UInt8] {
    var csv = CSVWriter()
    for title in ["interval", "start", "agent_group", "agents", "stated"] { csv.text(title) }
    csv.endRow()
    for period in 0..<periods {
      for (group, name) in answer.groupNames.enumerated() {
        csv.integer(answer.intervalLabels.isEmpty ? nil : period)
        csv.text(answer.intervalLabels.isEmpty ? "" : answer.intervalLabels[period])
        csv.text(name)
        csv.integer(answer.staff[period * groups + group])
        csv.integer(answer.statedStaff[period * groups + group])
        csv.endRow()
      }
    }
    return csv.bytes
  }

  /// A row for each contact type and interval: the offered load that the search began from, erlangs.
  public var loadCSV: [UInt8] {
    var csv = CSVWriter()
    for title in ["interval", "start", "contact_type", "arrivals_per_hour", "sipp", "mol", "mol_peak"] {
      csv.text(title)
    }
    csv.endRow()
    let load = answer.load
    for period in 0..<periods {
      for (type, name) in answer.typeNames.enumerated() {
        let cell = period * load.types + type
        csv.integer(answer.intervalLabels.isEmpty ? nil : period)
        csv.text(answer.intervalLabels.isEmpty ? "" : answer.intervalLabels[period])
        csv.text(name)
        csv.number(load.rate[cell] * 3600)
        csv.number(load.simple[cell])
        csv.number(load.mean[cell])
        csv.number(load.peak[cell])
        csv.endRow()
      }
    }
    return csv.bytes
  }
}
