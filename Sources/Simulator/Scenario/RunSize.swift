import Distributions

/// How large a scenario is, before it is run: contacts, events, memory and time, to within a factor of about two.
///
/// All arithmetic is in `Double`, so no product overflows however absurd the scenario; the ranges of the language keep it finite.
public struct RunSize: Sendable, Hashable {
  public let replications: Int
  /// Expected contacts of one replication; busyness has mean 1 and changes nothing.
  public let contacts: Double
  /// Expected events of one replication: arrivals, ends of service and after-contact work, starts of intervals.
  public let events: Double
  /// Events waiting in the event queue at one time, on average: one for each contact type and each contact in service.
  public let pendingEvents: Double
  /// The largest numbers of agents of all groups together.
  public let agents: Double
  /// Memory of one thread, in bytes.
  public let threadMemory: Double
  /// Memory of the program and of the table of estimates, in bytes, whatever the number of threads.
  public let sharedMemory: Double
  /// Expected contacts of one day of a calendar; nil for a steady state.
  public let contactsPerDay: Double?
  /// Intervals of the whole calendar; nil for a steady state.
  public let intervals: Double?

  /// Contacts of all replications together.
  public var totalContacts: Double { contacts * Double(replications) }
  /// Bytes in all.
  public func memory(threads: Int) -> Double { sharedMemory + threadMemory * Double(threads) }
  /// Seconds on one core, at `eventsPerSecond`.
  public var seconds: Double { events * Double(replications) / Self.eventsPerSecond }

  /// A cautious figure for a present-day core; a multi-skill model with full statistics does about twice as many.
  public static let eventsPerSecond = 5e6

  /// Most contacts of one run that need no `--allow-large`: about an hour and a half on one core.
  public static let mostContacts = 1e10
  /// Most memory on one thread, in bytes, that needs no `--allow-large`.
  public static let mostMemory = 4e9
  /// Most events of one run that need no `--allow-large`; intervals without contacts count too.
  public static let mostEvents = 4e10

  /// - Parameter listsIntervals: whether the result has estimates by interval, as its files do.
  public init(of scenario: Scenario, replications: Int = 1, listsIntervals: Bool = true) {
    self.replications = replications
    let types = Double(scenario.contactTypes.count)
    let groups = Double(scenario.agentGroups.count)
    let span = Span(scenario.horizon)
    var contacts = 0.0
    var serviceEnds = 0.0
    var busy = 0.0
    for type in scenario.contactTypes {
      let fresh = span.contacts(of: type.arrivals, hours: type.hours) + Double(type.backlog?.contacts ?? 0)
      let count = fresh * span.touches(of: type)
      contacts += count
      serviceEnds += count * ((type.wrapUp == nil ? 1 : 2) + (type.turns.map { 2 * $0.number.mean } ?? 0))
      busy += count / max(span.seconds, 1) * (type.handleTime.mean + (type.wrapUp?.time.mean ?? 0))
    }
    for stream in scenario.demand {
      let count = span.contacts(of: stream.arrivals, hours: stream.hours)
      for reason in stream.reasons {
        let share = reason.shares.reduce(0, +) / Double(reason.shares.count)
        let handleTime = scenario.contactTypes.first { $0.name == reason.contactType }?.handleTime.mean ?? 0
        contacts += count * share
        serviceEnds += count * share
        busy += count * share / max(span.seconds, 1) * handleTime
      }
    }
    agents = scenario.agentGroups.reduce(0) { $0 + $1.largestStaff }
    self.contacts = contacts
    events = contacts + serviceEnds + span.intervals * (groups + types)
    // All agents busy at most; in overload the line is bounded by what comes.
    pendingEvents = types + min(busy, agents)
    contactsPerDay = span.isCalendar ? contacts / span.days : nil
    intervals = span.isCalendar ? span.intervals : nil
    let waiting = min(contacts, max(busy - agents, 0) + pendingEvents)
    threadMemory = Cost.replication(
      types: types, groups: groups, periods: span.periods, agents: agents, waiting: waiting)
    sharedMemory =
      Cost.program
      + Cost.estimates(
        scopes: Self.scopes(of: scenario), groups: groups, intervals: span.estimated,
        listsIntervals: listsIntervals)
  }
}

