import Distributions

/// What the loop reads of a contact type at every contact, in one place of memory, private to the replication.
struct LoopType {
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

  init(_ type: TypeModel, seed: UInt64, replication: Int) {
    func key(_ purpose: Purpose) -> StreamKey {
      StreamKey(seed: seed, replication: replication, purpose: purpose, name: type.streamName)
    }
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
  }
}
