extension Channel {
  /// Telephone calls: one at a time for each agent, waiting on a line.
  public static let voice = Channel("voice", "Telephone calls, one at a time for each agent.", usesLine: true)
}
