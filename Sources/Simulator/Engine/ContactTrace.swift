/// Watches one replication: numbers customers and contacts, and hands on what happens in order of time.
///
/// Where nobody watches there is none, and the loop does without. It keeps one entry for each journey going on and one for each
/// agent, so memory does not grow with the number of contacts.
final class ContactTrace {
  private let sink: (TraceEvent) -> Void
  /// By journey slot.
  private var people: [Person] = []
  /// By agent: what is at hand, of agents who hold one contact at a time.
  private var hands: [Person] = []
  /// Contacts that agents with several at hand have passed on and not finished.
  private var passedOn: [(agent: Int, person: Person)] = []
  /// What is known to happen later, the latest first.
  private var later: [TraceEvent] = []
  private var customers = 0
  private var contacts = 0
  private let firstAgent: [Int]

  struct Person {
    var customer = 0
    var contact = 0
    var type = -1
    /// When an agent answered, seconds.
    var answered = 0.0
  }

  init(_ model: Model, sink: @escaping (TraceEvent) -> Void) {
    self.sink = sink
    var first = [0]
    for group in model.groups.indices { first.append(first[group] + model.largestStaff(of: group)) }
    firstAgent = first
    hands = Array(repeating: Person(), count: first[model.groups.count])
  }

  // MARK: Who

  func begin(_ journey: Int, type: Int) {
    while people.count <= journey { people.append(Person()) }
    customers += 1
    contacts += 1
    people[journey] = Person(customer: customers, contact: contacts, type: type)
  }

  /// The customer's next contact.
  func beginContact(_ journey: Int, type: Int) {
    contacts += 1
    people[journey].contact = contacts
    people[journey].type = type
  }

  /// The contact goes on under another type, before it is answered.
  func rename(_ journey: Int, type: Int) { people[journey].type = type }

  func answer(_ journey: Int, by agent: Int, at time: Double) {
    people[journey].answered = time
    hands[agent] = people[journey]
  }

  func person(_ journey: Int) -> Person { people[journey] }

  /// What an agent has at hand, or had last.
  func hand(_ agent: Int) -> Person { hands[agent] }

  func passOn(_ journey: Int, from agent: Int) { passedOn.append((agent, people[journey])) }

  /// What an agent passed on who answered it at a time; nil: nothing.
  func passed(by agent: Int, answered time: Double, isOver: Bool) -> Person? {
    guard let index = passedOn.firstIndex(where: { $0.agent == agent && $0.person.answered == time }) else {
      return nil
    }
    return isOver ? passedOn.remove(at: index).person : passedOn[index].person
  }

  // MARK: What

  func event(_ kind: TraceEvent.Kind, _ person: Person, at time: Double) -> TraceEvent {
    var event = TraceEvent(kind, at: time)
    event.customer = person.customer
    event.contact = person.contact
    event.type = person.type
    return event
  }

  func name(_ agent: Int, of group: Int, in event: inout TraceEvent) {
    event.group = group
    event.agent = agent - firstAgent[group] + 1
  }

  /// Hands on what happens now, after all that happened before.
  func add(_ event: TraceEvent) {
    pass(before: event.time)
    sink(event)
  }

  /// Keeps what will happen at a time to come.
  func add(later event: TraceEvent) {
    var (low, high) = (0, later.count)
    while low < high {
      let middle = (low + high) / 2
      if later[middle].time > event.time { low = middle + 1 } else { high = middle }
    }
    later.insert(event, at: low)
  }

  private func pass(before time: Double) {
    while let next = later.last, next.time < time { sink(later.removeLast()) }
  }

  func finish() { pass(before: .infinity) }
}
