import Testing

@testable import Simulator

/// A target that says nothing must never pass: each slip is refused at its place.
@Suite struct MisspeltTargetTests {
  private static func text(_ target: String) -> String {
    """
    callsim: 1
    name: slips
    calendar: {open: "08:00-12:00", interval: 1h}
    contact_types:
      appointments:
        channel: voice
        language: en
        topic: booking
        arrivals: {rate: 30/h}
        handle_time: {exponential: {mean: 4min}}
      citas:
        channel: chat
        language: es
        topic: booking
        arrivals: {rate: 10/h}
        handle_time: {exponential: {mean: 6min}}
    agent_groups:
      reception: {serves: [appointments, citas], staff: 4}
      bilingual: {serves: [citas], staff: 2}
    targets:
      - \(target)
    """
  }

  /// The slip, and the word that is meant; nil where another remedy is named.
  private static let slips: [(target: String, meant: String?)] = [
    // Names of contact types, languages, channels, topics and agent groups.
    ("{contacts: appointment, measure: mean_wait, at_most: 1min}", "appointments"),
    ("{contacts: apointments, measure: mean_wait, at_most: 1min}", "appointments"),
    ("{contacts: appointmnets, measure: mean_wait, at_most: 1min}", "appointments"),
    ("{contacts: Appointments, measure: mean_wait, at_most: 1min}", "appointments"),
    ("{contacts: cita, measure: mean_wait, at_most: 1min}", "citas"),
    ("{contacts: citass, measure: mean_wait, at_most: 1min}", "citas"),
    ("{contacts: [appointments, citsa], measure: mean_wait, at_most: 1min}", "citas"),
    ("{contacts: {contact_type: cittas}, measure: mean_wait, at_most: 1min}", "citas"),
    ("{contacts: {language: e}, measure: mean_wait, at_most: 1min}", "en"),
    ("{contacts: {language: ess}, measure: mean_wait, at_most: 1min}", "es"),
    ("{contacts: {channel: voic}, measure: mean_wait, at_most: 1min}", "voice"),
    ("{contacts: {channel: caht}, measure: mean_wait, at_most: 1min}", "chat"),
    ("{contacts: {topic: bookings}, measure: mean_wait, at_most: 1min}", "booking"),
    ("{contacts: {topic: boking}, measure: mean_wait, at_most: 1min}", "booking"),
    ("{agents: recepton, measure: occupancy, at_most: 85%}", "reception"),
    ("{agents: receptions, measure: occupancy, at_most: 85%}", "reception"),
    ("{agents: [reception, bilingal], measure: occupancy, at_most: 85%}", "bilingual"),
    ("{agents: Bilingual, measure: occupancy, at_most: 85%}", "bilingual"),
    // Measures.
    ("{contacts: all, measure: mean_wiat, at_most: 1min}", "mean_wait"),
    ("{contacts: all, measure: meanwait, at_most: 1min}", "mean_wait"),
    ("{contacts: all, measure: mean-wait, at_most: 1min}", "mean_wait"),
    ("{contacts: all, measure: abandoment, at_most: 5%}", "abandonment"),
    ("{contacts: all, measure: abandonement, at_most: 5%}", "abandonment"),
    ("{contacts: all, measure: service_levle, at_least: 80%}", "service_level"),
    ("{contacts: all, measure: servicelevel, at_least: 80%}", "service_level"),
    ("{contacts: all, measure: service_level_ignor, at_least: 80%}", "service_level_ignore"),
    ("{contacts: all, measure: wait_p59, at_most: 1min}", nil),
    ("{contacts: all, measure: as, at_most: 1min}", "asa"),
    ("{contacts: all, measure: blockin, at_most: 1%}", "blocking"),
    ("{agents: all, measure: occupansy, at_most: 85%}", "occupancy"),
    ("{agents: all, measure: utilisation, at_most: 85%}", "utilization"),
    ("{contacts: all, measure: delay_probabilty, at_most: 20%}", "delay_probability"),
    // Keys.
    ("{contact: all, measure: mean_wait, at_most: 1min}", "contacts"),
    ("{agent: all, measure: occupancy, at_most: 85%}", "agents"),
    ("{contacts: all, mesure: mean_wait, at_most: 1min}", "measure"),
    ("{contacts: all, measure: mean_wait, atmost: 1min}", "at_most"),
    ("{contacts: all, measure: mean_wait, at_mots: 1min}", "at_most"),
    ("{contacts: all, measure: service_level, at_leats: 80%}", "at_least"),
    ("{contacts: all, measure: service_level, witin: 20s, at_least: 80%}", "within"),
    ("{contacts: all, measure: service_level, at_least: 80%, evry: interval}", "every"),
    ("{contacts: all, measure: service_level, at_least: 80%, levl: warn}", "level"),
    ("{contacts: {langauge: es}, measure: mean_wait, at_most: 1min}", "language"),
    // Values.
    ("{contacts: all, measure: service_level, at_least: 80%, every: intervall}", "interval"),
    ("{contacts: all, measure: service_level, at_least: 80%, level: warning}", nil),
    ("{contacts: all, measure: service_level, at_least: 80%, level: wrn}", "warn"),
    ("{contacts: all, measure: service_level, at_least: 80s}", nil),
    ("{contacts: all, measure: mean_wait, at_most: 5%}", nil),
    ("{contacts: all, measure: mean_wait, within: 20s, at_most: 1min}", nil),
    ("{contacts: all, measure: occupancy, at_most: 85%}", nil),
    ("{contacts: {language: es, channel: voice}, measure: mean_wait, at_most: 1min}", nil),
    ("{contacts: [], measure: mean_wait, at_most: 1min}", nil),
    ("{contacts: all, measure: mean_wait}", nil),
  ]

  @Test("52 slips in targets: each refused on its line, with the word that was meant", arguments: slips)
  func refused(_ slip: (target: String, meant: String?)) {
    let problem = #expect(throws: InvalidScenario.self) { try Scenario(text: Self.text(slip.target)) }
    guard let problem = problem?.problems.first else { return }
    #expect(problem.line == 21)
    #expect(problem.path.hasPrefix("targets[0]"))
    if let meant = slip.meant { #expect(problem.message.contains("'\(meant)'"), "\(problem.message)") }
  }

  @Test("Without a slip it is valid") func valid() throws {
    let target = "{contacts: {language: es}, measure: service_level, within: 20s, at_least: 80%, level: warn}"
    let read = try #require(try Scenario(text: Self.text(target)).targets.first)
    #expect(read.level == .warn)
    #expect(read.place == Target.SourcePlace(line: 21, column: 5))
  }
}
