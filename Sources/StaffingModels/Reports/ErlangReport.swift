import Foundation
import Simulator

/// The answer of `callsim erlang` as text, JSON or CSV.
public struct ErlangReport: Sendable {
  let answer: AgentAnswer
  private var question: AgentQuestion { answer.question }

  public init(_ answer: AgentAnswer) { self.answer = answer }

  // MARK: Text

  /// Ends with a newline.
  public func text(colored: Bool) -> String {
    var lines = [TextStyle.bold.applied(to: "\(question.formula.name): \(traffic)", colored: colored)]
    lines.append("")
    if let overload = answer.overload {
      lines.append(TextStyle.bad.applied(to: TextReport.capitalizedSentence(overload), colored: colored))
    } else {
      lines.append(TextStyle.bold.applied(to: verdict, colored: colored))
    }
    if answer.needs.count > 1 {
      lines.append(
        "Each target alone: "
          + answer.needs.map { "\(TargetWording.words($0.target)) needs \($0.agents)" }.joined(
            separator: "; ") + ".")
    }
    lines.append("")
    lines += table.lines(indent: 0, colored: colored)
    if let rule = squareRoot { lines += ["", rule] }
    lines.append("")
    lines.append(TextStyle.faint.applied(to: assumptions, colored: colored))
    return lines.joined(separator: "\n") + "\n"
  }

  private var traffic: String {
    "\(TargetWording.number(question.contacts)) contacts in \(Figure.exact(question.period, unit: "s")), "
      + "\(Figure.exact(question.meanHandleTime, unit: "s")) each"
      + (question.meanPatience.map { ", patience \(Figure.exact($0, unit: "s"))" } ?? "")
      + ": \(TargetWording.number(question.load)) erlangs"
  }

  private var verdict: String {
    let unit = question.formula == .b ? "lines" : "agents"
    let agents = "\(TargetWording.number(answer.agents)) \(unit)"
    let scheduled =
      question.shrinkage.share > 0
      ? ", \(answer.row.scheduled) scheduled with \(Figure.exact(question.shrinkage.share, unit: "share")) shrinkage"
      : ""
    guard !question.targets.isEmpty else { return agents + scheduled }
    let targets = question.targets.map(TargetWording.words).joined(separator: ", ")
    let within = question.formula == .b ? "" : " (in \(Figure.exact(question.threshold, unit: "s")))"
    if question.agents != nil {
      let need = answer.needs.map(\.agents).max() ?? 0
      let verdict = answer.agents >= Double(need) ? "enough" : "too few: \(need) are needed"
      return "\(agents)\(scheduled): \(verdict) for \(targets)\(within)"
    }
    return "\(agents)\(scheduled), for \(targets)\(within)"
  }

  private var table: TextTable {
    var columns = [TextTable.Column(title: question.formula == .b ? "lines" : "agents")]
    if question.shrinkage.share > 0 { columns.append(.init(title: "scheduled")) }
    columns += Self.columns(question).map { .init(title: $0.title) } + [.init(title: "", alignment: .left)]
    var table = TextTable(columns)
    for row in answer.rows {
      var cells: [TextTable.Cell] = [.text(TargetWording.number(row.agents))]
      if question.shrinkage.share > 0 { cells.append(.text("\(row.scheduled)")) }
      let isAnswer = row.agents == answer.agents
      if let figures = row.figures {
        cells += Self.columns(question).map { .text($0.shown(figures)) }
        cells.append(.text(isAnswer ? "<-" : ""))
      } else {
        cells += Self.columns(question).map { _ in .text("-") }
        cells.append(.text(isAnswer ? "<- no steady state" : "no steady state"))
      }
      table.add(cells)
    }
    return table
  }

  private var squareRoot: String? {
    guard let beta = answer.beta, let limit = answer.limitingDelay, let figures = answer.row.figures else {
      return nil
    }
    let name = question.formula == .c ? "Halfin-Whitt" : "Garnett"
    return
      "Square-root rule: n = R + \(Figure.decimal(beta, 3)) √R; its limit for P(wait) is "
      + "\(Figure.decimal(100 * limit, 2)) % (\(name)), exactly it is \(Figure.decimal(100 * figures.delayProbability, 2)) %."
  }

  private var assumptions: String {
    switch question.formula {
    case .b:
      "Assumes Poisson arrivals at a steady rate; who finds no line free is lost. Any law of handle times."
    case .c:
      "Assumes Poisson arrivals at a steady rate, exponential handle times, one queue, nobody ever hangs up."
    case .a: "Assumes Poisson arrivals at a steady rate, exponential handle times and patience, one queue."
    }
  }

  private struct Column: Sendable {
    var title: String
    /// In JSON and CSV.
    var key: String
    var unit: String
    var value: @Sendable (QueueFigures) -> Double?

