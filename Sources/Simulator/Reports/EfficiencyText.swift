/// A study of variance reduction for people: each technique's estimate and variance ratio, and what is applied.
public struct EfficiencyText {
  private let study: Efficiency
  private let isColored: Bool

  public init(_ study: Efficiency, isColored: Bool = false) {
    self.study = study
    self.isColored = isColored
  }

  /// Ends with a newline.
  public var text: String {
    [heading, table, closing].map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private var measure: String {
    MeasureWords.phrase(study.plain.measure, threshold: study.plain.threshold)
  }

  private var heading: [String] {
    let name = TextStyle.bold.applied(to: Printable.escaped(study.scenario.name), colored: isColored)
    return [
      "\(name)  \(measure) of the whole center, \(Numerals.grouped(study.replications)) replications of each technique, seed \(study.seed)"
    ]
  }

  private var table: [String] {
    var table = TextTable([
      .init(title: "Technique", alignment: .left), .init(title: "estimate"), .init(title: "variance"),
      .init(title: "between"), .init(title: "", alignment: .left),
    ])
    table.add([
      .text("plain replications"), .figure(Figure(study.plain)), .text("1"), .text(""), .text(""),
    ])
    for technique in study.techniques {
      guard let ratio = technique.varianceRatio, let low = technique.low, let high = technique.high else {
        table.add([
          .text(technique.name), .figure(Figure(technique.estimate)), .text("-"), .text(""),
          .text("not tried: \(technique.reason ?? "")", style: .faint),
        ])
        continue
      }
      let isApplied = technique.name == study.applied?.name
      table.add([
        .text(technique.name), .figure(Figure(technique.estimate)), .text(Self.ratio(ratio)),
        .text("\(Self.ratio(low)) - \(Self.ratio(high))"),
        .text(
          isApplied
            ? "helps most: applied" : technique.helps ? "helps" : "does not help for certain: not applied",
          style: isApplied ? .good : .plain),
      ])
    }
    return table.lines(indent: 0, colored: isColored)
  }

  private static func ratio(_ value: Double) -> String {
    value < 0.0005 ? "<0.001" : Figure.decimal(value, value < 0.1 ? 3 : 2)
  }

  private var closing: [String] {
    var lines: [String] = []
    if let applied = study.applied, let ratio = applied.varianceRatio {
      let plain = Figure.decimal(Double(study.replications) / max(ratio, 1e-3), 0)
      lines.append(
        "\(measure.prefix(1).uppercased() + measure.dropFirst()): \(Figure(applied.estimate).text), as exact as \(ratio < 1e-3 ? "more than " : "")\(plain) plain replications."
      )
    } else {
      lines.append(
        "No technique helps for certain; plain replications stand: \(measure) \(Figure(study.plain).text).")
    }
    lines.append(
      "Variance: of the estimate from as many replications, plain ones being 1; between: its limits at \(Figure.exact(study.plain.confidence, unit: "share")) confidence. Units are replications, pairs (antithetic) or sets of 8 days (stratified, Sobol')."
    )
    return lines.flatMap { DisplayWidth.wrapped($0, at: 100) }
  }
}

/// The same as a document: `callsim.efficiency/1`.
public struct EfficiencyDocument {
  private let study: Efficiency
  private let tool: ResultDocument.Tool

  public init(_ study: Efficiency, tool: ResultDocument.Tool) {
    self.study = study
    self.tool = tool
  }

  public var bytes: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("applied", onNewLine: true)
      json.string(study.applied?.name)
      json.key("format", onNewLine: true)
      json.string("callsim.efficiency/1")
      json.key("plain", onNewLine: true)
      ResultDocument.write(study.plain, to: &json)
      json.key("replications", onNewLine: true)
      json.integer(study.replications)
      json.key("scenario", onNewLine: true)
      json.string(study.scenario.name)
      json.key("seed", onNewLine: true)
      json.integer(study.seed)
      json.key("techniques", onNewLine: true)
      json.lines(study.techniques) { json, technique in
        json.object { json in
          json.key("estimate")
          ResultDocument.write(technique.estimate, to: &json)
          json.key("helps")
          json.bool(technique.helps)
          json.key("name")
          json.string(technique.name)
          json.key("reason")
          json.string(technique.reason)
          json.key("variance_ratio")
          json.number(technique.varianceRatio)
          json.key("variance_ratio_high")
          json.number(technique.high)
          json.key("variance_ratio_low")
          json.number(technique.low)
        }
      }
      json.key("tool", onNewLine: true)
      json.tool(tool)
      json.newLine()
    }
    json.newLine()
    return json.bytes
  }
}
