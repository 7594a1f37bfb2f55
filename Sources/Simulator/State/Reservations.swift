/// Contacts that wait for whom the customer knows, or for one agent group, alone: they stand in a list of that agent, or agent group, and in no line.
///
/// Intrusive lists over the slots of journeys, so nothing here takes a search: each customer has one contact at a time.
struct Reservations: ~Copyable {
  struct Entry {
    var contact: WaitingContact
    var type: Int32
    /// The list it stands in.
    var list: Int32
    fileprivate var next: Int32 = -1
    fileprivate var previous: Int32 = -1

    init(_ contact: WaitingContact, type: Int, list: Int) {
      self.contact = contact
      self.type = Int32(type)
      self.list = Int32(list)
    }
  }

  /// By journey.
  private var entries: Buffer<Entry>
  /// One list an agent, then one a group; -1 where empty.
  private var heads: Buffer<Int32>
  private var tails: Buffer<Int32>
  private let agents: Int
  /// Contacts in all lists, and by contact type.
  private(set) var count = 0
  private(set) var counts: Buffer<Int32>

  private static let nobody = Entry(
    WaitingContact(
      arrival: 0, deadline: 0, work: Work(talk: 0, wrap: 0), slot: 0, journey: -1, leaving: .gone),
    type: 0, list: -1)

  init(_ model: Model, agents: Int) {
    let isUsed = model.hasAffinity || model.commitsContacts
    self.agents = agents
    entries = Buffer(repeating: Self.nobody, count: isUsed ? 1024 : 0)
    heads = Buffer(repeating: -1, count: isUsed ? agents + model.groups.count : 0)
    tails = Buffer(repeating: -1, count: heads.count)
    counts = Buffer(repeating: 0, count: isUsed ? model.types.count : 0)
  }

  /// The list of contacts for a whole group.
  func list(ofGroup group: Int) -> Int { agents + group }

  /// The group of a list; nil: it is that of an agent.
  func group(ofList list: Int) -> Int? { list < agents ? nil : list - agents }

  var lists: Int { heads.count }

  /// The journey of the contact that stands first in a list.
  @inline(__always)
  func first(of list: Int) -> Int? { heads[list] < 0 ? nil : Int(heads[list]) }

  subscript(journey: Int) -> Entry { entries[journey] }

  mutating func add(_ entry: Entry, journey: Int) {
    if journey >= entries.count {
      entries.grow(to: Swift.max(2 * entries.count, journey + 1), filler: Self.nobody)
    }
    let list = Int(entry.list)
    entries[journey] = entry
    entries[journey].previous = tails[list]
    if tails[list] >= 0 {
      entries[Int(tails[list])].next = Int32(journey)
    } else {
      heads[list] = Int32(journey)
    }
    tails[list] = Int32(journey)
    count += 1
    counts[Int(entry.type)] += 1
  }

  mutating func remove(_ journey: Int) -> Entry {
    let entry = entries[journey]
    let list = Int(entry.list)
    if entry.previous >= 0 {
      entries[Int(entry.previous)].next = entry.next
    } else {
      heads[list] = entry.next
    }
    if entry.next >= 0 {
      entries[Int(entry.next)].previous = entry.previous
    } else {
      tails[list] = entry.previous
    }
    count -= 1
    counts[Int(entry.type)] -= 1
    return entry
  }
}
