/// A performance measure: its name, what it means, and how it follows from the totals of replications.
///
/// A measure is one static value in a file of `Measures/` and one line in `Measures/Measures.swift`.
/// The formulas use the letters of `ContactTotals`: N offered, B blocked, S answered, L abandoned,
/// S_T and L_T those within the threshold T, L_tau short abandonments, W wait, V virtual wait.
public struct Measure: Sendable {
  /// As in scenarios and results, e.g. `mean_wait`.
  public let name: String
  public let unit: Unit
  /// One line for help and reports.
  public let definition: String
  public let subject: Subject
  let kind: Kind
  /// The part of a model that it is about; models without it have no such figure. nil: all have it.
  let part: ModelPart?
  /// Whether it exists for single contact types only, as the greatest of several ages is no sum.
  let isOfOneType: Bool

  init(
    _ name: String, _ unit: Unit, _ subject: Subject, _ kind: Kind, of part: ModelPart? = nil,
    ofOneType: Bool = false, _ definition: String
  ) {
    self.name = name
    self.unit = unit
    self.definition = definition
    self.subject = subject
    self.kind = kind
    self.part = part
    isOfOneType = ofOneType
  }

  /// Units of values, as results name them.
  public enum Unit: String, Sendable {
    case contacts, share, agents, erlangs
    case seconds = "s"
    case agentHours = "agent-hours"
    case currency
    case currencyPerContact = "currency/contact"
  }

  /// Whom it can be about. An agent group has no contact measures and a contact type no agent measures;
  /// the center has all.
  public enum Subject: String, Sendable { case contacts, agents, both }

  enum Kind: Sendable {
    /// Sum over the period, in the unit of the measure; the estimate is its mean over replications.
    case total(Quantity)
    /// Sum over the period / its length in seconds.
    case timeAverage(Quantity)
    /// Sum over the ends of intervals / their number: the mean at an interval's end.
    case intervalAverage(Quantity)
    /// The long-run ratio E[numerator] / E[denominator], never the mean of daily ratios.
    case ratio(Quantity, over: Quantity)
    /// The p-quantile of waits.
    case waitQuantile(Double, of: WaitPopulation)
    /// P(V <= T).
    case virtualServiceLevel
    /// The p-quantile over days of the day's service level.
    case dailyServiceLevelQuantile(Double)
  }

  /// Whose waits a percentile is about.
  enum WaitPopulation: Sendable, Hashable, CaseIterable {
    case answered
    /// All contacts whose wait ended: answered, abandoned, diverted or disconnected.
    case all
    /// The wait that an infinitely patient contact would have had.
    case virtual
  }

  /// Whether it is a share of contacts, as `abandonment` is.
  var isShareOfContacts: Bool { unit == .share && subject != .agents }

  /// Whether a target may state its own threshold (`within`).
  public var hasThreshold: Bool {
    switch kind {
    case .total(let quantity), .timeAverage(let quantity), .intervalAverage(let quantity):
      quantity.usesThreshold
    case .ratio(let numerator, let denominator): numerator.usesThreshold || denominator.usesThreshold
    case .virtualServiceLevel: true
    case .waitQuantile, .dailyServiceLevelQuantile: false
    }
  }

  var isTotal: Bool {
    if case .total = kind { true } else { false }
  }

  var isIntervalAverage: Bool {
    if case .intervalAverage = kind { true } else { false }
  }

  var isTimeAverage: Bool {
    if case .timeAverage = kind { true } else { false }
  }

  /// Whether it is a measure of agent groups, perhaps besides contacts.
  var isOfAgents: Bool { subject != .contacts }

  /// Whether it is computed from cost per agent-hour, which a scenario need not state.
  var needsCost: Bool { (unit == .currency || unit == .currencyPerContact) && subject == .agents }
}
