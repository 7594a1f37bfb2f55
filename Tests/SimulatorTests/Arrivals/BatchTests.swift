import Distributions
import Testing

@testable import Simulator

/// Contacts that come together.
@Suite struct BatchTests {
  static let laws: [(String, BatchSize)] = [
    ("3", .constant(3)), ("{geometric: {mean: 3}}", .geometric(mean: 3)),
    ("{poisson: {mean: 2.5}}", .poisson(mean: 2.5)),
    (
      "{empirical: {sizes: [1, 4, 20], weights: [70, 25, 5]}}",
      .empirical(sizes: [1, 4, 20], weights: [0.7, 0.25, 0.05])
    ),
  ]

  @Test("The law's mean and second moment are those of its draws", arguments: laws.indices)
  func moments(_ index: Int) throws {
    let law = Self.laws[index].1
    let n = 200_000
    var (sum, squares, fourths) = (0.0, 0.0, 0.0)
    for number in 0..<n {
      var stream = testStream(UInt64(number))
      let size = Double(law.sample(using: &stream))
      sum += size
      squares += size * size
      fourths += size * size * size * size
    }
    let (mean, square) = (sum / Double(n), squares / Double(n))
    // False alarm 1e-6 each (|z| < 4.89).
    #expect(abs(mean - law.mean) <= 4.89 * (max(square - mean * mean, 0) / Double(n)).squareRoot() + 1e-12)
    #expect(
      abs(square - law.secondMoment) <= 4.89
        * (max(fourths / Double(n) - square * square, 0) / Double(n)).squareRoot()
        + 1e-9)
  }

  @Test(
    "Rates are of contacts: the count of an hour has mean 60 and variance 60 E X^2 / E X",
    arguments: laws.indices)
  func counts(_ index: Int) throws {
    let (text, law) = Self.laws[index]
    let model = try CalendarText.model(
      calendar: "open: \"08:00-09:00\", interval: 60min", arrivals: "{rate: 60/h, batch: \(text)}")
    let n = 4000
    let counts = (0..<n).map { Double(CalendarText.times(model, replication: $0).count) }
    let mean = counts.reduce(0, +) / Double(n)
    let deviations = counts.map { ($0 - mean) * ($0 - mean) }
    let variance = deviations.reduce(0, +) / Double(n - 1)
    let spread = deviations.reduce(0) { $0 + ($1 - variance) * ($1 - variance) } / Double(n - 1)
    let exact = 60 * law.secondMoment / law.mean
    // False alarm 1e-6 each.
    #expect(abs(mean - 60) < 4.89 * (exact / Double(n)).squareRoot())
    #expect(abs(variance - exact) < 4.89 * (spread / Double(n)).squareRoot())
  }

  @Test(
    "M^X/M/1: the mean wait is (rho + rho E X^2 / E X) / 2 (1 - rho) contacts' worth of the line's number")
  func waits() throws {
    // Number in system rho (1 + E X^2 / E X) / (2 (1 - rho)) (Gross and Harris, "Fundamentals of Queueing Theory", section 3.1);
    // waiting: less rho. X geometric with mean 3: E X^2 / E X = 5. rho = 0.6: L = 0.6 x 6 / 0.8 = 4.5, waiting 3.9; one contact
    // a second: mean wait 3.9 s.
    var calls = ContactType.voice("calls", perSecond: 1, handle: exponential(mean: 0.6))
    calls.arrivals.batch = .geometric(mean: 3)
    let judge = Judge("M^X/M/1", .steady(30_000, warmUp: 500, [calls], [.team(1)]), replications: 30)
    judge.expect("mean wait", 3.9) { ($0.total().waits, $0.total().offered) }
  }

  @Test(
    "M^X/M/infinity: the mean number busy is that of single arrivals; a batch finds its first members in service"
  )
  func enoughAgents() throws {
    var calls = ContactType.voice("calls", perSecond: 1, handle: exponential(mean: 5))
    calls.arrivals.batch = .constant(4)
    let judge = Judge("M^X/M/infinity", .steady(20_000, warmUp: 100, [calls], [.team(120)]), replications: 20)
    judge.expect("busy", 5) { ($0.agentTotal().busyTime, 19_900) }
    #expect(judge.runs.allSatisfy { $0.total().delayed == 0 })
  }
}
