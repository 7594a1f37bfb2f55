extension Channel {
  /// Asynchronous messages (SMS, WhatsApp): a conversation of several touches with hours between.
  public static let messaging = Channel(
    "messaging", "SMS and messengers; a conversation of touches that may go on for days.", isDeferrable: true,
    sharesAgent: true)
}
