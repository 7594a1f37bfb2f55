import Distributions

/// The random factors on one stream's rates in one replication, drawn from streams keyed by day and interval.
///
/// Asked for in the order of time; a factor is drawn once and kept while its day or interval lasts.
struct BusynessFactors {
  private var series: [FactorSeries]
  private var factor = 1.0
  private var period = -1

  /// - Parameters:
  ///   - common: factors that all streams share.
  ///   - own: factors of this stream.
  ///   - uniforms: as in `DayInputs`.
  ///   - mixes: of its own factors with those of others (`FactorMix`), by day and by interval; nil: independent.
  init(
    common: Busyness, own: Busyness, name: String, periodsPerDay: Int = 1, seed: UInt64, replication: Int,
    uniforms: [String: [Double]] = [:], mixes: (day: FactorMix?, interval: FactorMix?) = (nil, nil)
  ) {
    // The center's streams have the empty name, which no contact type can have.
    func make(
      _ law: (any Distribution)?, _ purpose: Purpose, _ name: String, _ step: Double, _ restart: Int,
      _ mix: FactorMix?
    ) -> FactorSeries? {
      law.map {
        FactorSeries(
          law: $0, step: step, restart: restart,
          normals: (mix ?? FactorMix(names: [name], weights: [1])).map { name in
            FactorSeries.Source(
              key: StreamKey(seed: seed, replication: replication, purpose: purpose, name: name),
              uniforms: purpose == .dayBusyness ? uniforms[name] ?? [] : [])
          })
      }
    }
    series = [
      make(common.day, .dayBusyness, "", common.dayStep, .max, nil),
      make(own.day, .dayBusyness, name, own.dayStep, .max, mixes.day),
      make(common.interval, .intervalBusyness, "", common.intervalStep, periodsPerDay, nil),
      make(own.interval, .intervalBusyness, name, own.intervalStep, periodsPerDay, mixes.interval),
    ].compactMap { $0 }
  }

  mutating func factor(day: Int, period: Int) -> Double {
    if series.isEmpty { return 1 }
    if period != self.period {
      self.period = period
      factor = 1
      for index in series.indices { factor *= series[index].value(day: day, period: period) }
    }
    return factor
  }
}

/// One factor after the other, of days or of intervals.
///
/// Independent ones are draws of the law. Otherwise factor t is F^-1(Phi(z_t)), where the z_t are standard normals with
/// correlation step^lag and with those of other streams as `FactorMix` has it (NORTA; the autoregression is Gaussian).
///
/// - Source: M. C. Cario and B. L. Nelson, "Modeling and generating random vectors with arbitrary marginal distributions
///   and correlation matrix", 1997 (NORTA); the same, "Autoregressive to anything", Operations Research Letters 19 (1996).
private struct FactorSeries {
  /// The uniforms behind one factor: given ones first, then those of a stream.
  struct Source {
    let key: StreamKey
    let uniforms: [Double]

    func given(_ number: Int) -> Double? { number < uniforms.count ? uniforms[number] : nil }

    func uniform(_ number: Int) -> Double { given(number) ?? key.uniform(UInt64(number)) }
  }

  let law: any Distribution
  let step: Double
  /// Intervals of a day, after which the series begins anew; `.max`: a series of days.
  let restart: Int
  let normals: [(weight: Double, source: Source)]
  private var z = 0.0
  private var number = -1
  private var current = 1.0

  init(law: any Distribution, step: Double, restart: Int, normals: [(weight: Double, source: Source)]) {
    self.law = law
    self.step = step
    self.restart = restart
    self.normals = normals
  }

  mutating func value(day: Int, period: Int) -> Double {
    let wanted = restart == .max ? day : period
    if wanted == number { return current }
    if step == 0, normals.count == 1 {
      number = wanted
      if let uniform = normals[0].source.given(wanted) {
        current = law.quantile(uniform)
      } else {
        var stream = normals[0].source.key.stream(UInt64(wanted))
        current = law.sample(using: &stream)
      }
      return current
    }
    // Intervals skipped have their share in the correlation: it fades with the lag.
    var next = restart == .max ? number + 1 : max(number + 1, wanted / restart * restart)
    while next <= wanted {
      let fresh = normals.reduce(0) { $0 + $1.weight * StandardNormal.quantile($1.source.uniform(next)) }
      let isFirst = next == 0 || (restart != .max && next % restart == 0)
      z = isFirst ? fresh : step * z + (1 - step * step).squareRoot() * fresh
      next += 1
    }
    number = wanted
    current = law.quantile(StandardNormal.cdf(z))
    return current
  }
}
