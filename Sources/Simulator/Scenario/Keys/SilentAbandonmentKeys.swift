/// `silent_abandonment:` of a contact type: customers who give up without a sign.
enum SilentAbandonmentKeys {
  static let share = Key.required(
    "share", .share(.init(1e-6...1, orZero: true), example: "40%"), "Share of those who abandon.",
    example: "40%")
  static let detection = Key.required(
    "detection", LawKeys.finiteDuration, "Time of an agent until it is clear that nobody is there.",
    example: "{constant: 45s}")

  static let silentAbandonment = Key.optional(
    "silent_abandonment",
    Rule<SilentAbandonment>.record(
      "silent abandonment", keys: [share.erased, detection.erased]
    ) { fields, _ in SilentAbandonment(share: fields[share], detection: fields[detection]) },
    "Some who abandon a chat leave no sign; an agent finds out in their turn.", default: "none",
    example: "{share: 40%, detection: {constant: 45s}}")

  static let isOfImpatientChats = RecordCheck(
    "only contacts that are written live and have patience abandon silently"
  ) { fields, reading in
    guard fields.has(silentAbandonment), let name = fields.valid(ContactTypeKeys.channel) else { return }
    if let channel = Channels.named(name), !channel.sharesAgent {
      let fitting = Channels.all.filter(\.sharesAgent).map(\.name).joined(separator: ", ")
      reading.refuse(
        silentAbandonment, of: fields,
        "who gives up on \(name) is seen to be gone; it is for channels \(fitting)"
      )
    } else if let patience = fields.valid(ContactTypeKeys.patience), patience.law == nil {
      reading.refuse(
        silentAbandonment, of: fields,
        "needs a finite 'patience', for example patience: \(ContactTypeKeys.patience.shape.example)")
    }
  }
}
