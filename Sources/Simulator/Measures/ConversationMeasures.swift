/// Conversations of several touches, and how often customers meet whom they know.
extension Measure {
  static let conversations = Measure(
    "conversations", .contacts, .contacts, .total(.conversations), of: .conversations,
    "conversations that began; each message of one is a contact")
  static let touchesPerConversation = Measure(
    "touches_per_conversation", .contacts, .contacts, .ratio(.touches, over: .conversationsEnded),
    of: .conversations, "touches of a conversation, over those that came to an end")
  static let conversationsClosedByWindow = Measure(
    "conversations_closed_by_window", .contacts, .contacts, .total(.conversationsClosedByWindow),
    of: .conversations, "conversations whose next message came after the session window")
  static let affinityShare = Measure(
    "affinity_share", .share, .contacts, .ratio(.reunited, over: .returning), of: .affinity,
    "share of the answers to customers answered before that whom they know gave: the same agent, or the same team"
  )
}

extension Quantity {
  static let conversations = Quantity("conversations", ofType: { $0.touches.begun })
  static let conversationsEnded = Quantity("conversations that ended", ofType: { $0.touches.ended })
  static let touches = Quantity("touches", ofType: { $0.touches.touches })
  static let conversationsClosedByWindow = Quantity(
    "conversations closed by the session window", ofType: { $0.touches.closedByWindow })
  static let returning = Quantity("answers to returning customers", ofType: { $0.touches.returning })
  static let reunited = Quantity("answers by whom the customer knew", ofType: { $0.touches.reunited })
}
