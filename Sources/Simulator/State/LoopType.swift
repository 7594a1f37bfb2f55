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
  let sharesAgent: Bool
  let hasTurns: Bool
  /// What it costs to go on with work that was put aside, seconds; negative: it can't be.
  let switchCost: Double
  /// Probability that who abandons leaves no sign.
  let silentShare: Double
  /// Those who did and whom no agent has found out yet.
  var unnoticed: Int32 = 0
  let silenceKey: StreamKey
  let detectionKey: StreamKey
  /// Entries of the `FollowUpTable`.
  let firstFollowUp: Int32
  let followUps: Int32
  /// First stage of its self-service (`StageTable`); -1: none.
  let firstStage: Int32
  /// Whether its contacts come to their line at once: not by self-service, a wrong line or a campaign.
  let comesDirectly: Bool
  /// Share of contacts that try it, on the current day.
  var selfServiceShare: Double
  /// Trunk lines that a contact holds there: 1 or 0.
  let trunksInSelfService: Int32
  /// Entries of the `TransferTable`.
  let firstTransfer: Int32
  let transfers: Int32
  /// Share of contacts that reach a wrong line first.
  let misrouteShare: Double
  let announces: Bool
  /// Whether who finds nobody free chooses whether to wait: balks, hears an announcement, or is offered a callback.
  let hasChoice: Bool
  let offersCallback: Bool
  /// Whether it holds the callbacks of another type.
  let isCallback: Bool
  /// Wait of the contact of this type that was answered last, seconds.
  var lastWait = 0.0
  /// Whether its contacts have a deadline, or belong to a conversation.
  let isTimed: Bool
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
    trunks = type.channel.usesLine && type.callbackOf == nil ? 1 : 0
    announces = type.announcement != nil
    offersCallback = type.callback != nil
    hasChoice = balks || announces || offersCallback
    isCallback = type.callbackOf != nil
    isDeferrable = type.channel.isDeferrable
    self.campaign = Int32(campaign)
    sharesAgent = type.channel.sharesAgent
    hasTurns = type.turns != nil
    switchCost = type.switchCost ?? -1
    silentShare = type.silentAbandonment?.share ?? 0
    silenceKey = key(.silence)
    detectionKey = key(.detection)
    self.watchesPatience =
      watchesPatience || !type.followUps.isEmpty || type.isWatched || announces || offersCallback
      || isDeferrable
    firstFollowUp = Int32(type.followUps.lowerBound)
    followUps = Int32(type.followUps.count)
    firstTransfer = Int32(type.transfers.lowerBound)
    transfers = Int32(type.transfers.count)
    misrouteShare = type.misrouting?.misrouting.probability ?? 0
    firstStage = Int32(type.selfService?.firstStage ?? -1)
    comesDirectly = type.selfService == nil && type.misrouting == nil && campaign < 0
    selfServiceShare = type.selfService?.share ?? 0
    trunksInSelfService = type.selfService?.holdsLine == true ? trunks : 0
    isTimed = type.isTimed
    deadline = type.deadline
    mayLeave = type.patience != nil || type.messageAfter < .infinity
    hasConversation = type.conversation != nil
    affinity = type.affinity
    hasAffinity = type.affinity != nil
  }

  /// One more waits, who came at `time`.
  @inline(__always)
  mutating func addWaiting(from time: Double) {
    waiting &+= 1
    if isDeferrable { arrivals += time }
  }

  @inline(__always)
  mutating func removeWaiting(from time: Double) {
    waiting &-= 1
    if isDeferrable { arrivals = waiting == 0 ? 0 : arrivals - time }
  }
}
