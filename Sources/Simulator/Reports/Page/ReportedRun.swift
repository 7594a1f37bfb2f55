/// A run as its page shows it: made from the result, or read from its `result.json`, with the same page from both.
struct ReportedRun: Sendable {
  var name: String
  var description: String?
  var digest: String
  /// The stretch of time in words.
  var horizon: String
  var seed: UInt64
  var replications: Int
  var isComplete: Bool
  var method: String
  var stoppingRule: String
  var warmUp: Double?
  var intervalLabels: [String]
  var intervalsPerDay: Int
  var estimates: [Estimate]
  var targets: [TargetVerdict]
  var contactsSimulated: Double
  var eventsSimulated: Double
  var brokenIdentities: [String]
  var notes: [String]
  var assumptions: [String]
  var equity: [EquityGap]
  var volumes: [IntervalVolume]
  var waitShares: [WaitShare]
  /// One an interval; empty where they are not known.
  var requiredAgents: [Int]
  /// nil: it was not asked for.
  var uncertainty: UncertaintySplit?
  var tool: ResultDocument.Tool

  init(_ result: RunResult, tool: ResultDocument.Tool) {
    name = result.scenario.name
    description = result.scenario.description
    digest = result.scenario.digest
    horizon = result.scenario.horizon.words
    seed = result.seed
    replications = result.replications
    isComplete = result.isComplete
    method = result.method
    stoppingRule = result.stoppingRule
    warmUp = result.warmUp
    intervalLabels = result.intervalLabels
    intervalsPerDay = result.scenario.horizon.intervalsPerDay
    estimates = result.estimates
    targets = result.targets
    contactsSimulated = result.contactsSimulated
    eventsSimulated = result.eventsSimulated
    brokenIdentities = result.brokenIdentities
    notes = result.notes
    assumptions = ScenarioAssumptions(scenario: result.scenario).lines
    equity = result.equity
    volumes = result.volumes
    waitShares = result.waitShares
    requiredAgents = result.requiredAgents
    uncertainty = result.uncertainty
    self.tool = tool
  }

  var hasContacts: Bool { contactsSimulated > 0 }

  /// Confidence level of the intervals: `95 %`.
  var confidence: String {
    Figure.exact(estimates.first?.confidence ?? 0.95, unit: Measure.Unit.share.rawValue)
  }

  /// What makes the numbers less than the user asked for.
  var warnings: [String] {
    var warnings: [String] = []
    if !isComplete { warnings.append("PARTIAL RESULT: \(stoppingRule)") }
    if replications > 0 && !hasContacts { warnings.append("No contacts: nothing arrived.") }
    return warnings + brokenIdentities.map { "DO NOT TRUST THESE NUMBERS: \($0) (please report this)" }
  }

  /// How the run was made, in a line: `100 replications of 07:00-19:00, seed 1`.
  var headline: String {
    let plural = replications == 1 ? "replication" : "replications"
    return "\(Numerals.grouped(replications)) \(plural) of \(horizon), seed \(seed)"
  }
}

extension Horizon {
  /// `07:00-19:00`, `5 days, 07:00-19:00`, `500h, steady state`.
  var words: String {
    switch self {
    case .steadyState(let length, _): "\(Durations.written(length)), steady state"
    case .calendar(let calendar):
      (calendar.days == 1 ? "" : "\(calendar.days) days, ")
        + "\(DayTimes.written(calendar.open))-\(DayTimes.written(calendar.close))"
    }
  }

  /// 0 for a steady state.
  var intervalsPerDay: Int {
    if case .calendar(let calendar) = self { calendar.intervalsPerDay } else { 0 }
  }
}
