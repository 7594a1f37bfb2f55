extension Channel {
  /// Live chats: several at once for each agent, who is slower with each; nobody waits over night.
  public static let chat = Channel(
    "chat", "Live chat; an agent may hold several at once.", sharesAgent: true)
}
