/// How many contacts an agent of a group holds at once, and how fast each goes on then (CH2, CH11).
///
/// An agent has `capacity` units; a contact takes as many as its channel uses. So {capacity: 3, voice: 3, chat: 1} is up to
/// three chats or one call, and {capacity: 3, voice: 2, chat: 1} lets a chat go on beside a call.
///
/// - Source: limited processor sharing as in J. Luo and J. Zhang, "Staffing and control of instant messaging contact
///   centers", Operations Research 61 (2013).
public struct Concurrency: Sendable, Hashable {
  /// At least 1.
  public var capacity: Int
  /// Units that a contact takes, by channel; 1...capacity.
  public var uses: [String: Int]
  /// Work done a second, all contacts of sharing channels together, while the agent holds 1, 2, ... of them; the last value
  /// holds beyond. Never falls.
  public var speed: [Double]

  /// Most units of one agent.
  public static let mostUnits = 60

  /// One contact at a time.
  static let one = Concurrency(capacity: 1, uses: [:], speed: [1])

  /// Units of a contact of this channel: those stated, else one where contacts share an agent, else all.
  public func units(of channel: Channel) -> Int {
    uses[channel.name] ?? (channel.sharesAgent ? 1 : capacity)
  }
}
