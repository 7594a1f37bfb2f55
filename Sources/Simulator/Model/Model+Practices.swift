/// Which of the practices of a contact center (`Encounter`, `AgentTraits`, `Presence`, `InterpreterTable`) a model has.
extension Model {
  /// Whether more than a talk happens in some contacts.
  var hasEncounters: Bool {
    hasVerification || hasProtectedContent || hasRecords || hasSatisfaction || hasBookings
  }

  var hasVerification: Bool { types.contains { $0.verification != nil } }
  var hasProtectedContent: Bool { types.contains { $0.protectedContent != nil } }
  var hasRecords: Bool { types.contains { $0.records != nil } }
  var hasSatisfaction: Bool { scenario.satisfaction != nil }
  var hasSurveys: Bool { types.contains { $0.survey != nil } }
  var hasBookings: Bool { types.contains { $0.booking != nil } }
  var hasContactCosts: Bool { types.contains { $0.cost != nil } }

  /// Whether agents differ in quality or learn.
  var hasTraits: Bool {
    groups.contains { $0.quality != nil || $0.learning != nil || $0.fatigue != nil }
  }

  /// Whether some of those who are scheduled do not come.
  /// The intervals of a day that hours cover; nil: all.
  func intervals(of hours: OpenHours?) -> Range<Int>? {
    guard let hours, hours != .always, case .calendar(let calendar) = scenario.horizon else { return nil }
    return calendar.intervals(of: hours)
  }

  var hasAbsence: Bool { groups.contains { !$0.absences.isEmpty || $0.cohort != nil } }

  /// Whether some agents are not available after a contact.
  var hasPauses: Bool { groups.contains { $0.unavailability != nil } }

  var hasInterpreters: Bool { !scenario.interpreters.isEmpty }

  /// Whether an agent of the group needs an interpreter for a contact of the type.
  func needsInterpreter(_ type: Int, _ group: Int) -> Bool {
    guard let language = types[type].language, groups[group].concurrency == nil else { return false }
    let speaks = groups[group].speaks
    return !speaks.isEmpty && !speaks.contains(language)
      && scenario.interpreters.contains { $0.languages.contains(language) }
  }
}
