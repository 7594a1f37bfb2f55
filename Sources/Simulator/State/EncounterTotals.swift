/// What happened in contacts of one type besides the talk, in one period.
public struct EncounterTotals: Sendable, Hashable {
  /// Contacts whose customer was checked, those who failed, and agents' seconds for it.
  public var verified = 0.0
  public var failed = 0.0
  public var verificationTime = 0.0
  /// Contacts told to use a verified channel, and agents' seconds for it.
  public var redirected = 0.0
  public var redirectionTime = 0.0
  /// Contacts whose record opened by itself, and the seconds of talk that this saved.
  public var identified = 0.0
  public var savedTime = 0.0
  /// Contacts whose after-contact work was done by the system.
  public var automated = 0.0
  public var automatedTime = 0.0
  /// Contacts answered while the CRM system was down, and the seconds that this cost.
  public var inOutage = 0.0
  public var outageTime = 0.0
  /// Contacts asked for their opinion, agents' seconds for it, those who answered, and the satisfied among them.
  public var asked = 0.0
  public var surveyTime = 0.0
  public var responses = 0.0
  public var satisfiedResponses = 0.0
  /// Contacts finished, and the satisfied among them, asked or not.
  public var rated = 0.0
  public var satisfied = 0.0
}

/// Appointments that customers wanted whose first contact was of one type in one period.
///
/// kept = booked - missed + recovered.
public struct BookingTotals: Sendable, Hashable {
  public var wanted = 0.0
  public var booked = 0.0
  /// Booked and not kept.
  public var missed = 0.0
  /// Missed, booked again, and kept.
  public var recovered = 0.0
}

/// Contacts held through interpreters, of one type in one period.
public struct InterpreterTotals: Sendable, Hashable {
  /// requests = begun + given up + waiting at the end.
  public var requests = 0.0
  public var begun = 0.0
  public var givenUp = 0.0
  /// Seconds that agent and customer waited, of those begun.
  public var waits = 0.0
  /// Seconds of interpreters, connecting included.
  public var time = 0.0
  public var cost = 0.0
}
