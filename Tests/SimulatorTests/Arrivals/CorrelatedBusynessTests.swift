import Distributions
import Foundation
import Testing

@testable import Simulator

/// Correlated factors and counts against exact covariances.
@Suite struct CorrelatedBusynessTests {
  /// Sample correlation with its standard error by groups of 1/20th of the sample.
  private func correlation(_ pairs: [(Double, Double)]) -> (value: Double, error: Double) {
    func r(_ pairs: ArraySlice<(Double, Double)>) -> Double {
      let n = Double(pairs.count)
      let (a, b) = (pairs.reduce(0) { $0 + $1.0 } / n, pairs.reduce(0) { $0 + $1.1 } / n)
      let ab = pairs.reduce(0) { $0 + ($1.0 - a) * ($1.1 - b) }
      return ab
        / (pairs.reduce(0) { $0 + ($1.0 - a) * ($1.0 - a) } * pairs.reduce(0) { $0 + ($1.1 - b) * ($1.1 - b) })
        .squareRoot()
    }
    let size = pairs.count / 20
    let parts = (0..<20).map { r(pairs[$0 * size..<($0 + 1) * size]) }
    let mean = parts.reduce(0, +) / 20
    let error = (parts.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 19 / 20).squareRoot()
    return (r(pairs[...]), error)
  }

  private func exact(_ rho: Double, cv: Double) -> Double {
    let variance = log1p(cv * cv)
    return (exp(rho * variance) - 1) / (exp(variance) - 1)
  }

  @Test("Factors of intervals a lag apart have correlation rho^lag of their scores, and begin anew each day")
  func lags() throws {
    var busyness = Busyness(interval: try Lognormal(mean: 1, cv: 0.5))
    busyness.intervalStep = 0.8
    let days = (0..<6000).map { replication -> [Double] in
      var factors = BusynessFactors(
        common: Busyness(), own: busyness, name: "calls", periodsPerDay: 4, seed: 1, replication: replication)
      return (0..<8).map { factors.factor(day: $0 / 4, period: $0) }
    }
    // Student's 1 - 5e-7 quantile with 19 degrees of freedom is 7.3: false alarm 1e-6 each.
    for (from, to, lag) in [(0, 1, 1.0), (0, 3, 3), (5, 7, 2)] {
      let found = correlation(days.map { ($0[from], $0[to]) })
      #expect(abs(found.value - exact(pow(0.8, lag), cv: 0.5)) < 7.3 * found.error)
    }
    let overnight = correlation(days.map { ($0[3], $0[4]) })
    #expect(abs(overnight.value) < 7.3 * overnight.error)
    let mean = days.map { $0[6] }.reduce(0, +) / 6000
    #expect(abs(mean - 1) < 4.89 * 0.5 / 6000.0.squareRoot())
  }

