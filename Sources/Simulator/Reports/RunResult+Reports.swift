extension RunResult {
  var hasContacts: Bool { contactsSimulated > 0 }

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
    let what =
      switch scenario.horizon {
      case .steadyState(let length, _): "\(Durations.written(length)), steady state"
      case .calendar(let calendar):
        (calendar.days == 1 ? "" : "\(calendar.days) days, ")
          + "\(DayTimes.written(calendar.open))-\(DayTimes.written(calendar.close))"
      }
    return "\(Numerals.grouped(replications)) \(plural) of \(what), seed \(seed)"
  }

  /// Confidence level of the intervals: `95 %`.
  var confidence: String { Figure.exact(scenario.run.confidence, unit: Measure.Unit.share.rawValue) }
}
