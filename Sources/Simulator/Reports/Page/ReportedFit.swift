import Foundation

/// `callsim.fit/1` as a page: what was found in the log, law by law.
struct ReportedFit {
  private let document: Document

  init(json: [UInt8]) throws {
    document = try JSONDecoder.ofDocuments.decode(Document.self, from: Data(json))
  }

  private struct Document: Decodable {
    var agentGroups: [Group]
    var busyness: Busyness
    var contactTypes: [ContactType]
    var fittedOn: [String]
    var heldOut: [String]
    /// Start of each interval of a day; nil: written before they were.
    var intervals: [String]?
    var log: Log
  }

  private struct Group: Decodable {
    var name: String
    var onDuty: [Double]
  }

  private struct Busyness: Decodable {
    var days: Int
    var dispersion: Double?
    var likelihoodCv: Double?
    var p: Double?
  }

  private struct ContactType: Decodable {
    var arrivals: [Double]
    var handleTime: [Law]
    var handleTimeMean: Double?
    var handleTimeP: Double?
    var name: String
    var offered: Double?
    var patience: [Law]
  }

  private struct Law: Decodable {
    var aic: Double?
    var law: String
    var parameters: [Parameter]

    var words: String {
      law + " ("
        + parameters.map { parameter in
          let error = parameter.standardError.map { " ± \(Numerals.written(ReportedFit.rounded($0)))" } ?? ""
          return "\(parameter.name) \(Numerals.written(ReportedFit.rounded(parameter.value)))\(error)"
        }.joined(separator: ", ") + ")"
    }
  }

  private struct Parameter: Decodable {
    var name: String
    var standardError: Double?
    var value: Double
  }

  private struct Log: Decodable {
    var contacts: Int
    var dropped: [Count]
    var format: String
    var kept: Int
    var read: Int
    var rejected: [Count]

    struct Count: Decodable {
      var reason: String
      var rows: Int
    }
  }

  private static func rounded(_ value: Double) -> Double {
    guard value != 0, value.isFinite else { return 0 }
    let scale = pow(10, 3 - floor(log10(abs(value))))
    return (value * scale).rounded() / scale
  }

  var section: PageSection {
    let log = document.log
    var section = PageSection(
      name: "Fit of a log",
      headline: "\(document.fittedOn.count) days, \(log.format); \(Numerals.grouped(log.contacts)) contacts")
    section.summary =
      "\(document.contactTypes.count) contact type\(document.contactTypes.count == 1 ? "" : "s") and "
      + "\(document.agentGroups.count) agent group\(document.agentGroups.count == 1 ? "" : "s") were fitted."
    if let cv = document.busyness.likelihoodCv {
      section.answer = [
        "Days differ by a factor of cv \(Figure.exact(Self.rounded(cv), unit: Measure.Unit.share.rawValue)) beyond chance"
          + (document.busyness.p.map {
            " (p \($0 < 0.001 ? "below 0.001" : "= " + Numerals.written(Self.rounded($0))))"
          } ?? "") + "."
      ]
    }
    let rejected = log.rejected.reduce(0) { $0 + $1.rows }
    if rejected > 0 {
      section.answer.append("\(Numerals.grouped(rejected)) rows could not be read and were left out.")
    }
    section.advice = [
      "callsim backtest SCENARIO LOG tells how well the fitted scenario repeats days that it has not seen."
    ]
    section.charts = charts
    section.tables = [types] + (log.dropped.isEmpty && log.rejected.isEmpty ? [] : [rows])
    section.facts = [
      .init("Fitted on", Self.days(document.fittedOn)), .init("Held out", Self.days(document.heldOut)),
      .init("Rows", "\(Numerals.grouped(log.read)) read, \(Numerals.grouped(log.kept)) kept"),
    ]
    section.notes = ["fit.html, which callsim fit writes, has the plots of each law against the data"]
    return section
  }

  private static func days(_ days: [String]) -> String {
    guard let first = days.first, let last = days.last else { return "none" }
    return days.count == 1 ? first : "\(first) to \(last) (\(days.count) days)"
  }

  private var charts: [PageSection.Figure] {
    let count = document.contactTypes.map(\.arrivals.count).max() ?? 0
    guard count > 1 else { return [] }
    func sum(_ lists: [[Double]]) -> [Double?] {
      (0..<count).map { interval in
        lists.reduce(0) { $0 + ($1.indices.contains(interval) ? $1[interval] : 0) }
      }
    }
    let labels = document.intervals.flatMap { $0.count == count ? $0 : nil } ?? (1...count).map(String.init)
    func figure(_ title: String, _ lists: [[Double]], style: Int, _ unit: Measure.Unit) -> PageSection.Figure
    {
      .init(
        Chart(
          title: title, labels: labels,
          series: [.init(name: unit.rawValue, style: style, shape: .step, values: sum(lists))],
          unit: unit,
          format: { value, _ in Figure.decimal(value, value == value.rounded() || value >= 10 ? 0 : 1) }))
    }
    let (arrivals, onDuty) = (document.contactTypes.map(\.arrivals), document.agentGroups.map(\.onDuty))
    return
      (arrivals.isEmpty
      ? []
      : [figure("Contacts in each interval of the day, mean of all days", arrivals, style: 1, .contacts)])
      + (onDuty.isEmpty ? [] : [figure("Agents on duty, mean of all days", onDuty, style: 3, .agents)])
  }

  private var types: PageSection.Table {
    PageSection.Table(
      heading: "Contact types", caption: "Laws of least AIC; parameters in seconds, ± one standard error.",
      title: "contact type", columns: ["offered", "handle time", "fits (p)", "patience"],
      rows: document.contactTypes.map { type in
        func best(_ laws: [Law]) -> String {
          laws.min { ($0.aic ?? .infinity) < ($1.aic ?? .infinity) }?.words ?? "-"
        }
        return PageSection.Row(
          label: type.name,
          figures: [
            type.offered.map { .init($0, decimals: 0, unit: .contacts) } ?? .init("fewer than 11"),
            .init(best(type.handleTime)),
            type.handleTimeP.map {
              .init(Numerals.written(Self.rounded($0)), amount: .init($0, unit: ""))
            } ?? .none,
            .init(best(type.patience)),
          ])
      })
  }

  private var rows: PageSection.Table {
    PageSection.Table(
      heading: "Rows left out", title: "reason", columns: ["rows"],
      rows: (document.log.dropped + document.log.rejected).map {
        .init(label: $0.reason, figures: [.init(Double($0.rows), decimals: 0, unit: .contacts)])
      })
  }
}
