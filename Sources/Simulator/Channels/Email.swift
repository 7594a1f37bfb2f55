extension Channel {
  /// E-mails: a backlog that waits over night for whoever is on duty.
  public static let email = Channel(
    "email", "E-mail; waits over night, answered by agents on duty.", isDeferrable: true)
}
