import Distributions

/// Contacts that wait beside idle agents: until a stage of their overflow opens, or until an index that grows is not negative.
///
/// A waiting contact is looked at again when an agent is freed, when a time of its own comes, and, if its type has conditions,
/// when another of the type joins the line. Nothing here is inlined: most scenarios have none of it, and the loop stays small.
extension Replication {
  /// Whether the overflow stages let a group take a contact that came at `arrival`.
  @inline(never)
  func isOpen(_ group: Int, to type: Int, since arrival: Double) -> Bool {
    let cell = type * staff.groupCount + group
    guard arrival + overflow.delay[cell] <= now else { return false }
    let condition = Int(overflow.condition[cell])
    guard condition >= 0 else { return true }
    return overflow.conditions[condition].value(
      type: type, group: group, wait: now - arrival, idle: idleTime(group),
      in: routingState(randomKey: types[type].agentSelectionKey, number: 0)) != 0
  }

  private func idleTime(_ group: Int) -> Double {
    desks.isDesk(group) || staff.idleCounts[group] == 0 ? 0 : now - staff.key(ofGroup: group)
  }

  /// A contact has joined its line: the times at which further groups are open to it.
  @inline(never)
  mutating func planOverflow(_ type: Int, since arrival: Double) {
    for delay in overflow.times[type] where arrival + delay >= now {
      schedule(.overflow, at: arrival + delay, for: type)
    }
    if overflow.isConditional[type] { schedule(.overflow, at: now, for: type) }
  }

  /// Offers the first contacts of a line to idle agents, as on arrival.
  @inline(never)
  mutating func offerWaiting(_ type: Int) {
    while waiting > 0 || unnoticed > 0, purge(type) {
      let contact = lines[type][lines[type].head]
      let incoming = IncomingContact(
        type: type, draw: UInt64(contact.draw), work: contact.work, journey: contact.journey)
      guard let group = selectGroup(for: type, number: incoming.draw, since: contact.arrival) else { return }
      let agent = takeAgent(group, for: incoming)
      lines[type].removeHead()
      if lines[type].isEmpty { waitingLines.row(0).remove(type) }
      if contact.leaving == .unnoticed {
        forgetUnnoticed(type)
        detect(contact, of: type, by: agent, group)
      } else {
        takeWaiting(type, contact, by: agent, group)
      }
    }
  }

  // MARK: Indices that grow

  /// The policy lets an agent idle beside waiting contacts.
  @inline(never)
  mutating func planRetries(for group: Int, among lines: Candidates, _ state: RoutingState) {
    for position in 0..<lines.count {
      retry(lines[position], in: contactSelection.retry(lines[position], for: group, in: state))
    }
  }

  /// Looks at a line again; a little late rather than a rounding error too early.
  @inline(never)
  mutating func retry(_ type: Int, in seconds: Double) {
    guard seconds < .infinity else { return }
    schedule(.overflow, at: now + seconds + Swift.max(seconds * 1e-9, 1e-6), for: type)
  }
}
