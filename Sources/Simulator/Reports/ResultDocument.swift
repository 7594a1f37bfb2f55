/// The result of a run as a JSON document: `callsim.result/1`, described field by field in `docs/results.md` and by
/// `docs/result.schema.json`.
///
/// The bytes depend on the result and the tool alone: keys sorted, one estimate a line, no time of day.
public struct ResultDocument: Sendable {
  public static let format = "callsim.result/1"

  let result: RunResult
  let tool: Tool

  /// The program that made the result.
  public struct Tool: Sendable, Hashable {
    public var version: String
    /// nil when the program was not built from a git checkout by `make`.
    public var commit: String?

    public init(version: String, commit: String?) {
      self.version = version
      self.commit = commit
    }
  }

  public init(_ result: RunResult, tool: Tool) {
    self.result = result
    self.tool = tool
  }

  /// UTF-8, ended by a newline.
  public var bytes: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("assumptions", onNewLine: true)
      json.array(ScenarioAssumptions(scenario: result.scenario).lines) { $0.string($1) }
      json.key("broken_identities", onNewLine: true)
      json.array(result.brokenIdentities) { $0.string($1) }
      json.key("complete", onNewLine: true)
      json.bool(result.isComplete)
      json.key("contacts_simulated", onNewLine: true)
      json.number(result.contactsSimulated)
      json.key("equity", onNewLine: true)
      json.lines(result.equity) { Self.write($1, to: &$0) }
      json.key("estimates", onNewLine: true)
      json.lines(result.estimates) { Self.write($1, to: &$0) }
      json.key("events_simulated", onNewLine: true)
      json.number(result.eventsSimulated)
      json.key("format", onNewLine: true)
      json.string(Self.format)
      json.key("horizon", onNewLine: true)
      json.string(result.scenario.horizon.words)
      json.key("intervals", onNewLine: true)
      json.array(result.intervalLabels) { $0.string($1) }
      json.key("intervals_per_day", onNewLine: true)
      json.integer(result.scenario.horizon.intervalsPerDay)
      json.key("method", onNewLine: true)
      json.string(result.method)
      json.key("notes", onNewLine: true)
      json.array(result.notes) { $0.string($1) }
      json.key("replications", onNewLine: true)
      json.integer(result.replications)
      json.key("required_agents", onNewLine: true)
      json.array(result.requiredAgents) { $0.integer($1) }
      json.key("scenario", onNewLine: true)
      writeScenario(to: &json)
      json.key("seed", onNewLine: true)
      json.integer(result.seed)
      json.key("stopping_rule", onNewLine: true)
      json.string(result.stoppingRule)
      json.key("targets", onNewLine: true)
      json.lines(result.targets) { Self.write($1, to: &$0) }
      json.key("tool", onNewLine: true)
      json.tool(tool)
      if let split = result.uncertainty {
        json.key("uncertainty", onNewLine: true)
        Self.write(split, to: &json)
      }
      json.key("volumes", onNewLine: true)
      json.lines(result.volumes) { json, volume in
        json.object { json in
          json.key("forecast")
          json.number(volume.forecast)
          json.key("p10")
          json.number(volume.p10)
          json.key("p50")
          json.number(volume.p50)
          json.key("p90")
          json.number(volume.p90)
        }
      }
      json.key("wait_shares", onNewLine: true)
      json.lines(result.waitShares) { json, share in
        json.object { json in
          json.key("answered")
          json.number(share.answered)
          json.key("left")
          json.number(share.left)
          json.key("up_to")
          json.number(share.upTo)
        }
      }
      json.key("warm_up", onNewLine: true)
      json.number(result.warmUp)
      json.newLine()
    }
    json.newLine()
    return json.bytes
  }

  private func writeScenario(to json: inout JSONWriter) {
    json.object { json in
      json.key("description")
      json.string(result.scenario.description)
      json.key("name")
      json.string(result.scenario.name)
      json.key("sha256")
      json.string(result.scenario.digest)
    }
  }

  static func write(_ estimate: Estimate, to json: inout JSONWriter) {
    json.object { json in
      json.key("confidence")
      json.number(estimate.confidence)
      json.key("half_width")
      json.number(estimate.halfWidth)
      json.key("interval")
      if let interval = estimate.interval { json.integer(interval) } else { json.null() }
      json.key("measure")
      json.string(estimate.measure)
      json.key("n")
      json.integer(estimate.n)
      json.key("of")
      json.scope(estimate.of)
      if let reason = estimate.reason {
        json.key("reason")
        json.string(reason)
      }
      if let threshold = estimate.threshold {
        json.key("threshold")
        json.number(threshold)
      }
      json.key("unit")
      json.string(estimate.unit)
      json.key("value")
      json.number(estimate.value)
    }
  }

  private static func write(_ gap: EquityGap, to json: inout JSONWriter) {
    json.object { json in
      json.key("best")
      json.string(gap.best.name)
      json.key("by")
      json.string(gap.by)
      json.key("confidence")
      json.number(gap.confidence)
      json.key("high")
      json.number(gap.high)
      json.key("low")
      json.number(gap.low)
      json.key("measure")
      json.string(gap.measure)
      json.key("n")
      json.integer(gap.n)
      if let threshold = gap.threshold {
        json.key("threshold")
        json.number(threshold)
      }
      json.key("unit")
      json.string(gap.unit)
      json.key("value")
      json.number(gap.value)
      json.key("worst")
      json.string(gap.worst.name)
    }
  }

  static func write(_ verdict: TargetVerdict, to json: inout JSONWriter) {
    json.object { json in
      if case .agents(let names) = verdict.target.of {
        json.key("agents")
        json.array(names) { $0.string($1) }
      }
      if case .atLeast(let bound) = verdict.target.bound {
        json.key("at_least")
        json.number(bound)
      }
      if case .atMost(let bound) = verdict.target.bound {
        json.key("at_most")
        json.number(bound)
      }
      if case .contacts(let names) = verdict.target.of {
        json.key("contacts")
        json.array(names) { $0.string($1) }
      }
      json.key("estimate")
      write(verdict.estimate, to: &json)
      json.key("every")
      json.string(verdict.target.every.rawValue)
      json.key("intervals")
      writeCounts(verdict.intervals, to: &json)
      json.key("label")
      json.string(verdict.target.label)
      json.key("measure")
      json.string(verdict.target.measure)
      json.key("met_on_days")
      if let days = verdict.metOnDays { write(days, to: &json) } else { json.null() }
      if let penalty = verdict.penalty {
        json.key("penalty")
        write(penalty, to: &json)
      }
      json.key("verdict")
      json.string(verdict.verdict.rawValue)
      json.key("within")
      json.number(verdict.target.within)
    }
  }

  private static func writeCounts(
    _ counts: (met: Int, missed: Int, undecided: Int)?, to json: inout JSONWriter
  ) {
    guard let counts else { return json.null() }
    json.object { json in
      json.key("met")
      json.integer(counts.met)
      json.key("missed")
      json.integer(counts.missed)
      json.key("undecided")
      json.integer(counts.undecided)
    }
  }
}
