extension Section {
  /// The quantities of each cell in one replication: `sums[(period * scopes.count + scope) * width + quantity]`.
  func sums(of observations: Observations, model: Model) -> [Double] {
    var sums = Array(repeating: 0.0, count: observations.periods * scopes.count * width)
    var row = Array(repeating: 0.0, count: elements * width)
    for period in 0..<observations.periods {
      switch source {
      case .types(let thresholds):
        for type in 0..<elements where isMember[type] {
          let totals = Self.totals(of: type, period, observations, model, threshold: thresholds[type])
          for quantity in 0..<width { row[type * width + quantity] = ofType[quantity](totals) }
        }
      case .groups:
        for group in 0..<elements where isMember[group] {
          let totals = GroupTotals(
            agents: observations.agents[period * observations.groups + group],
            costPerHour: model.groups[group].costPerHour ?? 0)
          for quantity in 0..<width { row[group * width + quantity] = ofGroup[quantity](totals) }
        }
      }
      for scope in scopes.indices {
        let cell = (period * scopes.count + scope) * width
        for member in scopes[scope].members {
          for quantity in 0..<width { sums[cell + quantity] += row[member * width + quantity] }
        }
      }
    }
    return sums
  }

  /// The sums of some periods, scope by scope: `[scope * width + quantity]`.
  func total(_ sums: [Double], periods: Range<Int>) -> [Double] {
    let size = scopes.count * width
    var total = Array(repeating: 0.0, count: size)
    for period in periods {
      for index in 0..<size { total[index] += sums[period * size + index] }
    }
    return total
  }

  /// A measure of one cell alone, e.g. of one day; nil where its denominator is 0 or it is not made of sums.
  ///
  /// - Parameter cell: `sums[cell + quantity]` are its quantities.
  func value(_ measure: Int, _ sums: [Double], cell: Int, seconds: Double) -> Double? {
    guard let formula = formulas[measure] else { return nil }
    let numerator = sums[cell + formula.numerator]
    guard let denominator = formula.denominator else {
      return measures[measure].isTimeAverage ? numerator / seconds : numerator
    }
    return sums[cell + denominator] > 0 ? numerator / sums[cell + denominator] : nil
  }

  private static func totals(
    of type: Int, _ period: Int, _ observations: Observations, _ model: Model, threshold: Int
  ) -> TypeTotals {
    let cell = period * observations.types + type
    return TypeTotals(
      contacts: observations.contacts[cell],
      answeredInTime: observations.answeredWithin[cell * observations.thresholds + threshold],
      abandonedInTime: observations.abandonedWithin[cell * observations.thresholds + threshold],
      meanHandleTime: model.types[type].handleTime.mean + (model.types[type].wrapUp?.time.mean ?? 0))
  }
}
