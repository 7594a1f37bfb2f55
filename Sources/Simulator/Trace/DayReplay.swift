/// The same contacts of one replication under several policies or scenarios, side by side: counterfactual replay.
///
/// A first contact is known again by its contact type and number (`TraceEvent.number`): it comes at the same moment with the same
/// patience and work, whatever is decided. What follows from decisions - redials, transfers - is not compared contact by contact.
public struct DayReplay: Sendable {
  public struct Outcome: Sendable, Hashable {
    /// The answer, or how it left; nil: neither within the run.
    public var kind: TraceEvent.Kind?
    /// Seconds until then.
    public var wait = 0.0
    /// Index of the agent group that answered; -1: none.
    public var group = -1
    public var agent = 0

    var isAnswered: Bool { kind == .answer }
  }

  public struct Contact: Sendable {
    /// Seconds.
    public var came: Double
    public var type: Int
    /// By system.
    public var outcomes: [Outcome]
  }

  public let systems: [ComparedSystem]
  public let names: TraceNames
  public let replication: Int
  public let seed: UInt64
  /// In order of coming; those that came to all systems.
  public let contacts: [Contact]
  public let totals: [TraceTotals]
  /// Where the comparison is about an interval, its words.
  public let interval: TraceNames.Interval?

  private struct Key: Hashable {
    var type: Int
    var number: UInt64
  }

  /// Runs all of them; nil when stopped before the end.
  ///
  /// - Parameter interval: as `TraceNames.interval` reads it; nil: all contacts.
  public init?(
    _ systems: [ComparedSystem], seed: UInt64?, replication: Int, interval: String?, stop: StopFlag
  ) throws {
    precondition(systems.count > 1, "a replay compares systems")
    var contacts: [Contact] = []
    var allTotals: [TraceTotals] = []
    var places: [Key: Int] = [:]
    var names: TraceNames?
    var window: TraceNames.Interval?
    var statedSeed: UInt64 = 0
    for (index, system) in systems.enumerated() {
      let run = TraceRun(system.scenario, seed: seed, replication: replication, stop: stop)
      if index == 0 {
        (names, statedSeed) = (run.names, run.seed)
        if let interval { window = try run.names.interval(interval) }
      }
      var open: [Int: Int] = [:]
      var found = 0
      let totals = try run.run(stop: stop) { event in
        if let number = event.number, event.kind == .arrival {
          if let window, !(window.start..<window.end).contains(event.time) { return }
          let key = Key(type: event.type, number: number)
          if index == 0 {
            places[key] = contacts.count
            contacts.append(Contact(came: event.time, type: event.type, outcomes: []))
          }
          guard let place = places[key], contacts[place].outcomes.count == index else { return }
          contacts[place].outcomes.append(Outcome())
          open[event.contact] = place
          found += 1
        } else if let place = open[event.contact],
          event.kind == .answer || event.kind.isLeaving
            || event.kind == .contained
        {
          contacts[place].outcomes[index] = Outcome(
            kind: event.kind, wait: event.kind == .contained ? 0 : event.duration ?? 0, group: event.group,
            agent: event.agent)
          open[event.contact] = nil
        }
      }
      guard let totals else { return nil }
      allTotals.append(totals)
    }
    guard let names else { return nil }
    self.systems = systems
    self.replication = replication
    self.contacts = contacts.filter { $0.outcomes.count == systems.count }
    totals = allTotals
    self.names = names
    self.seed = statedSeed
    self.interval = window
  }

  /// How contacts fared in one system against the first.
  public struct Change: Sendable, Hashable {
    public var contacts = 0
    public var shorter = 0
    public var longer = 0
    /// Sums over those, seconds.
    public var saved = 0.0
    public var lost = 0.0
    /// Answered now, who left unanswered before; and the other way round.
    public var rescued = 0
    public var givenUp = 0

    /// Of a wait, seconds; less is no difference to anybody.
    static let smallest = 0.5

    mutating func add(_ old: Outcome, _ new: Outcome) {
      contacts += 1
      let change = new.wait - old.wait
      if old.isAnswered != new.isAnswered {
        if new.isAnswered { rescued += 1 } else { givenUp += 1 }
      } else if change < -Self.smallest {
        shorter += 1
        saved -= change
      } else if change > Self.smallest {
        longer += 1
        lost += change
      }
    }
  }

  public func change(of system: Int, type: Int? = nil) -> Change {
    var change = Change()
    for contact in contacts where type == nil || contact.type == type {
      change.add(contact.outcomes[0], contact.outcomes[system])
    }
    return change
  }
}
