import Testing

@testable import Distributions

@Suite("Philox2x64-10")
struct PhiloxTests {
  /// Lines `philox2x64 10` of `kat_vectors` in the authors' Random123 library: counter, key, expected words.
  static let knownAnswers: [(counter: (UInt64, UInt64), key: UInt64, words: (UInt64, UInt64))] = [
    ((0, 0), 0, (0xca00_a045_9843_d731, 0x66c2_4222_c9a8_45b5)),
    ((.max, .max), .max, (0x65b0_21d6_0cd8_310f, 0x4d02_f322_2f86_df20)),
    (
      (0x243f_6a88_85a3_08d3, 0x1319_8a2e_0370_7344), 0xa409_3822_299f_31d0,
      (0x0a5e_742c_2997_341c, 0xb0f8_83d3_8000_de5d)
    ),
  ]

  @Test("gives the published known answers", arguments: knownAnswers.indices)
  func knownAnswer(_ index: Int) {
    let (counter, key, expected) = Self.knownAnswers[index]
    let words = Philox.words(key: key, counter: (counter.0, counter.1))
    #expect(words == expected)
  }

  @Test("a stream's words are those of its counter blocks, two to a block")
  func wordsOfStream() {
    let key = StreamKey(seed: 1, replication: 2, purpose: .patience, name: "calls")
    var stream = key.stream(9)
    for block in 0..<4 as Range<UInt64> {
      let words = Philox.words(key: key.bits, counter: (9, block))
      #expect(stream.nextWord() == words.0)
      #expect(stream.nextWord() == words.1)
    }
  }
}
