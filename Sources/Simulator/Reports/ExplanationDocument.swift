/// An explanation as data: `explanation.json` (`callsim.explanation/1`), keys sorted.
public struct ExplanationDocument: Sendable {
  private let result: ExplanationAnswer
  private let tool: ResultDocument.Tool

  public init(_ result: ExplanationAnswer, tool: ResultDocument.Tool) {
    self.result = result
    self.tool = tool
  }

  public var json: [UInt8] {
    let words = ExplanationWords(result: result)
    var json = JSONWriter()
    json.object { json in
      json.key("answer", onNewLine: true)
      json.array([words.verdict] + words.sentences) { $0.string($1) }
      json.key("base", onNewLine: true)
      ResultDocument.write(result.base, to: &json)
      json.key("bound", onNewLine: true)
      json.number(result.target.bound.value)
      json.key("complete", onNewLine: true)
      json.bool(result.isComplete)
      json.key("confidence", onNewLine: true)
      json.number(result.confidence)
      json.key("effects", onNewLine: true)
      json.lines(result.effects) { json, effect in write(effect, to: &json) }
      json.key("format", onNewLine: true)
      json.string("callsim.explanation/1")
      json.key("interval", onNewLine: true)
      json.string(result.intervalLabel)
      json.key("meets", onNewLine: true)
      Self.write(result.meets, to: &json)
      json.key("notes", onNewLine: true)
      json.array(result.notes) { $0.string($1) }
      json.key("replications", onNewLine: true)
      json.integer(result.replications)
      json.key("scenario", onNewLine: true)
      json.scenario(result.scenario)
      json.key("seed", onNewLine: true)
      json.integer(result.seed)
      json.key("shortfall", onNewLine: true)
      json.number(result.shortfall)
      json.key("target", onNewLine: true)
      json.integer(result.targetNumber)
      json.key("tool", onNewLine: true)
      json.tool(tool)
      json.key("whom", onNewLine: true)
      json.string(result.target.label)
      json.newLine()
    }
    json.newLine()
    return json.bytes
  }

  private static func write(_ value: Bool?, to json: inout JSONWriter) {
    if let value { json.bool(value) } else { json.null() }
  }

  private func write(_ effect: ExplanationAnswer.Effect, to json: inout JSONWriter) {
    json.object { json in
      json.key("agents")
      json.integer(effect.agents)
      json.key("cost")
      json.number(effect.cost)
      json.key("gain")
      json.number(effect.gain.value)
      json.key("gain_half_width")
      json.number(effect.gain.halfWidth)
      json.key("kind")
      json.string(effect.kind.rawValue)
      json.key("meets")
      Self.write(effect.meets, to: &json)
      json.key("name")
      json.string(effect.name)
      json.key("share")
      json.number(effect.share)
      json.key("share_half_width")
      json.number(effect.shareHalfWidth)
      json.key("shown")
      json.bool(effect.isShown)
      json.key("value")
      ResultDocument.write(effect.value, to: &json)
    }
  }
}
