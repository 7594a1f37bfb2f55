import Distributions
import Foundation
import Simulator

/// How many survey responses tell two agents apart, and how long the center collects them (SP10).
///
/// Two agents with shares p1 and p2 of satisfied customers are told apart, at a level and with a power, by n responses of each:
///
///     n = (z(1 - a/2) sqrt(2 p q) + z(power) sqrt(p1 q1 + p2 q2))^2 / (p1 - p2)^2,   p = (p1 + p2) / 2
///
/// - Source: J. L. Fleiss, B. Levin, M. C. Paik, "Statistical Methods for Rates and Proportions", 3rd ed. (2003), chapter 4.
public struct SurveyPlan: Sendable {
  public struct Row: Sendable {
    /// Between the two shares.
    public var difference: Double
    /// Of each agent.
    public var responses: Int
    /// Of the calendar, until each agent has so many on average; nil: the center gets none, or has no days.
    public var days: Double?
  }

  /// Why nothing can be said.
  public struct NoResponses: Error, Sendable, CustomStringConvertible {
    public var description: String {
      "no responses come in: give contact types 'survey', and the scenario 'satisfaction'"
    }
  }

  public let rows: [Row]
  /// Share of satisfied responses, and responses a replication.
  public let satisfied: Estimate
  public let responses: Estimate
  public let agents: Int
  public let level: Double
  public let power: Double

  /// - Parameters:
  ///   - differences: between two agents, in (0, 1).
  ///   - agents: who share the responses; nil: as many as are ever staffed at once.
  /// - Throws: `NoResponses`.
  public init(
    _ scenario: Scenario, differences: [Double] = [0.02, 0.05, 0.1, 0.15], agents: Int? = nil,
    level: Double = 0.95,
    power: Double = 0.8, seed: UInt64, threads: Int, stop: StopFlag = StopFlag()
  ) async throws {
    var run = ScenarioRun(scenario, seed: seed, threads: threads)
    run.listsIntervals = false
    let found = await run.result(stop: stop).estimates
    func center(_ measure: String) -> Estimate? {
      found.first { $0.measure == measure && $0.of == .center && $0.interval == nil }
    }
    guard let satisfied = center("satisfaction_observed"), let share = satisfied.value,
      let responses = center("survey_responses"), let count = responses.value, count > 0
    else { throw NoResponses() }
    let model = Model(scenario)
    let groups = max(model.groups.count, 1)
    let most =
      stride(from: 0, to: model.staff.count, by: groups).map {
        model.staff[$0..<min($0 + groups, model.staff.count)].reduce(0, +)
      }.max() ?? 0
    let agents = agents ?? most
    var daily: Double?
    if case .calendar(let calendar) = scenario.horizon { daily = count / Double(calendar.days) }
    rows = differences.map { difference in
      let needed = Self.responses(share: share, difference: difference, level: level, power: power)
      return Row(
        difference: difference, responses: needed, days: daily.map { Double(needed * agents) / $0 })
    }
    (self.satisfied, self.responses, self.agents) = (satisfied, responses, agents)
    (self.level, self.power) = (level, power)
  }

  /// Responses of each of two agents whose shares lie `difference` apart, around `share` as far as there is room.
  public static func responses(share: Double, difference: Double, level: Double, power: Double) -> Int {
    let center = min(max(share, difference / 2), 1 - difference / 2)
    let (high, low) = (center + difference / 2, center - difference / 2)
    let spread =
      StandardNormal.quantile(0.5 + level / 2) * (2 * center * (1 - center)).squareRoot()
      + StandardNormal.quantile(power) * (high * (1 - high) + low * (1 - low)).squareRoot()
    return Int((spread * spread / (difference * difference)).rounded(.up))
  }

  public var table: AnswerTable {
    let share = Figure(satisfied).text
    let lead = rows.first { $0.difference >= 0.1 } ?? rows.last
    let answer = lead.map { row in
      "Two agents \(Self.points(row.difference)) apart are told from each other by \(Numerals.grouped(row.responses)) responses of each"
        + (row.days.map { ", which take \(Self.days($0))" } ?? "")
    }
    var table = AnswerTable(
      "surveys", verdict: answer ?? "",
      columns: [
        .init("difference", "difference of agents", isText: true), .init("responses", "responses of each"),
        .init("days", "days"),
      ])
    table.rows = rows.map {
      [.text(Self.points($0.difference)), .number(Double($0.responses), places: 0), .number($0.days)]
    }
    table.notes = [
      "\(share) of the responses are satisfied; \(Figure(responses).text) responses a replication are shared by \(agents) agents.",
      "At \(Figure.exact(level, unit: "share")) confidence, found with \(Figure.exact(power, unit: "share")) probability (Fleiss, Levin, Paik 2003, chapter 4); "
        + "who answers decides what is observed: compare satisfaction_observed with satisfaction_true.",
    ]
    return table
  }

  private static func points(_ difference: Double) -> String {
    let number = (difference * 1000).rounded() / 10
    return "\(number == number.rounded() ? String(Int(number)) : String(number)) points"
  }

  private static func days(_ days: Double) -> String {
    days < 10 ? "\((days * 10).rounded() / 10) days" : "\(Numerals.grouped(Int(days.rounded(.up)))) days"
  }
}
