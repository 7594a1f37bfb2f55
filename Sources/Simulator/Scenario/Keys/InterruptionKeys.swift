/// `interruptible:` of a contact type: work that an agent puts aside for other contacts.
enum InterruptionKeys {
  static let switchCost = Key.required(
    "switch_cost", .duration(.init(1e-3...8.64e4, orZero: true), example: "20s"),
    "Work to get back into it, each time.", example: "20s")

  /// The switch cost, seconds.
  static let interruptible = Key.optional(
    "interruptible",
    Rule<Double>.record("interruptible work", keys: [switchCost.erased]) { fields, _ in fields[switchCost] },
    "An agent at it puts it aside for other contacts when nobody is idle, and goes on with it later.",
    default: "never put aside", example: "{switch_cost: 20s}")

  static let isBackOffice = RecordCheck(
    "only work that waits over night and takes a whole agent is interruptible"
  ) { fields, reading in
    guard fields.has(interruptible), let name = fields.valid(ContactTypeKeys.channel),
      let channel = Channels.named(name), !channel.isDeferrable || channel.sharesAgent
    else { return }
    let fitting = Channels.all.filter { $0.isDeferrable && !$0.sharesAgent }.map(\.name)
    reading.refuse(
      interruptible, of: fields,
      "\(name) cannot be put aside, as somebody is on the line or beside other contacts; it is for channels "
        + fitting.joined(separator: ", "))
  }
}
