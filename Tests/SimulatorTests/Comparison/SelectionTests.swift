import Distributions
import Testing

@testable import Simulator

/// The sequential procedures on normal observations with known means: how often they are right.
@Suite struct SelectionTests {
  /// Standard normals, `[replication][system]`, that share a part (common random numbers).
  private struct Source {
    let key: StreamKey
    let means: [Double]
    let shared: Double
    private var next: UInt64 = 0

    init(seed: UInt64, means: [Double], shared: Double) {
      key = StreamKey(seed: seed, replication: 0, purpose: .arrival, name: "normal")
      self.means = means
      self.shared = shared
    }

    mutating func row() -> [Double] {
      var stream = key.stream(next)
      next += 1
      let common = StandardNormal.quantile(stream.uniform()) * shared.squareRoot()
      return means.map { $0 + common + StandardNormal.quantile(stream.uniform()) * (1 - shared).squareRoot() }
    }
  }

  private static let repetitions = 2000

  /// False alarm 1e-6 over seeds: a share of at least p is seen to be above p - 4.89 sqrt(p (1 - p) / n).
  private func expectShare(_ right: Int, atLeast p: Double) {
    let n = Double(Self.repetitions)
    #expect(Double(right) / n > p - 4.89 * (p * (1 - p) / n).squareRoot(), "\(right) of \(n)")
  }

  @Test("Kim-Nelson selects the best of 5 that is delta ahead of equals with the stated probability")
  func slippage() {
    var taken: [Int] = []
    for shared in [0, 0.8] {
      var right = 0
      var total = 0
      for repetition in 0..<Self.repetitions {
        var source = Source(seed: UInt64(repetition), means: [0, 0, 0.5, 0, 0], shared: shared)
        var procedure = KimNelson(
          first: (0..<10).map { _ in source.row() }, alpha: 0.05, delta: 0.5, candidates: Array(0..<5))
        while procedure.selected == nil { procedure.take(source.row()) }
        right += procedure.selected == 2 ? 1 : 0
        total += procedure.taken
      }
      expectShare(right, atLeast: 0.95)
      taken.append(total)
    }
    // Common random numbers pay: differences have a variance of 0.4 instead of 2.
    #expect(taken[1] * 2 < taken[0])
  }

  @Test("Kim-Nelson ends with any of equals, after the replications that its region allows")
  func equals() {
    var source = Source(seed: 3, means: [1, 1, 1], shared: 0.5)
    var procedure = KimNelson(
      first: (0..<10).map { _ in source.row() }, alpha: 0.05, delta: 0.2, candidates: [0, 1, 2])
    let longest = procedure.longest
    while procedure.selected == nil { procedure.take(source.row()) }
    #expect(Double(procedure.taken) <= longest + 1)
  }

  @Test("Systems that are the same in every replication end as ties")
  func ties() {
    let rows = (0..<10).map { _ in [1.0, 1.0, 0.5] }
    let procedure = KimNelson(first: rows, alpha: 0.05, delta: 0.1, candidates: [0, 1, 2])
    #expect(procedure.selected == 0)
    #expect(procedure.ties == [1])
    #expect(procedure.outAfter[2] == 10)
  }

  @Test("The region begins at half of h squared, and closes")
  func constants() {
    // k = 4, n0 = 10, alpha = 0.05: eta = ((2 x 0.05 / 3)^(-2/9) - 1) / 2 = 0.564681, h^2 = 18 eta = 10.16425.
    let region = TriangularRegion(beta: 0.05 / 3, delta: 1, firstStage: 10)
    #expect(abs(region.width(after: 0, variance: 1) * 2 - 10.16425) < 2e-5)
    #expect(region.longest(variance: 1) == 11)
    #expect(region.width(after: 11, variance: 1) == 0)
  }

  @Test(
    "A target a tolerance away from its bound is judged rightly with the stated probability",
    arguments: [0.3, -0.3])
  func feasibility(mean: Double) {
    var right = 0
    for repetition in 0..<Self.repetitions {
      var source = Source(seed: UInt64(repetition), means: [mean], shared: 0)
      var check = FeasibilityCheck(first: (0..<10).map { _ in source.row() }, beta: 0.05, tolerances: [0.3])
      while check.verdict == .undecided { check.take(source.row()) }
      right += check.verdict == (mean > 0 ? .met : .missed) ? 1 : 0
    }
    expectShare(right, atLeast: 0.95)
  }

  @Test("Simultaneous intervals of paired ratios cover together as often as stated")
  func coverage() {
    // a_r / b_r with b around 10 and a = R b + noise: differences of R are exact.
    let n = 40
    let confidence = Confidence(level: 1 - 0.05 / 3, units: n)
    var right = 0
    for repetition in 0..<Self.repetitions {
      var source = Source(seed: UInt64(repetition), means: [0, 0, 0, 0, 0], shared: 0.5)
      var pairs = Array(repeating: [(numerator: Double, denominator: Double)](), count: 4)
      for _ in 0..<n {
        let row = source.row()
        for system in 0..<4 {
          let load = 10 + row[4]
          pairs[system].append(
            (numerator: (0.5 + 0.1 * Double(system)) * load + row[system], denominator: load))
        }
      }
      let samples = pairs.map { PairedSample($0) }
      let isCovered = (1..<4).allSatisfy { system in
        let found = samples[system].difference(to: samples[0], confidence, empty: "")
        guard let value = found.value, let halfWidth = found.halfWidth else { return false }
        return abs(value - 0.1 * Double(system)) <= halfWidth
      }
      right += isCovered ? 1 : 0
    }
    expectShare(right, atLeast: 0.95)
  }
}
