import Distributions

/// What the loop reads of a contact type at every contact, in one place of memory, private to the replication.
struct LoopType {
  let handleTimeKey: StreamKey
  let wrapUpKey: StreamKey
  let resolutionKey: StreamKey
  let followUpKey: StreamKey
  let patienceKey: StreamKey
  let balkingKey: StreamKey
  let urgencyKey: StreamKey
  let agentSelectionKey: StreamKey
  let acceptableWait: Double
  let shortAbandonment: Double
  let messageAfter: Double
  let urgentShare: Double
  let resolution: Double
  /// Factor of the current day on handle times.
  var dayFactor = 1.0
  let urgentType: Int32
  let queueLimit: Int32
  /// Contacts of this type that wait now (exact where `watchesPatience`).
  var waiting: Int32 = 0
  let isUrgent: Bool
  let hasPatience: Bool
  let hasWrapUp: Bool
  let skipsWrapUp: Bool
  let balks: Bool
  /// Trunk lines that a contact holds: 1 or 0.
  let trunks: Int32
  let isDeferrable: Bool
  /// Index of its campaign; -1: none.
  let campaign: Int32
  /// Whether leaving its line is an event of its own: somebody needs to know at once, or needs exact lengths.
  let watchesPatience: Bool
  /// Entries of the `FollowUpTable`.
  let firstFollowUp: Int32
  let followUps: Int32
  /// Whether its contacts have a deadline, or belong to a conversation.
  let isWatched: Bool
  let deadline: Deadline?
  let hasConversation: Bool
  let affinity: Affinity?
  let hasAffinity: Bool
  /// Whether its contacts may leave their line out of turn.
  let mayLeave: Bool
  /// Sum of the arrival times of those who wait, of a deferrable type, seconds.
  var arrivals = 0.0

  init(_ type: TypeModel, watchesPatience: Bool, campaign: Int, seed: UInt64, replication: Int) {
    func key(_ purpose: Purpose) -> StreamKey {
      StreamKey(seed: seed, replication: replication, purpose: purpose, name: type.streamName)
    }
    handleTimeKey = key(.handleTime)
    wrapUpKey = key(.wrapUp)
    resolutionKey = key(.resolution)
    followUpKey = key(.followUp)
    patienceKey = key(.patience)
    balkingKey = key(.balking)
    urgencyKey = key(.urgency)
    agentSelectionKey = key(.agentSelection)
    acceptableWait = type.acceptableWait
    shortAbandonment = type.shortAbandonment
    messageAfter = type.messageAfter
    urgentShare = type.urgentShare
    urgentType = Int32(type.urgentType ?? -1)
    queueLimit = Int32(clamping: type.queueLimit ?? Int(Int32.max))
    isUrgent = type.urgentOf != nil
    hasPatience = type.patience != nil
    hasWrapUp = type.wrapUp != nil
    skipsWrapUp = type.wrapUp?.isSkippable ?? false
    balks = type.balking != nil
    resolution = type.resolution
    trunks = type.channel.usesLine ? 1 : 0
    isDeferrable = type.channel.isDeferrable
    self.campaign = Int32(campaign)
    self.watchesPatience = watchesPatience || !type.followUps.isEmpty || isDeferrable
    firstFollowUp = Int32(type.followUps.lowerBound)
    followUps = Int32(type.followUps.count)
    isWatched = type.isWatched
    deadline = type.deadline
    mayLeave = type.patience != nil || type.messageAfter < .infinity
    hasConversation = type.conversation != nil
    affinity = type.affinity
    hasAffinity = type.affinity != nil
  }

  /// One more waits, who came at `time`.
  @inline(__always)
  mutating func addWaiting(from time: Double) {
    waiting += 1
    if isDeferrable { arrivals += time }
  }

  @inline(__always)
  mutating func removeWaiting(from time: Double) {
    waiting -= 1
    if isDeferrable { arrivals = waiting == 0 ? 0 : arrivals - time }
  }
}