    func shown(_ figures: QueueFigures) -> String {
      guard let value = value(figures) else { return "-" }
      switch unit {
      case "share": return "\(Figure.decimal(value * 100, 2)) %"
      case "s" where value < 600: return "\(Figure.decimal(value, 2)) s"
      case "s": return Figure(value, halfWidth: nil, unit: "s").text
      default: return Figure.decimal(value, 2)
      }
    }
  }

  private static func columns(_ question: AgentQuestion) -> [Column] {
    let variant = question.variant
    if question.formula == .b {
      return [
        Column(title: "blocking", key: "blocking", unit: "share") { $0.blocking },
        Column(title: "occupancy", key: "occupancy", unit: "share") { $0.occupancy },
      ]
    }
    var columns = [
      Column(
        title: "in \(Figure.exact(question.threshold, unit: "s"))", key: "service_level", unit: "share"
      ) { $0.serviceLevel(variant) },
      Column(title: "ASA", key: "asa", unit: "s") { $0.speedOfAnswer },
    ]
    if question.formula == .a {
      columns.append(Column(title: "abandon", key: "abandonment", unit: "share") { $0.abandonment })
      columns.append(Column(title: "mean wait", key: "mean_wait", unit: "s") { $0.meanWait })
    }
    return columns + [
      Column(title: "P(wait)", key: "delay_probability", unit: "share") { $0.delayProbability },
      Column(title: "occupancy", key: "occupancy", unit: "share") { $0.occupancy },
      Column(title: "waiting", key: "queue_length", unit: "contacts") { $0.queueLength },
    ]
  }

  // MARK: Data

  private static let everything: [(key: String, value: @Sendable (QueueFigures) -> Double?)] = [
    ("abandonment", { $0.abandonment }),
    ("asa", { $0.speedOfAnswer }),
    ("blocking", { $0.blocking }),
    ("delay_probability", { $0.delayProbability }),
    ("log_delay_probability", { $0.logDelayProbability }),
    ("mean_wait", { $0.meanWait }),
    ("mean_wait_delayed", { $0.meanWaitOfDelayed }),
    ("occupancy", { $0.occupancy }),
    ("queue_length", { $0.queueLength }),
    ("service_level", { $0.serviceLevel(.offered) }),
    ("service_level_answered", { $0.serviceLevel(.answered) }),
    ("service_level_credit", { $0.serviceLevel(.credit) }),
    ("service_level_ignore", { $0.serviceLevel(.ignore) }),
    ("service_level_short", { $0.serviceLevel(.short) }),
    ("service_level_short_credit", { $0.serviceLevel(.shortCredit) }),
    ("service_level_virtual", { $0.serviceLevel(.virtual) }),
  ]

  /// One document, ended by a newline; keys sorted, null where there is no value.
  public var json: [UInt8] {
    var json = JSONWriter()
    let answer = answer
    json.object { json in
      json.key("agents", onNewLine: true)
      json.number(answer.agents)
      json.key("beta", onNewLine: true)
      json.number(answer.beta)
      json.key("format", onNewLine: true)
      json.string("callsim.erlang/1")
      json.key("formula", onNewLine: true)
      json.string(answer.question.formula.rawValue)
      json.key("limit_delay_probability", onNewLine: true)
      json.number(answer.limitingDelay)
      json.key("load", onNewLine: true)
      json.number(answer.question.load)
      json.key("note", onNewLine: true)
      json.string(answer.overload)
      json.key("scheduled", onNewLine: true)
      json.integer(answer.row.scheduled)
      json.key("short", onNewLine: true)
      json.number(answer.question.short)
      json.key("table", onNewLine: true)
      json.lines(answer.rows) { json, row in
        json.object { json in
          var fields: [(String, Double?)] = Self.everything.map { ($0.key, row.figures.flatMap($0.value)) }
          fields.append(("agents", row.agents))
          fields.append(("scheduled", Double(row.scheduled)))
          for (key, value) in fields.sorted(by: { $0.0 < $1.0 }) {
            json.key(key)
            json.number(value)
          }
        }
      }
      json.key("threshold", onNewLine: true)
      json.number(answer.question.threshold)
      json.newLine()
    }
    json.newLine()
    return json.bytes
  }

  /// The table, with every measure.
  public var csv: [UInt8] {
    var csv = CSVWriter()
    for name in ["agents", "scheduled"] + Self.everything.map(\.key) { csv.text(name) }
    csv.endRow()
    for row in answer.rows {
      csv.number(row.agents)
      csv.integer(row.scheduled)
      for column in Self.everything { csv.number(row.figures.flatMap(column.value)) }
      csv.endRow()
    }
    return csv.bytes
  }
}

extension TextReport {
  /// With a capital first and a full stop.
  static func capitalizedSentence(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst() + "."
  }
}
