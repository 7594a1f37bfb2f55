import Simulator

/// A verification as text for a sceptic, and as `callsim.verification/1`.
public struct VerificationReport: Sendable {
  private let answer: Verification.Answer

  public init(_ answer: Verification.Answer) { self.answer = answer }

  /// Ends with a newline.
  public func text(isColored: Bool) -> String {
    func style(_ style: TextStyle, _ text: String) -> String { style.applied(to: text, colored: isColored) }
    var table = TextTable([
      .init(title: "", alignment: .left), .init(title: "exact"), .init(title: "simulated"), .init(title: "z"),
      .init(title: "", alignment: .left),
    ])
    for case (let found, let row) in answer.cases.flatMap({ found in found.rows.map { (found, $0) } }) {
      let agrees = answer.agrees(row)
      table.add([
        .text("  " + Self.words(row, found)), .text(Self.exact(row)), .figure(Figure(row.estimate)),
        .text(row.z.map { Figure.decimal($0, 2) } ?? "-"),
        .text(agrees ? "" : "DISAGREES", style: .bad),
      ])
    }
    var rows = table.lines(indent: 0, colored: isColored)
    var lines = [style(answer.agrees ? .good : .bad, "verify: \(headline)"), "", rows.removeFirst()]
    for found in answer.cases {
      lines.append(style(.bold, found.model.title))
      lines.append(style(.faint, "  \(found.model.source); --show \(found.model.name)"))
      lines += rows.prefix(found.rows.count)
      rows.removeFirst(found.rows.count)
      lines += found.brokenIdentities.prefix(3).map { style(.bad, "  \($0)") }
    }
    lines.append("")
    lines += DisplayWidth.wrapped(closing, at: 100).map { style(.faint, $0) }
    return lines.joined(separator: "\n") + "\n"
  }

  private var headline: String {
    let all = "\(answer.figures) figures of \(answer.cases.count) models"
    let range =
      "largest |z| \(Figure.decimal(answer.largest, 2)), allowed \(Figure.decimal(answer.limit, 2))"
    let stopped = answer.isComplete ? "" : " (stopped before the end)"
    if answer.agrees { return "all \(all) agree; \(range)\(stopped)" }
    let wrong = answer.cases.flatMap(\.rows).count { !answer.agrees($0) }
    let broken = answer.cases.count { !$0.brokenIdentities.isEmpty }
    let identities = broken > 0 ? "; identities are broken in \(broken) models" : ""
    return "\(wrong) of \(all) disagree; \(range)\(identities)\(stopped)"
  }

  private var closing: String {
    let replications = answer.cases.reduce(0) { $0 + $1.replications }
    let contacts = answer.cases.reduce(0) { $0 + $1.contacts }
    let identities =
      answer.cases.allSatisfy(\.brokenIdentities.isEmpty)
      ? "Flow conservation and Little's law (waits, busy agents) hold in every one of "
        + "\(Numerals.grouped(replications)) replications, \(Numerals.grouped(Int(contacts))) contacts. "
      : ""
    return identities
      + "z is the difference over its standard error; a right simulator shows one beyond \(Figure.decimal(answer.limit, 2)) anywhere "
      + "in the table with probability \(Numerals.written(answer.error)) at most (Bonferroni). ± at 95 %. Seed \(answer.seed); another --seed "
      + "draws everything anew, and --show prints a model as a scenario for 'callsim run'."
  }

  /// `mean wait, english`, `queue length, 08:30`.
  private static func words(_ row: Verification.Row, _ found: Verification.CaseResult) -> String {
    var words = MeasureWords.phrase(row.figure.measure, threshold: row.estimate.threshold)
    if row.figure.of != .center { words += ", \(row.figure.of.name)" }
    if let interval = row.figure.interval {
      words += ", \(IntervalLabels.make(found.model.scenario.horizon)[interval])"
    }
    return words
  }

  /// With a digit more than the simulated value; the ± of a published one.
  private static func exact(_ row: Verification.Row) -> String {
    let published = row.figure.halfWidth
    let digits = published ?? row.estimate.halfWidth.map { $0 / 10 }
    let figure = Figure(row.figure.exact, halfWidth: digits, unit: row.estimate.unit)
    return published == nil ? figure.value : figure.text
  }

  /// Keys sorted; the same bytes for any number of threads.
  public func json(tool: ResultDocument.Tool) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("agrees", onNewLine: true)
      json.bool(answer.agrees)
      json.key("complete", onNewLine: true)
      json.bool(answer.isComplete)
      json.key("error_probability", onNewLine: true)
      json.number(answer.error)
      json.key("figures", onNewLine: true)
      json.lines(answer.cases.flatMap { found in found.rows.map { (found, $0) } }) {
        write($1.1, of: $1.0, to: &$0)
      }
      json.key("format", onNewLine: true)
      json.string("callsim.verification/1")
      json.key("largest_z", onNewLine: true)
      json.number(answer.largest)
      json.key("limit_z", onNewLine: true)
      json.number(answer.limit)
      json.key("models", onNewLine: true)
      json.lines(answer.cases) { json, found in
        json.object { json in
          json.key("broken_identities")
          json.array(found.brokenIdentities) { $0.string($1) }
          json.key("contacts_simulated")
          json.number(found.contacts)
          json.key("name")
          json.string(found.model.name)
          json.key("replications")
          json.integer(found.replications)
          json.key("source")
          json.string(found.model.source)
          json.key("title")
          json.string(found.model.title)
        }
      }
      json.key("seed", onNewLine: true)
      json.integer(answer.seed)
      json.key("tool", onNewLine: true)
      json.tool(tool)
      json.newLine()
    }
    json.newLine()
    return json.bytes
  }

  private func write(_ row: Verification.Row, of found: Verification.CaseResult, to json: inout JSONWriter) {
    json.object { json in
      json.key("agrees")
      json.bool(answer.agrees(row))
      json.key("exact")
      json.number(row.figure.exact)
      json.key("exact_half_width")
      json.number(row.figure.halfWidth)
      json.key("half_width")
      json.number(row.estimate.halfWidth)
      json.key("interval")
      if let interval = row.figure.interval { json.integer(interval) } else { json.null() }
      json.key("measure")
      json.string(row.figure.measure)
      json.key("model")
      json.string(found.model.name)
      json.key("of")
      json.scope(row.figure.of)
      json.key("unit")
      json.string(row.estimate.unit)
      json.key("value")
      json.number(row.estimate.value)
      json.key("z")
      json.number(row.z)
    }
  }
}
