import Distributions

/// How expected waits are predicted, by contact type, as the loop reads it.
struct WaitEstimates: ~Copyable {
  struct Entry {
    enum Kind: UInt8 { case none, queueLength, lastToEnterService, headOfLine, fixed }

    var kind = Kind.none
    /// Seconds.
    var fixed = 0.0
    /// Line of its callbacks, whose customers stand in the same queue; -1: none.
    var callbackLine: Int32 = -1
    let hazardAfter: Double
    let handleTimeAfter: Double
    let balkingKey: StreamKey
  }

  let entries: Buffer<Entry>
  /// Contacts a second that one agent of group i finishes of type k: `rates[k * groups + i]`.
  let rates: Buffer<Double>
  /// Of balking, by announced wait.
  let balking: WaitCurves

  init(_ model: Model, seed: UInt64, replication: Int) {
    let types = model.hasWaitEstimates ? model.types : []
    entries = Buffer(
      types.map { type in
        let announcement = type.announcement
        var entry = Entry(
          hazardAfter: announcement?.hazardAfter ?? 1, handleTimeAfter: announcement?.handleTimeAfter ?? 0,
          balkingKey: StreamKey(
            seed: seed, replication: replication, purpose: .announcedBalking, name: type.streamName))
        if let line = type.callback?.line { entry.callbackLine = Int32(line) }
        switch announcement?.estimate ?? (type.callback == nil ? nil : .queueLength) {
        case nil: break
        case .queueLength: entry.kind = .queueLength
        case .lastToEnterService: entry.kind = .lastToEnterService
        case .headOfLine: entry.kind = .headOfLine
        case .fixed(let wait):
          entry.kind = .fixed
          entry.fixed = wait
        }
        return entry
      })
    let groups = model.groups.count
    rates = Buffer(
      types.indices.flatMap { k in
        model.groups.indices.map { i in
          let time = types[k].handleTime.mean + (types[k].wrapUp?.time.mean ?? 0)
          let speed = model.groups[i].concurrency?.speed.last ?? 1
          return model.serves[k * groups + i] && time > 0
            ? speed / (time * model.handleTimeFactor[k * groups + i]) : 0
        }
      })
    balking = WaitCurves(types.map { $0.announcement?.balking ?? WaitCurve() })
  }
}
