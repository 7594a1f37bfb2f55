import Distributions

/// The callbacks of a model as the loop reads them: one entry a contact type; flat, private to the replication.
struct CallbackTable: ~Copyable {
  struct Entry {
    /// Contact type of the callbacks; -1: none are offered.
    let line: Int32
    /// Offered on joining from this expected wait on; infinite: not.
    let expectedWait: Double
    /// Offered after this wait; infinite: not.
    let after: Double
    let keepsPlace: Bool
    let due: Double
    let window: Double
    let answer: Double
    let attempts: Int32
    let acceptanceKey: StreamKey
    let answerKey: StreamKey
    let dialKey: StreamKey
    let retryKey: StreamKey
  }

  let entries: Buffer<Entry>
  let dials: Buffer<Law>
  let retries: Buffer<Law>
  /// By expected wait.
  let acceptance: WaitCurves

  init(_ model: Model, seed: UInt64, replication: Int) {
    let types = model.hasCallbacks ? model.types : []
    entries = Buffer(
      types.map { type in
        func key(_ purpose: Purpose) -> StreamKey {
          StreamKey(seed: seed, replication: replication, purpose: purpose, name: type.streamName)
        }
        let callback = type.callback?.callback
        var (expectedWait, after) = (Double.infinity, Double.infinity)
        switch callback?.offer {
        case .expectedWait(let wait): expectedWait = wait
        case .after(let wait): after = wait
        case nil: break
        }
        var (keepsPlace, due, window) = (true, 0.0, Double.infinity)
        if case .window(let length, let start) = callback?.promise {
          (keepsPlace, due, window) = (false, start, length)
        }
        return Entry(
          line: Int32(type.callback?.line ?? -1), expectedWait: expectedWait, after: after,
          keepsPlace: keepsPlace, due: due, window: window, answer: callback?.answer ?? 0,
          attempts: Int32(callback?.attempts ?? 0), acceptanceKey: key(.callbackAcceptance),
          answerKey: key(.callbackAnswer), dialKey: key(.callbackDial),
          retryKey: key(.callbackRetry))
      })
    dials = Buffer(types.map { $0.callback?.callback.dial ?? Constant.zero })
    retries = Buffer(types.map { $0.callback?.callback.retry ?? Constant.zero })
    acceptance = WaitCurves(types.map { $0.callback?.callback.acceptance ?? WaitCurve() })
  }
}

/// The callback of a journey, from the offer on.
struct CallbackState {
  /// Contact type that accepted; -1: no callback is under way.
  var type: Int32 = -1
  /// Slot of the acceptance.
  var slot: Int32 = 0
  /// Attempts begun, the one at hand included.
  var attempts: Int32 = 0
  /// Whether the attempt at hand reaches the customer.
  var isReached = false
  /// Place in its line of a contact that will be offered a callback.
  var position: UInt64 = 0
  /// When the contact that accepted came, and how long it waited on the line, seconds.
  var came = 0.0
  var hold = 0.0
  /// The last moment of the promised window; infinite where none is promised.
  var promised = Double.infinity
}
