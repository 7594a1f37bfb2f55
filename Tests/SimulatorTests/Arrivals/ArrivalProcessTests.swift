import Distributions
import Testing

@testable import Simulator

@Suite struct ArrivalProcessTests {
  private func clock(_ process: Arrivals.Process, hours: Double, interval: Double, days: Int = 1)
    -> ModelClock
  {
    ModelClock(
      .calendar(
        hours: hours, interval: interval, days: days, [.voice("calls", handle: constant(1))], []))
  }

  private func times(_ process: Arrivals.Process, on clock: ModelClock, replication: Int = 0) -> [Double] {
    var arrivals = ArrivalClock(process, on: clock, seed: 11, replication: replication)
    var times: [Double] = []
    while let time = arrivals.next() { times.append(time) }
    return times
  }

  /// The unit exponentials of the same contacts.
  private func exponentials(_ count: Int) -> [Double] {
    let key = StreamKey(seed: 11, replication: 0, purpose: .arrival, name: "calls")
    return (0..<count).map { number in
      var stream = key.stream(UInt64(number))
      return exponential(mean: 1).sample(using: &stream)
    }
  }

  @Test(
    "Piecewise-constant rates: the cumulative rate at arrival j is the sum of j unit exponentials, over changes too"
  )
  func piecewiseConstant() {
    let counts: [Double] = [3, 0, 40, 1]
    let clock = clock(.perInterval(counts), hours: 2, interval: 1800)
    let found = times(.perInterval(counts), on: clock)
    var sum = 0.0
    for (time, exponential) in zip(found, exponentials(found.count)) {
      sum += exponential
      let whole = Int(time / 1800)
      let mass = counts[..<whole].reduce(0, +) + counts[whole] * (time / 1800 - Double(whole))
      #expect(abs(mass - sum) < 1e-9 * (1 + sum))
      #expect(whole != 1, "no arrival while the rate is 0")
    }
  }

  @Test("Piecewise-linear rates: the same, through a rate of 0 and a steep fall")
  func piecewiseLinear() {
    let points: [Arrivals.RatePoint] = [
      .init(time: 0, rate: 0), .init(time: 1000, rate: 0.1), .init(time: 1500, rate: 0),
      .init(time: 3600, rate: 0.02),
    ]
    let clock = clock(.linear(points), hours: 1, interval: 900)
    let found = times(.linear(points), on: clock)
    #expect(found.count > 50)
    var sum = 0.0
    for (time, exponential) in zip(found, exponentials(found.count)) {
      sum += exponential
      var mass = 0.0
      for (from, to) in zip(points, points.dropFirst()) where time > from.time {
        let step = min(time, to.time) - from.time
        mass += step * (from.rate + 0.5 * step * (to.rate - from.rate) / (to.time - from.time))
      }
      #expect(abs(mass - sum) < 1e-9 * (1 + sum))
    }
  }

  @Test("Twice the volume keeps the contacts: the cumulative rates of arrival j differ by the factor 2")
  func scaling() {
    let clock = clock(.constant(rate: 0.01), hours: 10, interval: 1800)
    let few = times(.constant(rate: 0.01), on: clock)
    let many = times(.constant(rate: 0.02), on: clock)
    for (a, b) in zip(few, many) { #expect(abs(a - 2 * b) < 1e-6) }
  }

  @Test("Nights have no arrivals, and every day has its expected number")
  func days() {
    let counts: [Double] = [30, 60]
    let clock = clock(.perInterval(counts), hours: 1, interval: 1800, days: 3)
    // 200 replications of a Poisson number with mean 90 a day. False alarm 1e-6 a day (|z| < 4.89).
    var byDay = [0.0, 0, 0]
    for replication in 0..<200 {
      for time in times(.perInterval(counts), on: clock, replication: replication) {
        let day = Int(time / 86_400)
        #expect(time - Double(day) * 86_400 < 3600)
        byDay[day] += 1
      }
    }
    for count in byDay { #expect(abs(count - 18_000) < 4.89 * 18_000.0.squareRoot()) }
  }

  @Test("Day busyness inflates the variance of the day's count by 1 + E N cv^2, and is shared when common")
  func busyness() throws {
    // N | B ~ Poisson(100 B), B gamma with cv 0.3: Var N = 100 + 900. Two types share the factor: covariance 900.
    let law = try Gamma(mean: 1, cv: 0.3)
    var scenario = Scenario.calendar(
      hours: 1, interval: 3600,
      [
        .voice("a", perSecond: 100 / 3600, handle: constant(0)),
        .voice("b", perSecond: 100 / 3600, handle: constant(0)),
      ], [.team(1, serves: ["a", "b"])])
    scenario.busyness.day = law
    let model = Model(scenario)
    let n = 4000
    let counts = (0..<n).map { number -> (Double, Double) in
      let run = Replication.run(model, seed: 5, number: number, stop: StopFlag())
      return (run?.contacts[0].arrivals ?? 0, run?.contacts[1].arrivals ?? 0)
    }
    let mean = counts.reduce(0) { $0 + $1.0 } / Double(n)
    let variance = counts.reduce(0) { $0 + ($1.0 - mean) * ($1.0 - mean) } / Double(n - 1)
    let meanB = counts.reduce(0) { $0 + $1.1 } / Double(n)
    let covariance = counts.reduce(0) { $0 + ($1.0 - mean) * ($1.1 - meanB) } / Double(n - 1)
    // False alarm 1e-6 each: standard errors 0.5 of the mean, and about 24 of variance and covariance (kurtosis of a
    // gamma-Poisson mixture with cv 0.32 is 3.6).
    #expect(abs(mean - 100) < 4.89 * 0.5)
    #expect(abs(variance - 1000) < 4.89 * 26)
    #expect(abs(covariance - 900) < 4.89 * 26)
  }
}
