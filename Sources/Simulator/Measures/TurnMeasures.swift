/// Chats in turns: how quickly agents reply, and the speeds that the turns amount to.
extension Measure {
  static let replyTime = Measure(
    "reply_time", .seconds, .contacts, .ratio(.replyTimes, over: .replies), of: .turns,
    "mean time from a patient's word to the agent's reply, in chats in turns")
  static let writing = Measure(
    "writing", .share, .agents, .ratio(.writingTime, over: .chatTime), of: .turns,
    "share of the time with chats in turns in which the agent reads and writes")
  static let chatSpeed2 = chatSpeed(2)
  static let chatSpeed3 = chatSpeed(3)
  static let chatSpeed4 = chatSpeed(4)
  static let chatSpeed5 = chatSpeed(5)
  static let chatSpeed6 = chatSpeed(6)

  /// With one chat it is 1.
  private static func chatSpeed(_ count: Int) -> Measure {
    Measure(
      "chat_speed_\(count)", .contacts, .agents, .ratio(.progress(count), over: .timeHolding(count)),
      of: .turns,
      "total speed of an agent with \(count) chats in turns: the mean number of them that don't wait for the agent"
    )
  }
}

extension Quantity {
  static let replies = Quantity("replies", ofType: { $0.desks.replies })
  static let replyTimes = Quantity("reply times", ofType: { $0.desks.latency })
  static let writingTime = Quantity("time of writing", ofGroup: { $0.turns.writingTime })
  static let chatTime = Quantity("time with chats in turns", ofGroup: { $0.turns.chatTime })

  static func timeHolding(_ count: Int) -> Quantity {
    Quantity("time with \(count) chats at once", ofGroup: { $0.turns.time[count] })
  }

  static func progress(_ count: Int) -> Quantity {
    Quantity("progress of \(count) chats at once", ofGroup: { $0.turns.progress[count] })
  }
}
