/// A tally as words of a file, and back, bit for bit.
extension Tally {
  var words: [UInt64] {
    var writer = WordWriter()
    writer.add(sums.count)
    for section in sums { writer.add(section) }
    for section in horizon { writer.add(section) }
    writer.add(waitSlots)
    writer.add(answeredWaits)
    writer.add(otherWaits)
    writer.add(days.met)
    writer.add(days.judged)
    writer.add(days.serviceLevels)
    for figure in Self.flowFigures { writer.add(flow[keyPath: figure]) }
    writer.add(contacts)
    return writer.words
  }

  /// - Throws: where the words are not a tally of this plan.
  init(_ words: [UInt64], plan: EstimationPlan) throws(WordReader.Damaged) {
    var reader = WordReader(words)
    guard try reader.count() == plan.sections.count else { throw WordReader.Damaged() }
    sums = []
    horizon = []
    for _ in plan.sections { sums.append(try reader.doubles()) }
    for _ in plan.sections { horizon.append(try reader.doubles()) }
    waitSlots = try reader.number()
    let periods = plan.isSteadyState ? plan.model.clock.periods : plan.intervals
    let types = plan.model.types.count
    guard waitSlots >= 1, waitSlots <= Swift.max(periods, 1) else { throw WordReader.Damaged() }
    let cells = waitSlots * types * WaitBuckets.count
    answeredWaits = try reader.waitCounts(below: cells)
    otherWaits = try reader.waitCounts(below: cells)
    days = DayTally(targets: plan.targets.count)
    days.met = try reader.numbers()
    days.judged = try reader.numbers()
    days.serviceLevels = try reader.doubles()
    flow = FlowCheck()
    for figure in Self.flowFigures { flow[keyPath: figure] = try reader.double() }
    contacts = try reader.double()
    let isWhole = zip(plan.sections, zip(sums, horizon)).allSatisfy { section, numbers in
      let width = section.width * section.scopes.count
      return numbers.1.count == width && numbers.0.count == width * periods
    }
    guard reader.isAtEnd, isWhole, days.met.count == plan.targets.count,
      days.judged.count == plan.targets.count
    else { throw WordReader.Damaged() }
  }

  // Key paths are not marked as `Sendable`; these are constant.
  nonisolated(unsafe) private static let flowFigures: [WritableKeyPath<FlowCheck, Double>] = [
    \.arrivals, \.departures, \.lineIntegral, \.waits, \.busyIntegral, \.handleTimes, \.events,
  ]
}
