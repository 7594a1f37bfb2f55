import Testing

@testable import Distributions

/// Statistical tests of 64-bit words, in the manner of Knuth (The Art of Computer Programming 2, section 3.3.2)
/// and of Marsaglia's birthday spacings: each gives a two-sided p-value.
enum Battery {
  struct RandomnessTest: Sendable, CustomTestStringConvertible {
    let name: String
    let pValue: @Sendable ([UInt64]) -> Double
    var testDescription: String { name }
  }

  static let tests: [RandomnessTest] = [
    RandomnessTest(name: "each bit is 1 half of the time", pValue: bits),
    RandomnessTest(name: "bytes are equally frequent", pValue: bytes),
    RandomnessTest(name: "uniforms fill 256 cells evenly", pValue: frequency),
    RandomnessTest(name: "pairs of uniforms fill 32 x 32 cells evenly", pValue: pairs),
    RandomnessTest(name: "runs up and down are as many as expected", pValue: runs),
    RandomnessTest(name: "gaps between visits to [0, 1/8) are geometric", pValue: gaps),
    RandomnessTest(name: "birthday spacings of the high bits repeat as expected") {
      birthdays($0, shift: 40)
    },
    RandomnessTest(name: "birthday spacings of the low bits repeat as expected") { birthdays($0, shift: 0) },
    RandomnessTest(name: "uniforms at lags up to 64 are uncorrelated", pValue: lagCorrelations),
    RandomnessTest(name: "neighbours differ in half of their bits", pValue: neighbourDistance),
    RandomnessTest(name: "numbers of ones in neighbours are uncorrelated", pValue: onesCorrelation),
  ]

  // MARK: From statistics to p-values

  static func pValue(z: Double) -> Double {
    2 * min(StandardNormal.cdf(z), StandardNormal.cdf(-z))
  }

  static func pValue(chiSquare x: Double, degrees: Int) -> Double {
    let half = Double(degrees) / 2
    return 2 * min(SpecialFunctions.lowerGamma(half, x / 2), SpecialFunctions.upperGamma(half, x / 2))
  }

  /// Pearson's statistic of counts against equal expectations.
  static func pValue(equalCounts counts: [Int]) -> Double {
    let expected = Double(counts.reduce(0, +)) / Double(counts.count)
    var sum = 0.0
    for count in counts { sum += (Double(count) - expected) * (Double(count) - expected) }
    return pValue(chiSquare: sum / expected, degrees: counts.count - 1)
  }

  // MARK: The tests

  static func bits(_ words: [UInt64]) -> Double {
    var ones = [Int](repeating: 0, count: 64)
    for word in words {
      for bit in 0..<64 where word >> UInt64(bit) & 1 == 1 { ones[bit] += 1 }
    }
    var sum = 0.0
    for count in ones {
      let z = (2 * Double(count) - Double(words.count)) / Double(words.count).squareRoot()
      sum += z * z
    }
    return pValue(chiSquare: sum, degrees: 64)
  }

  static func bytes(_ words: [UInt64]) -> Double {
    var counts = [Int](repeating: 0, count: 256)
    for word in words {
      for byte in 0..<8 { counts[Int(word >> UInt64(8 * byte) & 255)] += 1 }
    }
    return pValue(equalCounts: counts)
  }

  static func frequency(_ words: [UInt64]) -> Double {
    var counts = [Int](repeating: 0, count: 256)
    for word in words { counts[Int(RandomStream.uniform(word) * 256)] += 1 }
    return pValue(equalCounts: counts)
  }

  static func pairs(_ words: [UInt64]) -> Double {
    var counts = [Int](repeating: 0, count: 1024)
    for i in stride(from: 0, to: words.count - 1, by: 2) {
      let row = Int(RandomStream.uniform(words[i]) * 32)
      counts[row * 32 + Int(RandomStream.uniform(words[i + 1]) * 32)] += 1
    }
    return pValue(equalCounts: counts)
  }

  /// The number of runs up and down in n numbers has mean (2 n - 1) / 3 and variance (16 n - 29) / 90.
  static func runs(_ words: [UInt64]) -> Double {
    var runs = 1
    for i in 2..<words.count where (words[i] > words[i - 1]) != (words[i - 1] > words[i - 2]) { runs += 1 }
    let n = Double(words.count)
    return pValue(z: (Double(runs) - (2 * n - 1) / 3) / ((16 * n - 29) / 90).squareRoot())
  }

  static func gaps(_ words: [UInt64]) -> Double {
    let longest = 40
    let probability = 0.125
    var counts = [Int](repeating: 0, count: longest + 1)
    var (gap, gaps, hasVisited) = (0, 0, false)
    for word in words {
      if RandomStream.uniform(word) < probability {
        if hasVisited {
          counts[min(gap, longest)] += 1
          gaps += 1
        }
        (gap, hasVisited) = (0, true)
      } else {
        gap += 1
      }
    }
    var (chiSquare, remaining) = (0.0, 1.0)
    for (length, count) in counts.enumerated() {
      let share = length == longest ? remaining : remaining * probability
      remaining -= share
      let expected = Double(gaps) * share
      chiSquare += (Double(count) - expected) * (Double(count) - expected) / expected
    }
    return pValue(chiSquare: chiSquare, degrees: longest)
  }

  /// 512 birthdays in a year of 2^24 days: the number of equal spacings is Poisson with mean 512^3 / 2^26 = 2.
  static func birthdays(_ words: [UInt64], shift: UInt64) -> Double {
    let groups = words.count / 512
    var repeats = 0
    for group in 0..<groups {
      let days = words[group * 512..<(group + 1) * 512].map { $0 >> shift & 0xFF_FFFF }.sorted()
      let spacings = zip(days.dropFirst(), days).map { $0 - $1 }.sorted()
      for (next, previous) in zip(spacings.dropFirst(), spacings) where next == previous { repeats += 1 }
    }
    let expected = 2 * Double(groups)
    // Sums of Poisson counts: the square root is close to normal with variance 1/4.
    return pValue(z: 2 * (Double(repeats).squareRoot() - expected.squareRoot()))
  }

  static func lagCorrelations(_ words: [UInt64]) -> Double {
    let centred = words.map { (RandomStream.uniform($0) - 0.5) * 12.0.squareRoot() }
    let lags = [1, 2, 3, 5, 8, 13, 64]
    var chiSquare = 0.0
    for lag in lags {
      var sum = 0.0
      for i in lag..<centred.count { sum += centred[i] * centred[i - lag] }
      chiSquare += sum * sum / Double(centred.count - lag)
    }
    return pValue(chiSquare: chiSquare, degrees: lags.count)
  }

  static func neighbourDistance(_ words: [UInt64]) -> Double {
    var distance = 0
    for i in 1..<words.count { distance += (words[i] ^ words[i - 1]).nonzeroBitCount }
    let bits = 64 * Double(words.count - 1)
    return pValue(z: (2 * Double(distance) - bits) / bits.squareRoot())
  }

  /// The number of ones in a word has mean 32 and variance 16.
  static func onesCorrelation(_ words: [UInt64]) -> Double {
    var sum = 0
    for i in 1..<words.count {
      sum += (words[i].nonzeroBitCount - 32) * (words[i - 1].nonzeroBitCount - 32)
    }
    return pValue(z: Double(sum) / (16 * Double(words.count - 1).squareRoot()))
  }
}