  @Test("A skipped interval has its share in the correlation, and asking twice changes nothing")
  func skipped() throws {
    var busyness = Busyness(interval: try Gamma(mean: 1, cv: 0.4))
    busyness.intervalStep = 0.7
    func make() -> BusynessFactors {
      BusynessFactors(common: Busyness(), own: busyness, name: "x", periodsPerDay: 6, seed: 2, replication: 5)
    }
    var (all, some) = (make(), make())
    let values = (0..<12).map { all.factor(day: $0 / 6, period: $0) }
    for period in [2, 2, 5, 9] { #expect(some.factor(day: period / 6, period: period) == values[period]) }
  }

  private static func scenario(_ between: String, busyness: String = "{day: {lognormal: {cv: 50%}}}")
    -> String
  {
    let type = "{channel: voice, arrivals: {rate: 100/h, busyness: \(busyness)}, handle_time: {constant: 1s}}"
    return """
      callsim: 1
      name: links
      calendar: {open: "08:00-09:00", interval: 60min}
      busyness: {between: \(between)}
      contact_types: {a: \(type), b: \(type), c: \(type)}
      """
  }

  @Test(
    "Counts of two types: covariance E N_a E N_b cv^2 r, variance E N (1 + E N cv^2); r as wanted of the factors themselves"
  )
  func betweenTypes() throws {
    let matrix = "[[1, 0.6, -0.2], [0.6, 1, 0.1], [-0.2, 0.1, 1]]"
    let model = Model(
      try Scenario(text: Self.scenario("{contacts: [a, b, c], day: \(matrix), scale: factors}")))
    #expect(model.scenario.notes.allSatisfy { !$0.contains("between") })
    let counts = try (0..<6000).map { number in
      try #require(Replication.run(model, seed: 1, number: number, stop: StopFlag())).contacts.map(\.arrivals)
    }
    // Correlation of counts: r x 100^2 x 0.25 / (100 + 2500).
    for (i, j, wanted) in [(0, 1, 0.6), (0, 2, -0.2), (1, 2, 0.1)] {
      let found = correlation(counts.map { ($0[i], $0[j]) })
      #expect(abs(found.value - wanted * 2500 / 2600) < 7.3 * found.error, "\(i) \(j): \(found)")
    }
  }

  @Test(
    "A gamma factor makes the day's count negative binomial: Var N / E N = 1 + E N / alpha, and P(N = 0) fits"
  )
  func negativeBinomial() throws {
    // alpha = 1 / cv^2 = 2, E N = 3: P(N = 0) = (1 + 3/2)^-2 = 0.16.
    let model = try CalendarText.model(
      calendar: "open: \"08:00-09:00\", interval: 60min",
      arrivals: "{rate: 3/h, busyness: {day: {gamma: {cv: \(0.5.squareRoot())}}}}")
    let n = 20_000
    let counts = (0..<n).map { Double(CalendarText.times(model, replication: $0).count) }
    let mean = counts.reduce(0, +) / Double(n)
    let variance = counts.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(n - 1)
    let none = Double(counts.count { $0 == 0 }) / Double(n)
    // False alarm 1e-6 each; the fourth central moment is below 600.
    #expect(abs(mean - 3) < 4.89 * (7.5 / Double(n)).squareRoot())
    #expect(abs(variance - 7.5) < 4.89 * (600 / Double(n)).squareRoot())
    #expect(abs(none - 0.16) < 4.89 * (0.16 * 0.84 / Double(n)).squareRoot())
  }

  @Test("Successive days have the stated correlation")
  func days() throws {
    let text = CalendarText.scenario(
      calendar: "open: \"08:00-09:00\", interval: 60min, days: 2",
      arrivals: "{rate: 1000/h, busyness: {day: {gamma: {cv: 50%}}, day_correlation: 0.7, scale: factors}}")
    let model = Model(try Scenario(text: text))
    let counts = (0..<3000).map { number -> (Double, Double) in
      let times = CalendarText.times(model, replication: number)
      let first = times.count { $0 < 86_400 }
      return (Double(first), Double(times.count - first))
    }
    // r x 250,000 / 251,000.
    let found = correlation(counts)
    #expect(abs(found.value - 0.7 * 250 / 251) < 7.3 * found.error)
  }

  @Test("Impossible correlations are moved a little with a note, or refused with the remedy")
  func impossible() throws {
    let little = try Scenario(text: Self.scenario("{day: -0.55}"))
    #expect(little.notes.contains { $0.contains("not possible together; they were changed by up to 0.05") })
    for (between, words) in [
      ("{day: -0.9}", "contradict each other: the nearest possible ones are off by up to 0.4"),
      ("{interval: 0.5}", "needs two contact types or more that have a interval factor"),
      ("{contacts: [a, x], day: 0.5}", "'x' has no day factor"),
      ("{contacts: [a, b], day: [[1, 0.5]]}", "must have 2 rows of 2 numbers"),
      ("{contacts: [a, b], day: [[1, 0.5], [0.4, 1]]}", "must be symmetric"),
      ("{contacts: [a, b], day: [[0.9, 0.5], [0.5, 1]]}", "must have 1 on its diagonal"),
      ("{day: [[1, 0.5], [0.5, 1]]}", "needs 'contacts' beside it"),
      ("{scale: factors}", "needs 'day' or 'interval'"),
      ("{contacts: [a, b], day: -0.95, scale: factors}", "cannot have correlation -0.95"),
    ] {
      let problems = Sample.problems(Self.scenario(between))
      #expect(problems.count == 1 && problems[0].contains(words), "\(problems)")
    }
  }
}
