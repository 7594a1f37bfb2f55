/// A comparison as data: `comparison.json` (`callsim.comparison/1`) and `differences.csv`.
public struct ComparisonDocument: Sendable {
  private let result: ComparisonAnswer
  private let tool: ResultDocument.Tool
  /// nil: nobody asked.
  private let changes: [InputChange]?

  public init(_ result: ComparisonAnswer, tool: ResultDocument.Tool) {
    self.result = result
    self.tool = tool
    changes = nil
  }

  /// With the inputs that are stated differently, `changed_inputs`.
  public init(_ diff: ScenarioDiff, tool: ResultDocument.Tool) {
    result = diff.comparison
    self.tool = tool
    changes = diff.changes
  }

  /// Keys sorted, null where there is no value; the same bytes for any number of threads.
  public var json: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("baseline", onNewLine: true)
      json.string(result.systems[result.baseline].name)
      if let changes {
        json.key("changed_inputs", onNewLine: true)
        json.lines(changes) { json, change in
          json.object { json in
            json.key("new")
            json.string(change.new)
            json.key("old")
            json.string(change.old)
            json.key("path")
            json.string(change.path)
          }
        }
      }
      json.key("complete", onNewLine: true)
      json.bool(result.isComplete)
      json.key("confidence", onNewLine: true)
      json.number(result.confidence)
      json.key("contacts_simulated", onNewLine: true)
      json.number(result.contactsSimulated)
      json.key("families", onNewLine: true)
      json.lines(result.families) { json, family in write(family, to: &json) }
      json.key("first_stage", onNewLine: true)
      json.integer(result.firstStage)
      json.key("format", onNewLine: true)
      json.string("callsim.comparison/1")
      json.key("guarantee", onNewLine: true)
      json.array(ComparisonWords(result: result).guarantee) { $0.string($1) }
      json.key("indifference", onNewLine: true)
      json.number(result.indifference)
      json.key("intervals", onNewLine: true)
      json.array(result.intervalLabels) { $0.string($1) }
      json.key("measures", onNewLine: true)
      json.array(result.measures) { $0.string($1) }
      json.key("most_replications", onNewLine: true)
      json.integer(result.mostReplications)
      json.key("notes", onNewLine: true)
      json.array(result.notes) { $0.string($1) }
      json.key("outcome", onNewLine: true)
      json.string(outcome)
      json.key("seed", onNewLine: true)
      json.integer(result.seed)
      json.key("selected", onNewLine: true)
      json.string(result.selected.map { result.systems[$0].name })
      json.key("selected_meets_targets", onNewLine: true)
      if let isFeasible = result.selectedIsFeasible { json.bool(isFeasible) } else { json.null() }
      json.key("systems", onNewLine: true)
      json.lines(result.systems.indices) { json, system in write(system, to: &json) }
      json.key("tolerance", onNewLine: true)
      json.number(result.tolerance)
      json.key("tool", onNewLine: true)
      json.tool(tool)
      json.newLine()
    }
    json.newLine()
    return json.bytes
  }

  private var outcome: String {
    switch result.outcome {
    case .selected: "selected"
    case .allMissTargets: "all miss targets"
    case .undecided: "undecided"
    case .stopped: "stopped"
    }
  }

  private func write(_ family: ComparisonAnswer.Family, to json: inout JSONWriter) {
    json.object { json in
      json.key("differences")
      json.lines(family.differences) { json, difference in
        json.object { json in
          json.key("better")
          if let isBetter = difference.isBetter { json.bool(isBetter) } else { json.null() }
          json.key("estimate")
          ResultDocument.write(difference.estimate, to: &json)
          json.key("shown")
          json.bool(difference.isBetter != nil)
          json.key("system")
          json.string(result.systems[difference.system].name)
        }
      }
      json.key("level")
      json.number(family.level)
      json.key("method")
      json.string("paired t, Bonferroni over \(family.differences.count)")
      json.key("name")
      json.string(family.name)
    }
  }

  private func write(_ index: Int, to json: inout JSONWriter) {
    let system = result.systems[index]
    json.object { json in
      json.key("dominated_by")
      json.string(system.dominatedBy.map { result.systems[$0].name })
      json.key("estimates")
      json.array(system.center) { ResultDocument.write($1, to: &$0) }
      json.key("gap")
      if let gap = system.gap { ResultDocument.write(gap, to: &json) } else { json.null() }
      json.key("name")
      json.string(system.name)
      json.key("out_behind")
      if case .out(_, let by) = system.selection { json.string(result.systems[by].name) } else { json.null() }
      json.key("replications")
      json.integer(system.replications)
      json.key("routing")
      json.object { json in
        json.key("agents")
        json.string(system.scenario.routing.agents)
        json.key("contacts")
        json.string(system.scenario.routing.contacts)
      }
      json.key("scenario")
      json.scenario(system.scenario)
      json.key("selection")
      json.string(ComparisonWords(result: result).selection(index))
      json.key("targets")
      json.string(system.targets.rawValue)
      json.key("variance_ratio")
      json.number(result.varianceRatios[index])
    }
  }

  /// A row for each difference to the baseline.
  public var csv: [UInt8] {
    var csv = CSVWriter()
    for title in [
      "family", "system", "measure", "of", "name", "interval", "start", "difference", "half_width", "unit",
      "shown", "better",
    ] { csv.text(title) }
    csv.endRow()
    for family in result.families {
      for difference in family.differences {
        let estimate = difference.estimate
        csv.text(family.name)
        csv.text(result.systems[difference.system].name)
        csv.text(estimate.measure)
        csv.text(estimate.of.kind ?? "center")
        csv.text(estimate.of.name)
        csv.integer(estimate.interval)
        csv.text(estimate.interval.map { result.intervalLabels[$0] } ?? "whole horizon")
        csv.number(estimate.value)
        csv.number(estimate.halfWidth)
        csv.text(estimate.unit)
        csv.text(difference.isBetter == nil ? "no" : "yes")
        csv.text(difference.isBetter.map { $0 ? "yes" : "no" } ?? "")
        csv.endRow()
      }
    }
    return csv.bytes
  }
}
