extension Channel {
  /// Calls that the center makes: a list of customers to be reached (`Campaign`).
  public static let outbound = Channel(
    "outbound", "Calls that the center makes from a list; dialed by agents or by a dialer.",
    isDeferrable: true)
}
