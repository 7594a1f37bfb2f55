extension Channel {
  /// Messages of a patient portal: a backlog like e-mail.
  public static let portal = Channel(
    "portal", "Portal messages; wait over night, answered by agents on duty.", isDeferrable: true)
}
