extension Channel {
  /// Back-office work on cases: nobody is on the line, so it can be put aside.
  public static let caseWork = Channel(
    "case", "Back-office work; waits over night, can be interrupted.", isDeferrable: true)
}