extension RunSize {
  /// Contact types, their channels, languages and topics, and the center.
  private static func scopes(of scenario: Scenario) -> Double {
    let types = scenario.contactTypes
    let attributes = [
      Set(types.map(\.channel)).count, Set(types.compactMap(\.language)).count,
      Set(types.compactMap(\.topic)).count,
    ]
    return Double(types.count + attributes.reduce(1, +))
  }
}

/// The stretch of time as numbers that never overflow.
private struct Span {
  var seconds: Double
  var intervals: Double
  /// Intervals with totals of their own.
  var periods: Double
  /// Those with estimates of their own.
  var estimated: Double
  var days: Double
  /// Days that are not closed.
  var openDays: Double
  var isCalendar: Bool

  init(_ horizon: Horizon) {
    switch horizon {
    case .steadyState(let length, _):
      (seconds, intervals, periods, estimated, days, openDays) = (length, 0, 64, 0, 1, 1)
      isCalendar = false
    case .calendar(let calendar):
      days = Double(calendar.days)
      let perDay = Double(calendar.intervalsPerDay)
      intervals = perDay * days
      estimated = perDay * Double(calendar.profileDays)
      periods = estimated + (estimated < intervals ? 8 * perDay : 0)
      let open = calendar.isRegular ? [] : (0..<calendar.days).map { calendar.openIntervals(ofDay: $0).count }
      openDays = calendar.isRegular ? days : Double(open.count { $0 > 0 })
      seconds =
        calendar.isRegular
        ? (calendar.close - calendar.open) * days : Double(open.reduce(0, +)) * calendar.interval
      isCalendar = true
    }
  }

  /// Hours of contact types and factors of weekdays are left out.
  func contacts(of arrivals: Arrivals, hours: OpenHours?) -> Double {
    let closed = hours == .always ? arrivals.overnight * days : 0
    switch arrivals.process {
    case .constant(let rate): return rate * (hours == .always ? max(seconds, 86_400 * days) : seconds)
    case .perInterval(let counts), .counts(let counts): return ofCycle(counts) + closed
    case .history(let past):
      return past.reduce(0) { $0 + $1.reduce(0, +) } / Double(max(past.count, 1)) * openDays
    case .linear(let points):
      return openDays
        * zip(points, points.dropFirst()).reduce(0) { sum, pair in
          sum + (pair.0.rate + pair.1.rate) / 2 * (pair.1.time - pair.0.time)
        } + closed
    }
  }

  /// Touches of a conversation, no more than the horizon has time for.
  func touches(of type: ContactType) -> Double {
    guard let conversation = type.conversation else { return 1 }
    let more =
      switch conversation.moreTouches {
      case .probability(let share): share / (1 - share)
      case .number(let law): law.mean
      }
    let each = max(conversation.thinkTime.mean + type.handleTime.mean, 1)
    return 1 + min(more, (isCalendar ? 86_400 * days : seconds) / each)
  }

  /// Values of one day hold on each day, those of a week in each week.
  private func ofCycle(_ counts: [Double]) -> Double {
    let sum = counts.reduce(0, +)
    let cycles = intervals / Double(counts.count)
    return cycles > 1 ? sum * cycles * openDays / days : sum
  }
}

/// Bytes of the parts of a run.
private enum Cost {
  /// The program itself.
  static let program = 20e6
  /// One contact type, one agent group, in one period.
  static let typePeriod = Double(MemoryLayout<ContactTotals>.stride + 4 * MemoryLayout<Double>.stride)
  static let groupPeriod = Double(MemoryLayout<AgentTotals>.stride)
  /// The buckets in use of a wait histogram of one contact type in one period: some tens, in 20 groups.
  static let waits = 600.0
  static let agent = 56.0
  static let contact = 128.0
  /// The accumulators of one estimate; and it in the table and in the document that is printed.
  static let accumulators = 50.0
  static let listed = 400.0

  static func replication(types: Double, groups: Double, periods: Double, agents: Double, waiting: Double)
    -> Double
  {
    let totals = periods * (types * (typePeriod + waits) + groups * groupPeriod)
    // The totals of a replication and what estimation makes of them.
    return 2 * totals + types * groups * 16 + agents * agent + waiting * contact
  }

