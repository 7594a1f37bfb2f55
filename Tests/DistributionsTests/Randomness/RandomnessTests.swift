import Testing

@testable import Distributions

/// The battery on words taken from the streams in the ways the simulator does.
@Suite("Randomness of the streams")
struct RandomnessTests {
  enum Source: String, CaseIterable, CustomTestStringConvertible {
    case oneStream = "one long stream"
    case successiveContacts = "first words of successive contacts"
    case interleaved = "interleaved purposes, types and replications"
    case successiveReplications = "first contact of successive replications"
    case successiveSeeds = "first contact under successive seeds"

    var testDescription: String { rawValue }

    func words(_ count: Int) -> [UInt64] {
      switch self {
      case .oneStream:
        var stream = key().stream(7)
        return (0..<count).map { _ in stream.nextWord() }
      case .successiveContacts:
        let key = key()
        return (0..<count).map { firstWord(key, UInt64($0)) }
      case .interleaved:
        let keys = [0, 1].flatMap { replication in
          ["calls", "chats", "sales"].flatMap { type in
            [Purpose.arrival, .patience, .handleTime, .wrapUp].map { purpose in
              StreamKey(seed: 1, replication: replication, purpose: purpose, name: type)
            }
          }
        }
        return (0..<count).map { firstWord(keys[$0 % keys.count], UInt64($0 / keys.count)) }
      case .successiveReplications:
        return (0..<count).map { firstWord(key(replication: $0), 0) }
      case .successiveSeeds:
        return (0..<count).map { firstWord(key(seed: UInt64($0)), 0) }
      }
    }

    private func key(seed: UInt64 = 1, replication: Int = 0) -> StreamKey {
      StreamKey(seed: seed, replication: replication, purpose: .handleTime, name: "calls")
    }

    private func firstWord(_ key: StreamKey, _ number: UInt64) -> UInt64 {
      var stream = key.stream(number)
      return stream.nextWord()
    }
  }

  // False alarm 1e-6 over seeds for each pair of a test and a source. At 2^16 words a bit that is 1 in
  // 51.5 % of cases, or a correlation of 0.03 between neighbours, is detected with probability 0.99.
  @Test("pass the battery", arguments: Source.allCases)
  func battery(_ source: Source) {
    let words = source.words(Effort.words)
    for test in Battery.tests {
      let pValue = test.pValue(words)
      #expect(pValue > falseAlarm, "\(test.name), \(source.rawValue)")
    }
  }

  @Test("a counter, a Weyl sequence and repeated words do not pass")
  func batteryDetects() {
    let count = 1 << 14
    let flawed: [[UInt64]] = [
      (0..<count).map { UInt64($0) },
      (0..<count).map { UInt64($0) &* 0x9E37_79B9_7F4A_7C15 },
      Source.oneStream.words(count / 2).flatMap { [$0, $0] },
    ]
    for words in flawed {
      #expect(Battery.tests.contains { $0.pValue(words) < falseAlarm })
    }
  }
}
