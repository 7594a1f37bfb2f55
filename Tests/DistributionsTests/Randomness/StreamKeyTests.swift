import Testing

@testable import Distributions

@Suite("Stream keys and uniforms")
struct StreamKeyTests {
  @Test("uniforms lie strictly inside (0, 1), for the least and the greatest word too")
  func insideUnitInterval() {
    #expect(RandomStream.uniform(0) == 0x1p-53)
    #expect(RandomStream.uniform(UInt64.max) == 1 - 0x1p-53)
    #expect(1 - RandomStream.uniform(UInt64.max) == 0x1p-53)
  }

  @Test("the single uniform of a contact is the first one of its stream")
  func firstUniform() {
    let key = StreamKey(seed: 3, replication: 0, purpose: .balking, name: "calls")
    for number in 0..<100 as Range<UInt64> {
      var stream = key.stream(number)
      #expect(key.uniform(number) == stream.uniform())
    }
  }

  @Test("a key depends on seed, replication, purpose and name, and on nothing else")
  func dependence() {
    func key(_ seed: UInt64, _ replication: Int, _ purpose: Purpose, _ name: String) -> UInt64 {
      StreamKey(seed: seed, replication: replication, purpose: purpose, name: name).bits
    }
    let base = key(1, 2, .handleTime, "calls")
    // Made again after others: the order of creation plays no part.
    _ = key(1, 2, .handleTime, "another type")
    #expect(key(1, 2, .handleTime, "calls") == base)
    #expect(key(2, 2, .handleTime, "calls") != base)
    #expect(key(1, 3, .handleTime, "calls") != base)
    #expect(key(1, 2, .patience, "calls") != base)
    #expect(key(1, 2, .handleTime, "call") != base)
    #expect(key(1, 2, .handleTime, "") != base)
  }

  @Test("keys of neighbouring names, purposes and replications are all different")
  func distinct() {
    var keys: Set<UInt64> = []
    for replication in 0..<20 {
      for purpose in Purpose.allCases {
        for type in 0..<20 {
          keys.insert(
            StreamKey(seed: 1, replication: replication, purpose: purpose, name: "type-\(type)").bits)
        }
      }
    }
    #expect(keys.count == 20 * Purpose.allCases.count * 20)
  }

  // The words were also computed by a separate program from the definitions of Philox, FNV-1a and the key.
  @Test("rng: v1 is frozen: these words never change")
  func frozen() {
    let key = StreamKey(seed: 1, replication: 0, purpose: .arrival, name: "calls")
    var stream = key.stream(0)
    let words = (0..<3).map { _ in stream.nextWord() }
    #expect(words == [16_893_862_652_064_753_799, 393_167_186_152_521_952, 7_991_555_815_198_353_137])
  }
}
