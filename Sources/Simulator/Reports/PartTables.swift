/// The tables about parts that only some models have: journeys, agents with several contacts at once, and so on.
///
/// A part is one entry below. Its table is shown where the model has the part, with the columns and rows in which
/// something happened.
struct PartTable: Sendable {
  let heading: String
  let subject: Measure.Subject
  /// Measures, and what they are called in a heading.
  let columns: [(measure: String, title: String)]

  static let all = [
    PartTable(
      heading: "Journeys", subject: .contacts,
      columns: [
        ("redials", "redials"), ("reconnects", "came back"), ("switches", "switched in"),
        ("journeys_resolved", "resolved"), ("contacts_per_need", "contacts each"),
        ("first_contact_resolution", "at first"),
      ]),
    PartTable(
      heading: "Outbound calls", subject: .contacts,
      columns: [
        ("records", "to call"), ("attempts", "attempts"), ("reached", "reached"), ("reach_rate", "reach"),
        ("exhausted", "given up"), ("nuisance_rate", "nuisance"), ("dial_time", "dial time each"),
      ]),
    PartTable(
      heading: "Self-service", subject: .contacts,
      columns: [
        ("self_service_contacts", "came"), ("containment", "contained"), ("true_containment", "truly so"),
        ("self_service_time", "time"), ("self_service_wait", "waiting"),
        ("agents_saved", "agents saved"),
      ]),
    PartTable(
      heading: "From line to line", subject: .contacts,
      columns: [
        ("transfers", "passed on"), ("transfer_share", "of answered"), ("transfer_hold", "agent waits"),
        ("misrouted", "misrouted"), ("misrouted_share", "of calls"),
      ]),
    PartTable(
      heading: "Announced waits", subject: .contacts,
      columns: [
        ("announced_wait", "announced"), ("announcement_error", "mean error"),
        ("announcement_absolute_error", "off by"), ("announcement_late", "waited longer"),
      ]),
    PartTable(
      heading: "Callbacks", subject: .contacts,
      columns: [
        ("callbacks_offered", "offered"), ("callbacks_accepted", "accepted"),
        ("callbacks_completed", "reached"),
        ("callbacks_lost", "lost"), ("callbacks_kept", "in time"), ("callback_wait", "call to callback"),
      ]),
    PartTable(
      heading: "Backlog as intervals end", subject: .contacts,
      columns: [
        ("opening_backlog", "at opening"), ("backlog", "backlog"), ("backlog_work", "hours of work"),
        ("backlog_age", "mean age"), ("backlog_age_p90", "90 % age"), ("backlog_age_max", "oldest"),
      ]),
    PartTable(
      heading: "Deadlines and response times", subject: .contacts,
      columns: [
        ("on_time", "on time"), ("first_response_time", "first response"),
        ("first_response_time_working", "in working time"), ("response_time", "each response"),
        ("response_time_working", "in working time"),
      ]),
    PartTable(
      heading: "Conversations", subject: .contacts,
      columns: [
        ("conversations", "conversations"), ("touches_per_conversation", "touches each"),
        ("conversations_closed_by_window", "closed by window"), ("affinity_share", "same agent"),
      ]),
    PartTable(
      heading: "Interpreters", subject: .contacts,
      columns: [
        ("interpreted", "interpreted"), ("interpreted_share", "of answered"),
        ("interpreter_wait", "wait for one"),
        ("interpreters_missed", "none came"), ("interpreter_hours", "hours"), ("interpreter_cost", "cost"),
      ]),
    PartTable(
      heading: "Identity and protected contents", subject: .contacts,
      columns: [
        ("verified", "checked"), ("verification_failed", "failed"), ("verification_agents", "agents for it"),
        ("redirected", "redirected"), ("redirected_share", "of answered"),
      ]),
    PartTable(
      heading: "CRM", subject: .contacts,
      columns: [
        ("identified_share", "identified"), ("automated_share", "automated"),
        ("crm_agents_saved", "agents saved"),
        ("crm_outage_share", "in outages"),
      ]),
    PartTable(
      heading: "What patients think", subject: .contacts,
      columns: [
        ("satisfaction_true", "satisfied"), ("satisfaction_observed", "as observed"),
        ("survey_responses", "responses"), ("survey_response_rate", "response rate"),
        ("survey_agents", "agents for it"),
      ]),
    PartTable(
      heading: "Appointments", subject: .contacts,
      columns: [
        ("bookings", "booked"), ("bookings_lost", "lost"), ("appointments_missed", "missed"),
        ("no_show_rate", "of booked"), ("slots_recovered", "recovered"), ("appointments_kept", "kept"),
      ]),
    PartTable(
      heading: "Absence and cost", subject: .agents,
      columns: [
        ("absence", "absent"), ("unavailability", "not available"), ("adherence", "adherence"),
        ("break_hours", "paid breaks h"),
        ("cost_per_kept_appointment", "cost of a kept appointment"),
      ]),
    PartTable(
      heading: "Several contacts at once", subject: .agents,
      columns: [
        ("concurrency", "contacts held"), ("capacity_in_use", "capacity in use"), ("writing", "writing"),
        ("chat_speed_2", "speed with 2"), ("chat_speed_3", "3"), ("chat_speed_4", "4"), ("chat_speed_5", "5"),
        ("chat_speed_6", "6"),
      ]),
    PartTable(
      heading: "At the desk", subject: .contacts,
      columns: [
        ("reply_time", "reply"), ("interruptions", "interruptions each"), ("time_aside", "time aside"),
        ("silent_abandoned", "gave up silently"), ("detection_hours", "agent-hours to find out"),
      ]),
  ]

  /// The tables that have something to show.
  static func tables(_ table: EstimateTable) -> [(heading: String, table: ReportTable)] {
    all.compactMap { part in part.reportTable(table).map { (part.heading, $0) } }
  }

  private func reportTable(_ table: EstimateTable) -> ReportTable? {
    let scopes = subject == .agents ? table.agentGroups : table.contactTypes
    func happened(_ measure: String, _ scope: Scope) -> Bool { (table[measure, scope]?.value ?? 0) != 0 }
    let shown = columns.filter { column in scopes.contains { happened(column.measure, $0) } }
    let rows = scopes.filter { scope in shown.contains { happened($0.measure, scope) } }
    guard !rows.isEmpty else { return nil }
    return .make(
      subject == .agents ? "Agent group" : "Contact type", rows,
      shown.map { ReportTable.Column($0.measure, $0.title) }, table)
  }
}