  /// About 45 measures of each contact type and of the channels, languages and topics it belongs to, 12 of each agent
  /// group; over the horizon and in each interval.
  static func estimates(scopes: Double, groups: Double, intervals: Double, listsIntervals: Bool) -> Double {
    let each = 45 * scopes + 12 * groups
    return each * ((intervals + 1) * accumulators + (listsIntervals ? intervals + 1 : 1) * listed)
  }
}

extension AgentGroup {
  fileprivate var largestStaff: Double {
    switch staff {
    case .constant(let count): Double(count)
    case .perInterval(let counts), .perStep(_, let counts): Double(counts.max() ?? 0)
    case .shifts(let plan): Double(plan.counts.max() ?? 0)
    }
  }
}

// The limit.
extension RunSize {
  /// - Throws: `TooLarge` for what can't be run at all, or not without being allowed to.
  public func admit(allowLarge: Bool) throws {
    if let refusal, !allowLarge { throw refusal }
    if let impossibility { throw impossibility }
  }

  /// A run too large to be started without being asked twice. Exit status 77.
  public struct TooLarge: Error, Sendable, Hashable, CustomStringConvertible {
    public var description: String
  }

  /// Agents that an event can name (24 bits).
  public static let mostAgents = 16_777_215.0
  /// Contacts of one replication that a bucket of waits can count (32 bits).
  public static let mostContactsOfReplication = 4e9

  /// What no flag can allow; nil: nothing.
  public var impossibility: TooLarge? {
    if agents > Self.mostAgents {
      return TooLarge(
        description:
          "has \(Self.about(agents)) agents; the simulator handles up to \(Numerals.written(Self.mostAgents))"
      )
    }
    if contacts > Self.mostContactsOfReplication {
      return TooLarge(
        description: "has \(Self.about(contacts)) contacts in one replication; the simulator handles up to "
          + "\(Numerals.written(Self.mostContactsOfReplication)): shorten the horizon and run more replications"
      )
    }
    return nil
  }

  /// What is beyond the limits, with the estimate and the remedy; nil: nothing.
  public var refusal: TooLarge? {
    var reasons: [String] = []
    if totalContacts > Self.mostContacts {
      reasons.append("\(Self.about(totalContacts)) contacts (limit \(Numerals.written(Self.mostContacts)))")
    }
    if events * Double(replications) > Self.mostEvents {
      reasons.append(
        "\(Self.about(events * Double(replications))) events (limit \(Numerals.written(Self.mostEvents)))")
    }
    if memory(threads: 1) > Self.mostMemory {
      reasons.append("\(Self.bytes(memory(threads: 1))) of memory on one thread (limit 4 GB)")
    }
    guard !reasons.isEmpty else { return nil }
    let time = Self.time(seconds)
    return TooLarge(
      description: "would need \(reasons.joined(separator: ", ")), some \(time) on one core; "
        + "make it smaller, or allow it with --allow-large")
  }

  /// Three significant digits: `about 5,000`.
  public static func about(_ value: Double) -> String { "about \(Numerals.written(rounded(value)))" }

  static func rounded(_ value: Double) -> Double {
    guard value > 0 else { return 0 }
    var scale = 1.0
    while value / scale >= 1000 { scale *= 10 }
    while value / scale < 100 && scale > 0.1 { scale /= 10 }
    return (value / scale).rounded() * scale
  }

  static func bytes(_ count: Double) -> String {
    let units = ["bytes", "kB", "MB", "GB", "TB"]
    var value = count
    var index = 0
    while value >= 1000, index < units.count - 1 {
      value /= 1000
      index += 1
    }
    return "about \(Numerals.written(rounded(value))) \(units[index])"
  }

  static func time(_ seconds: Double) -> String {
    let units: [(name: String, length: Double)] = [
      ("years", 31_557_600), ("days", 86_400), ("hours", 3_600), ("minutes", 60),
    ]
    let unit = units.first { seconds >= 2 * $0.length } ?? ("seconds", 1)
    return "\(Numerals.written(rounded(seconds / unit.length))) \(unit.name)"
  }
}
