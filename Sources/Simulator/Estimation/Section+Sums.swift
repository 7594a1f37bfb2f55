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
    switch source {
    case .types(let types):
      let evaluate = quantities.map(\.ofType)
      for cell in observations.contacts.indices {
        let type = types[cell % elements]
        let threshold = cell * observations.thresholds + type.threshold
        let totals = TypeTotals(
          contacts: observations.contacts[cell],
          journeys: observations.journeys.isEmpty ? JourneyTotals() : observations.journeys[cell],
          outbound: observations.outbound.isEmpty ? OutboundTotals() : observations.outbound[cell],
          selfService: observations.selfService.isEmpty
            ? SelfServiceTotals() : observations.selfService[cell],
          transfers: observations.transfers.isEmpty ? TransferTotals() : observations.transfers[cell],
          announcements: observations.announcements.isEmpty
            ? AnnouncementTotals() : observations.announcements[cell],
          callbacks: observations.callbacks.isEmpty ? CallbackTotals() : observations.callbacks[cell],
          backlog: observations.backlogs.isEmpty ? BacklogTotals() : observations.backlogs[cell],
          responses: observations.responses.isEmpty ? ResponseTotals() : observations.responses[cell],
          touches: observations.touches.isEmpty ? TouchTotals() : observations.touches[cell],
          desks: observations.desks.isEmpty ? DeskTotals() : observations.desks[cell],
          answeredInTime: observations.answeredWithin[threshold],
          abandonedInTime: observations.abandonedWithin[threshold], meanHandleTime: type.meanHandleTime)
        for index in evaluate.indices { parts[cell * width + index] = evaluate[index](totals) }
      }
    case .groups(let groups):
      let evaluate = quantities.map(\.ofGroup)
      for cell in observations.agents.indices {
        let group = groups[cell % elements]
        let totals = GroupTotals(
          agents: observations.agents[cell],
          turns: observations.turns.isEmpty ? TurnTotals() : observations.turns[cell],
          costPerHour: group.costPerHour, isDesk: group.isDesk)
        for index in evaluate.indices { parts[cell * width + index] = evaluate[index](totals) }
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
