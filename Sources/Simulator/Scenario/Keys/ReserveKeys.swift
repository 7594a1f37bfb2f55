/// `reserve:` of an agent group: idle agents kept free of contacts that can wait.
enum ReserveKeys {
  struct Entry: Sendable {
    var contacts: ContactSelector
    var keepFree: Int
  }

  private static let contacts = Key.required(
    "contacts", SelectorKeys.contacts, "The contacts that can wait.", example: "{channel: email}")
  private static let keepFree = Key.required(
    "keep_free", .whole(0...1_000_000, example: "2"),
    "Such a contact is taken only while more agents than this are idle, who takes it included.", example: "2")

  static let reserve = Key.optional(
    "reserve",
    .list(
      of: Rule<Entry>.record("reserve", keys: [contacts.erased, keepFree.erased]) { fields, _ in
        Entry(contacts: fields[contacts], keepFree: fields[keepFree])
      }, count: 1...1_000),
    "Idle agents kept free of some contacts, for others to find.", default: [], shown: "none",
    example: "[{contacts: {channel: email}, keep_free: 2}]")

  /// The contact types of each entry that the group serves.
  static func reserves(_ entries: [Entry], served: [String]) -> [AgentGroup.Reserve] {
    entries.map { entry in
      AgentGroup.Reserve(types: served.filter(Set(entry.contacts.names).contains), keepFree: entry.keepFree)
    }
  }
}
