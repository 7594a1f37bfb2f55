/// A check as data: `callsim.check/1`, described in `docs/check.md`.
public struct CheckDocument: Sendable {
  private let answer: CheckAnswer
  private let tool: ResultDocument.Tool

  public init(_ answer: CheckAnswer, tool: ResultDocument.Tool) {
    self.answer = answer
    self.tool = tool
  }

  /// Keys sorted, null where there is no value; the same bytes for any number of threads.
  public var bytes: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("baseline", onNewLine: true)
      if let comparison = answer.comparison { write(comparison, to: &json) } else { json.null() }
      json.key("error_probability", onNewLine: true)
      json.number(answer.error)
      json.key("format", onNewLine: true)
      json.string("callsim.check/1")
      json.key("hypotheses", onNewLine: true)
      json.integer(answer.hypotheses)
      json.key("outcome", onNewLine: true)
      json.string(outcome)
      json.key("scenarios", onNewLine: true)
      json.lines(answer.scenarios) { write($1, to: &$0) }
      json.key("summary", onNewLine: true)
      json.string(CheckWords(answer: answer).headline)
      json.key("tool", onNewLine: true)
      json.tool(tool)
      json.newLine()
    }
    json.newLine()
    return json.bytes
  }

  private var outcome: String {
    switch answer.outcome {
    case .met: "met"
    case .missed: "missed"
    case .undecided: "undecided"
    case .stopped: "stopped"
    case .contradiction: "contradiction"
    }
  }

  private func write(_ scenario: CheckAnswer.ScenarioAnswer, to json: inout JSONWriter) {
    json.object { json in
      json.key("broken_identities")
      json.array(scenario.brokenIdentities) { $0.string($1) }
      json.key("complete")
      json.bool(!scenario.wasStopped)
      json.key("contacts_simulated")
      json.number(scenario.contactsSimulated)
      json.key("file")
      json.string(scenario.file)
      json.key("most_replications")
      json.integer(scenario.budget)
      json.key("notes")
      json.array(scenario.notes) { $0.string($1) }
      json.key("replications")
      json.integer(scenario.replications)
      json.key("scenario")
      json.scenario(scenario.scenario)
      json.key("seed")
      json.integer(scenario.seed)
      json.key("targets")
      json.lines(scenario.targets) { write($1, to: &$0) }
    }
  }

  private func write(_ target: CheckAnswer.CheckedTarget, to json: inout JSONWriter) {
    json.object { json in
      let declared = target.verdict.target
      json.key("column")
      if let place = declared.place { json.integer(place.column) } else { json.null() }
      json.key("level")
      json.string(declared.level.rawValue)
      json.key("line")
      if let place = declared.place { json.integer(place.line) } else { json.null() }
      json.key("share_within_bound")
      if let share = target.share {
        json.object { json in
          json.key("half_width")
          json.number(share.halfWidth)
          json.key("value")
          json.number(share.value)
          json.key("wanted")
          json.number(share.wanted)
        }
      } else {
        json.null()
      }
      json.key("target")
      ResultDocument.write(target.verdict, to: &json)
    }
  }

  private func write(_ comparison: BaselineComparison, to json: inout JSONWriter) {
    json.object { json in
      json.key("error_probability")
      json.number(comparison.error)
      json.key("measures")
      json.lines(comparison.rows) { write($1, to: &$0) }
      json.key("remarks")
      json.array(CheckWords.remarks(comparison)) { $0.string($1) }
    }
  }

  private func write(_ row: BaselineComparison.Row, to json: inout JSONWriter) {
    json.object { json in
      json.key("after")
      write(row.after, to: &json)
      json.key("before")
      write(row.before, to: &json)
      json.key("measure")
      json.string(row.before.key.measure)
      json.key("of")
      json.scope(row.before.key.of)
      json.key("p_value")
      json.number(row.pValue)
      json.key("scenario")
      json.string(row.scenario)
      json.key("smallest_change")
      json.number(row.allowed)
      json.key("unit")
      json.string(row.before.unit)
      json.key("verdict")
      json.string(row.verdict.rawValue)
    }
  }

  private func write(_ entry: Baseline.Entry, to json: inout JSONWriter) {
    json.object { json in
      json.key("mean")
      json.number(entry.mean)
      json.key("n")
      json.integer(entry.n)
      json.key("standard_error")
      json.number(entry.standardError)
    }
  }
}
