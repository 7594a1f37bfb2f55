/// What happens at agents' desks besides answers: contacts of one type in one period.
public struct DeskTotals: Sendable, Hashable {
  /// Times that work was put aside for other contacts, and for how long, seconds.
  public var interruptions = 0.0
  public var asideTime = 0.0
  /// Abandoned without a sign, part of abandoned.
  public var silentAbandoned = 0.0
  /// Those found out by agents; the time it took, and the agents' share of it, seconds.
  public var detected = 0.0
  public var detectionTime = 0.0
  public var detectionEffort = 0.0
  /// Turns that agents answered in chats in turns, and the seconds from the customer's word to the end of the reply.
  public var replies = 0.0
  public var latency = 0.0
}

/// How agents of one group share their attention among chats in turns, in one period; agent-seconds.
public struct TurnTotals: Sendable, Hashable {
  /// Writing.
  public var writingTime = 0.0
  /// Holding at least one chat in turns.
  public var chatTime = 0.0
  /// Holding k such chats, and the same times the chats that do not wait for the agent.
  public var time = LevelTimes()
  public var progress = LevelTimes()
}

/// Seconds by the number of chats that an agent holds, 2...6; others are not kept.
public struct LevelTimes: Sendable, Hashable {
  private var (two, three, four, five, six) = (0.0, 0.0, 0.0, 0.0, 0.0)

  public static let levels = 2...6

  public init() {}

  public subscript(level: Int) -> Double {
    get {
      switch level {
      case 2: two
      case 3: three
      case 4: four
      case 5: five
      case 6: six
      default: 0
      }
    }
    set {
      switch level {
      case 2: two = newValue
      case 3: three = newValue
      case 4: four = newValue
      case 5: five = newValue
      case 6: six = newValue
      default: break
      }
    }
  }
}
