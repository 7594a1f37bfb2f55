/// A valid scenario in one line: `3 contact types, 2 agent groups, 24 intervals, about 5,000 contacts a day`.
public struct ScenarioSummary: Sendable, CustomStringConvertible {
  public let contactTypes: Int
  public let agentGroups: Int
  public let size: RunSize
  private let horizon: Horizon

  public init(of scenario: Scenario) {
    contactTypes = scenario.contactTypes.count
    agentGroups = scenario.agentGroups.count
    size = RunSize(of: scenario, replications: scenario.run.replications ?? 1)
    horizon = scenario.horizon
  }

  public var description: String {
    let parts = [Self.count(contactTypes, "contact type"), Self.count(agentGroups, "agent group")]
    return (parts + [span, contacts]).joined(separator: ", ")
  }

  /// The same as data.
  public var json: JSON {
    var members: [JSON.Member] = [
      .init("contact_types", .integer(contactTypes)), .init("agent_groups", .integer(agentGroups)),
      .init("contacts_per_replication", .number(size.contacts)),
      .init("events_per_replication", .number(size.events)),
      .init("memory_bytes", .number(size.memory(threads: 1).rounded())),
    ]
    if let intervals = size.intervals { members.append(.init("intervals", .number(intervals))) }
    return .object(members)
  }

  private var span: String {
    switch horizon {
    case .steadyState(let length, _): "a steady state of \(Durations.written(length))"
    case .calendar(let calendar):
      Self.count(calendar.intervals, "interval")
        + (calendar.days > 1 ? " on \(Numerals.grouped(calendar.days)) days" : "")
    }
  }

  private var contacts: String {
    size.contactsPerDay.map { RunSize.about($0) + " contacts a day" }
      ?? RunSize.about(size.contacts) + " contacts a replication"
  }

  private static func count(_ number: Int, _ what: String) -> String {
    "\(Numerals.grouped(number)) \(what)\(number == 1 ? "" : "s")"
  }
}
