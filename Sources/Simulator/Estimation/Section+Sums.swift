extension Section {
  /// The quantities of each cell in one replication: `sums[(period * scopes.count + scope) * width + quantity]`.
  func sums(of observations: Observations) -> [Double] {
    let parts = parts(observations)
    let (elements, width) = (elements, width)
    var sums = Array(repeating: 0.0, count: observations.periods * scopes.count * width)
    // Raw buffers: this loop grows with periods, scopes, members and quantities, in every replication.
    sums.withUnsafeMutableBufferPointer { sums in
      parts.withUnsafeBufferPointer { parts in
        for period in 0..<observations.periods {
          for scope in scopes.indices {
            let cell = (period * scopes.count + scope) * width
            for member in scopes[scope].members {
              let part = (period * elements + member) * width
              for quantity in 0..<width { sums[cell + quantity] += parts[part + quantity] }
            }
          }
        }
      }
    }
    return sums
  }

  /// The quantities of each contact type or agent group: `[(period * elements + element) * width + quantity]`.
  private func parts(_ observations: Observations) -> [Double] {
    var parts = Array(repeating: 0.0, count: observations.periods * elements * width)
    // A raw buffer: formulas in an array would each get a copy of the totals.
    quantities.withUnsafeBufferPointer { quantities in
      switch source {
      case .types(let types):
        for cell in observations.contacts.indices {
          let totals = TypeTotals(observations, cell: cell, types[cell % elements])
          for index in 0..<width { parts[cell * width + index] = quantities[index].ofType(totals) }
        }
      case .groups(let groups):
        for cell in observations.agents.indices {
          let totals = GroupTotals(observations, cell: cell, groups[cell % elements])
          for index in 0..<width { parts[cell * width + index] = quantities[index].ofGroup(totals) }
        }
      }
    }
    return parts
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

  /// A measure of the first scope in some periods alone, e.g. of one day; nil where its denominator is 0 or it is
  /// not made of sums.
  ///
  /// - Parameter seconds: observed seconds of these periods.
  func value(_ measure: Int, _ sums: [Double], periods: Range<Int>, seconds: Double) -> Double? {
    guard let formula = formulas[measure] else { return nil }
    func total(_ quantity: Int) -> Double {
      periods.reduce(0) { $0 + sums[$1 * scopes.count * width + quantity] }
    }
    let numerator = total(formula.numerator)
    guard let denominator = formula.denominator.map(total) else {
      if measures[measure].isIntervalAverage { return numerator / Double(periods.count) }
      return measures[measure].isTimeAverage ? numerator / seconds : numerator
    }
    return denominator > 0 ? numerator / denominator : nil
  }
}

extension TypeTotals {
  /// What a contact type contributed in one period: `cell` is `period * types + type`.
  fileprivate init(_ observations: Observations, cell: Int, _ type: Section.TypeConstants) {
    let threshold = cell * observations.thresholds + type.threshold
    contacts = observations.contacts[cell]
    answeredInTime = observations.answeredWithin[threshold]
    abandonedInTime = observations.abandonedWithin[threshold]
    meanHandleTime = type.meanHandleTime
    // Parts that no contact has are empty.
    if !observations.journeys.isEmpty { journeys = observations.journeys[cell] }
    if !observations.outbound.isEmpty { outbound = observations.outbound[cell] }
    if !observations.selfService.isEmpty { selfService = observations.selfService[cell] }
    if !observations.transfers.isEmpty { transfers = observations.transfers[cell] }
    if !observations.announcements.isEmpty { announcements = observations.announcements[cell] }
    if !observations.callbacks.isEmpty { callbacks = observations.callbacks[cell] }
    if !observations.backlogs.isEmpty { backlog = observations.backlogs[cell] }
    if !observations.responses.isEmpty { responses = observations.responses[cell] }
    if !observations.touches.isEmpty { touches = observations.touches[cell] }
    if !observations.desks.isEmpty { desks = observations.desks[cell] }
    if !observations.encounters.isEmpty { encounters = observations.encounters[cell] }
    if !observations.bookings.isEmpty { bookings = observations.bookings[cell] }
    if !observations.interpreters.isEmpty { interpreters = observations.interpreters[cell] }
    cost = type.cost
  }
}

extension GroupTotals {
  /// What an agent group contributed in one period: `cell` is `period * groups + group`.
  fileprivate init(_ observations: Observations, cell: Int, _ group: Section.GroupConstants) {
    agents = observations.agents[cell]
    costPerHour = group.costPerHour
    overtimeFactor = group.overtimeFactor
    costPerMinute = group.costPerMinute
    isDesk = group.isDesk
    if !observations.turns.isEmpty { turns = observations.turns[cell] }
  }
}
