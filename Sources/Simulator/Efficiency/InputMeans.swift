/// What is expected of a replication's input, for control variates.
extension Model {
  /// Mean handle time with wrap-up of a contact type, seconds.
  func meanWork(of type: Int) -> Double {
    types[type].handleTime.mean + (types[type].wrapUp?.time.mean ?? 0)
  }

  /// Contacts that come of themselves in one replication, on average, and the work that they bring, seconds; nil where it is not known
  /// exactly: no calendar, days drawn from history, incidents.
  var expectedInput: (contacts: Double, work: Double)? {
    guard clock.kind == .calendar, scenario.shocks.isEmpty else { return nil }
    var (contacts, work) = (0.0, 0.0)
    for index in types.indices where !types[index].isPart {
      guard let count = expectedContacts(of: index) else { return nil }
      contacts += count
      work += count * meanWork(of: index)
    }
    for stream in demand {
      guard let count = expectedContacts(stream.arrivals, stream.hours) else { return nil }
      contacts += count
    }
    return (contacts, work)
  }

  /// Contacts of a type that come of themselves in one replication, on average, before incidents; nil: drawn from history.
  func expectedContacts(of type: Int) -> Double? {
    expectedContacts(types[type].arrivals, types[type].hours)
  }

  private func expectedContacts(_ arrivals: Arrivals, _ hours: OpenHours?) -> Double? {
    if case .history = arrivals.process { return nil }
    return rateStretches(of: arrivals, hours: hours).reduce(0) { sum, stretch in
      // Of a steady state, the horizon.
      let length = max(min(stretch.end, clock.end) - stretch.start, 0)
      return sum + length * (stretch.rate + stretch.slope * length / 2)
    }
  }
}
