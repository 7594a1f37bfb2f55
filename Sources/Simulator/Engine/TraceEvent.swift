/// Something that happened to a contact or an agent in one replication, for event logs (`TraceRun`).
///
/// Plain values by index; `TraceNames` gives them names.
public struct TraceEvent: Sendable, Hashable {
  /// As written in event logs.
  public enum Kind: String, Sendable, CaseIterable {
    /// `waiting` agents of the group are on shift from now on.
    case staffing
    /// A customer's first contact comes to the center.
    case arrival
    /// It waits already as the horizon begins, since `duration` seconds.
    case backlog
    /// The customer is put on a list of calls to make.
    case listed
    case redial, reconnect
    case channelSwitch = "channel-switch"
    /// An attempt to call back joins its line.
    case callback
    /// The next touch of a conversation.
    case touch
    /// An agent passes the contact on: what follows is a new contact in the line of `type`.
    case transfer
    case selfService = "self-service"
    /// Self-service ends after `duration` seconds, without an agent or on the way to one.
    case contained
    case toAgent = "to-agent"
    /// Joins its line; `waiting` are there now, this one included.
    case queue
    /// The agent answers, after `duration` seconds of wait.
    case answer
    /// The talk is over after `duration` seconds; after-contact work begins.
    case wrapUp = "wrap-up"
    /// The agent has finished the contact, `duration` seconds after answering it.
    case end
    /// The agent of a warm transfer stays with the caller; leaves after `duration` seconds.
    case hold
    case holdEnd = "hold-end"
    case interpreterAsked = "interpreter-asked"
    /// Joins after `duration` seconds.
    case interpreter
    /// The contact leaves its line unanswered after `duration` seconds.
    case abandon
    case balk, block
    case message
    case callbackAccepted = "callback-accepted"
    case disconnect, unfinished
    /// The agent, or a dialer, calls a customer.
    case dial
    case noAnswer = "no-answer"
    /// Answered by the customer with no agent free.
    case nuisance
    /// The agent is not available for `duration` seconds.
    case pause
  }

  /// Seconds: of a calendar since midnight of its first day, of a steady state since its beginning.
  public var time: Double
  public var kind: Kind
  /// Numbers in order of coming, from 1; 0: none.
  public var customer = 0
  public var contact = 0
  /// Index of the contact type; -1: none.
  public var type = -1
  /// Index of the agent group; -1: none.
  public var group = -1
  /// Number of the agent in the group, from 1; 0: none.
  public var agent = 0
  /// Seconds; nil: none.
  public var duration: Double?
  /// nil: not counted.
  public var waiting: Int?
  /// Of a first contact: names it and its random numbers, the same whatever the agents and the routing.
  public var number: UInt64?

  init(_ kind: Kind, at time: Double) {
    self.kind = kind
    self.time = time
  }
}

extension TraceEvent.Kind {
  init(_ fate: UnansweredFate) {
    self =
      switch fate {
      case .abandoned: .abandon
      case .balked: .balk
      case .diverted: .message
      case .calledBack: .callbackAccepted
      case .disconnected: .disconnect
      case .unfinished: .unfinished
      }
  }
}
