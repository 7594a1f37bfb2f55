/// How soon contacts of one type in one period are finished, where these have a deadline or belong to a conversation.
///
/// Responses count like contacts do; deadlines in the period in which they lie.
public struct ResponseTotals: Sendable, Hashable {
  /// Deadlines within the horizon: of contacts answered, given up, or not done.
  public var due = 0.0
  /// Of these, contacts finished by then.
  public var onTime = 0.0
  /// Contacts finished, with the sums of wall time and of working time from arrival to the end of the handling.
  public var responses = 0.0
  public var responseTime = 0.0
  public var workingTime = 0.0
  /// The first ones of their conversations.
  public var firstResponses = 0.0
  public var firstResponseTime = 0.0
  public var firstWorkingTime = 0.0
}
