extension Channel {
  /// Faxes and uploads, such as referrals: a backlog like e-mail.
  public static let fax = Channel(
    "fax", "Faxes and uploads; wait over night, handled by agents on duty.", isDeferrable: true)
}
