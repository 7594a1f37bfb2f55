/// What a stream of random numbers is for. The raw values are part of the frozen `rng: v1`.
public enum Purpose: UInt64, Sendable, CaseIterable {
  case arrival = 1
  case patience = 2
  case handleTime = 3
  case wrapUp = 4
  case balking = 5
  case urgency = 6
  case agentSelection = 7
  case dayBusyness = 8
  case intervalBusyness = 9
  case agentEffect = 10
  case dayEffect = 11
  case resolution = 12
  case followUp = 13
  case followUpDelay = 14
  case pastDay = 40
  case shock = 41
  case batch = 42
  case reason = 43
  case reach = 60
  case ring = 61
  case preview = 62
  case retry = 63
  case selfServiceUse = 50
  case stageTime = 51
  case stageExit = 52
  case selfServiceReturn = 53
  case selfServiceReturnDelay = 54
  case selfServiceOutage = 55
  case transfer = 70
  case conference = 71
  case misroute = 72
  case misrouteTime = 73
  case callbackAcceptance = 74
  case callbackAnswer = 75
  case callbackDial = 76
  case callbackRetry = 77
  case announcedBalking = 78
  case backlogAge = 30
  case moreTouches = 31
  case thinkTime = 32
  case silence = 20
  case detection = 21
  case turnNumber = 22
  case agentSpell = 23
  case patientSpell = 24
  case verification = 80
  case verificationTime = 81
  case identified = 82
  case timeSaved = 83
  case automation = 84
  case outageTime = 85
  case redirection = 86
  case redirectionTime = 87
  case satisfaction = 88
  case surveyOffer = 89
  case surveyResponse = 90
  case surveyTime = 91
  case booking = 92
  case noShow = 93
  case reminder = 94
  case agentQuality = 95
  case absence = 96
  case absenceShare = 97
  case unavailable = 98
  case unavailableTime = 99
  case interpreterConnect = 100
  case crmOutage = 101
  case cohort = 102
}

/// Names a family of streams: one purpose of one contact type (or group) in one replication.
///
/// Streams are keyed by (seed, replication, purpose, name), never by order of creation, so adding a
/// contact type leaves the random numbers of the others as they were. Names are mixed into 64 bits;
/// with a million keys in use, two of them coincide with probability 3e-8.
@frozen
public struct StreamKey: Sendable, Hashable {
  @usableFromInline let bits: UInt64

  public init(seed: UInt64, replication: Int, purpose: Purpose, name: String) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325  // FNV-1a over the UTF-8 of the name
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    let system = Philox.words(key: seed, counter: (UInt64(replication), purpose.rawValue))
    bits = Philox.words(key: system.0, counter: (hash, system.1)).0
  }

  /// The random numbers of one contact (or agent, day, interval) for this purpose.
  @inlinable @inline(__always)
  public func stream(_ number: UInt64) -> RandomStream { RandomStream(key: bits, number: number) }

  /// The first uniform of `stream(number)`: all that a single coin flip needs.
  @inlinable @inline(__always)
  public func uniform(_ number: UInt64) -> Double {
    RandomStream.uniform(Philox.words(key: bits, counter: (number, 0)).0)
  }
}
