extension Estimator {
  /// Distributions of waits over the horizon or in one interval, made when first asked for.
  struct WaitCache {
    let interval: Int?
    private var types: [Int: TypeWaits] = [:]
    private var distributions: [Key: WaitDistribution] = [:]

    private struct Key: Hashable {
      var population: Measure.WaitPopulation
      var members: [Int]
    }

    init(interval: Int?) { self.interval = interval }

    private mutating func waits(ofType type: Int, in histograms: WaitHistograms) -> TypeWaits {
      if let known = types[type] { return known }
      let made = histograms.waits(ofType: type, slot: interval)
      types[type] = made
      return made
    }

    mutating func distribution(
      _ population: Measure.WaitPopulation, _ members: [Int], in histograms: WaitHistograms
    ) -> WaitDistribution {
      let key = Key(population: population, members: members)
      if let known = distributions[key] { return known }
      let made = WaitDistribution(population, members.map { waits(ofType: $0, in: histograms) })
      distributions[key] = made
      return made
    }
  }

  /// Any measure of one scope; those not made of sums need the cache of their interval.
  func estimate(_ cell: Cell, confidence: Confidence, waits cache: inout WaitCache) -> IntervalEstimate {
    let section = plan.sections[cell.section]
    let scope = section.scopes[cell.scope]
    switch section.measures[cell.measure].kind {
    case .total, .timeAverage, .intervalAverage, .ratio:
      return estimate(cell, confidence: confidence)
    case .dailyServiceLevelQuantile(let p):
      return DailyQuantile.estimate(days.serviceLevels, p: p, level: confidence.level)
    case .waitQuantile(let p, let population):
      guard keepsWaits(cell.interval) else { return .absent(Self.noIntervalWaits) }
      return cache.distribution(population, scope.members, in: waits).estimate(
        quantile: p, level: confidence.level)
    case .virtualServiceLevel:
      guard keepsWaits(cell.interval) else { return .absent(Self.noIntervalWaits) }
      let types = scope.members.map { type in
        let threshold = section.threshold(ofType: type, in: plan.model)
        return (waits: cache.distribution(.virtual, [type], in: waits), threshold: threshold)
      }
      return WaitDistribution.virtualServiceLevel(types, level: confidence.level)
    }
  }

  private func keepsWaits(_ interval: Int?) -> Bool { interval == nil || intervalsHaveWaits }

  private static let noIntervalWaits = "waits are kept for the whole horizon only"
}

extension Section {
  /// T of a contact type, seconds.
  fileprivate func threshold(ofType type: Int, in model: Model) -> Double {
    switch source {
    case .types(let types): model.thresholds[types[type].threshold]
    case .groups: model.types[type].acceptableWait
    }
  }
}
