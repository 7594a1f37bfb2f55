import Distributions

/// An outbound contact type as the loop needs it, private to the replication.
struct LoopCampaign: ~Copyable {
  let type: Int
  var list = CallList()
  /// Calls that a dialer has made and that ring now.
  var ringing = 0
  /// Calls answered so far, and those of them that found no agent.
  var reached = 0.0
  var nuisances = 0.0
  let records: Int
  let attempts: Int32
  let dialer: Campaign.Dialer?
  let reach: Buffer<Double>
  /// Preview (or zero), ring and retry.
  let laws: Buffer<Law>
  let reachKey: StreamKey
  let ringKey: StreamKey
  let previewKey: StreamKey
  let retryKey: StreamKey

  init(_ model: Model, type: Int, _ campaign: Campaign, seed: UInt64, replication: Int) {
    func key(_ purpose: Purpose) -> StreamKey {
      StreamKey(seed: seed, replication: replication, purpose: purpose, name: model.types[type].streamName)
    }
    self.type = type
    records = campaign.records
    attempts = Int32(campaign.attempts)
    dialer = if case .predictive(let dialer) = campaign.mode { dialer } else { nil }
    reach = Buffer(campaign.reach)
    laws = Buffer([campaign.preview ?? Constant.zero, campaign.ring, campaign.retry])
    (reachKey, ringKey, previewKey, retryKey) = (key(.reach), key(.ring), key(.preview), key(.retry))
  }

  /// Probability that the right party answers, in a period slot (`PeriodSlots`).
  func reach(slot: Int) -> Double {
    reach.count == 1 ? reach[0] : slot == 0 ? 0 : reach[(slot - 1) % reach.count]
  }

  /// An agent's preview and the ring of one attempt, seconds.
  func dialing(_ draw: UInt64) -> Double {
    var stream = previewKey.stream(draw)
    return dialer == nil ? laws[0].sample(using: &stream) + ring(draw) : ring(draw)
  }

  private func ring(_ draw: UInt64) -> Double {
    var stream = ringKey.stream(draw)
    return laws[1].sample(using: &stream)
  }

  func retry(_ draw: UInt64) -> Double {
    var stream = retryKey.stream(draw)
    return laws[2].sample(using: &stream)
  }
}
