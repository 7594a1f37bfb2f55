import Distributions

/// The clock of the center: intervals begin, agents come and go, the center closes, the horizon ends.
extension Replication {
  mutating func scheduleFirstEvents() {
    schedule(.periodStart, at: model.clock.start(ofPeriod: 0), for: 0)
    if model.clock.kind == .steadyState {
      for group in 0..<staff.groupCount { changeStaff(group, to: model.staff(group, 0)) }
      if isTraced { traceStaffing() }
    }
    isClosed = !model.clock.isOpen(period: 0)
    drawDayFactors(day: 0)
    for stream in 0..<arrivals.count { scheduleNextArrival(stream) }
  }

  /// The next period begins, with its staffing.
  mutating func startPeriod() {
    let clock = model.clock
    let period = slot
    if hasBacklogs, period > 0 { observeBacklogs() }
    let (day, interval) = period.quotientAndRemainder(dividingBy: clock.periodsPerDay)
    let open = clock.openIntervals(ofDay: day)
    if clock.kind == .calendar {
      if interval == 0, day > 0 { drawDayFactors(day: day) }
      if interval == open.lowerBound, !open.isEmpty { self.open() }
      addOverrun()
      if interval == 0 { reportDays(before: day) }
    }
    slot += 1
    if period == 0, opening > -.infinity { enterOpeningBacklog() }
    if clock.kind == .calendar, open.contains(interval) {
      if hasAbsence { presence.begin(period: period, of: model) }
      countAbsent(period)
      for group in 0..<staff.groupCount { changeStaff(group, to: present(group, period)) }
      if isTraced { traceStaffing() }
      if hasAffinity { releaseReservedOfLeaving() }
      scheduleStaffStep(1, of: period)
    }
    if hasInterpreters, clock.kind == .calendar { changeInterpreters(interval: interval) }
    if hasCampaigns { startCalling(isOpening: interval == open.lowerBound) }
    if interval + 1 == open.upperBound, !open.isEmpty {
      schedule(.closing, at: clock.end(ofPeriod: period), for: 0)
    } else if slot < clock.periods {
      schedule(.periodStart, at: clock.start(ofPeriod: slot), for: 0)
    }
  }

  /// Each day starts with empty lines.
  private mutating func open() {
    emptyLines(by: now, as: .unfinished)
    isServingOut = false
    isClosed = false
  }

  /// Where intervals are folded, days long past are handed on and forgotten (`ObservedTotals`).
  private mutating func reportDays(before day: Int) {
    guard let finished = totals.begin(day: day, of: model), let eachDay else { return }
    eachDay(finished)
  }

  /// Closing time: free agents leave; the others finish, and with `serve-out` go on until nobody waits for them.
  mutating func close() {
    if hasBacklogs { observeBacklogs() }
    if model.clock.kind == .steadyState { return endObservation() }
    addOverrun()
    if hasAffinity { moveReservedToLines() }
    if model.clock.closing == .drop { emptyLines(by: now, as: .disconnected) }
    isServingOut = true
    isClosed = true
    for group in 0..<staff.groupCount { changeStaff(group, to: 0) }
    if isTraced { traceStaffing() }
    if slot < model.clock.periods {
      schedule(.periodStart, at: model.clock.start(ofPeriod: slot), for: 0)
    }
  }

  /// The horizon of a steady state ends. The run goes on uncounted until all who arrived within it have left their
  /// lines, so that no fate is cut off; `ModelClock.lastMoment` bounds it.
  private mutating func endObservation() {
    slot += 1
    leftOver = waiting + (hasDesks ? sessionsHeld() : 0)
  }

  /// After the last event: nobody will come any more to a calendar's last day; who still waits in a steady state that
  /// cannot serve everybody is unfinished.
  mutating func finish() {
    isOver = true
    if hasTransfers { finishHolds() }
    if hasInterpreters { finishInterpreting() }
    if hasBacklogs, model.clock.kind == .calendar { observeBacklogs() }
    if hasAffinity { moveReservedToLines() }
    emptyLines(by: model.clock.kind == .calendar ? .infinity : now, as: .unfinished, withBacklog: true)
    if hasDesks { finishDesks() }
    if hasCampaigns { finishCalling() }
    totals.flow.departures += Double(inSelfService)
  }

  /// A contact has left its line.
  @inline(__always)
  mutating func countLeaving(_ contact: WaitingContact) {
    if leftOver != .max, contact.slot < slot { leftOver -= 1 }
  }

  // MARK: Shifts

  /// Where agents change within periods: the next change of this one.
  private mutating func scheduleStaffStep(_ step: Int, of period: Int) {
    guard step < model.staffSteps else { return }
    let length = model.clock.length(ofPeriod: period)
    let share = Double(step) / Double(model.staffSteps)
    schedule(.staffStep, at: model.clock.start(ofPeriod: period) + length * share, for: step)
  }

  mutating func startStaffStep(_ step: Int) {
    let period = slot - 1
    addOverrun()
    countAbsent(period, step: step)
    for group in 0..<staff.groupCount { changeStaff(group, to: present(group, period, step: step)) }
    if isTraced { traceStaffing() }
    if hasAffinity { releaseReservedOfLeaving() }
    scheduleStaffStep(step + 1, of: period)
  }

  /// Sets the agents on shift. Fewer: free agents leave first, the others finish their contact.
  private mutating func changeStaff(_ group: Int, to count: Int) {
    if desks.isDesk(group) { return changeDeskStaff(group, to: count) }
    var missing = count - staff.onShift(group)
    while missing < 0, staff.idleCounts[group] > 0 {
      staff.sendHome(staff.dismissFree(group))
      missing += 1
    }
    if staff.idleCounts[group] == 0 { freeGroups.row(0).remove(group) }
    if missing < 0 { return staff.changeOverrun(group, by: -missing) }
    let staying = Swift.min(missing, Int(staff.overrun[group]))
    staff.changeOverrun(group, by: -staying)
    for _ in 0..<(missing - staying) {
      let agent = staff.callIn(group)
      if !takeNext(agent, group) { becomeFree(agent, group) }
    }
  }

  /// An agent whose shift was over has finished.
  mutating func endOverrun(_ agent: Int, _ group: Int) {
    addOverrun()
    staff.changeOverrun(group, by: -1)
    staff.sendHome(agent)
    if hasAffinity { releaseReserved(of: agent, group) }
  }

  /// Adds up the time of agents beyond their shift since the last call; after closing it is counted by the handle times.
  mutating func addOverrun() {
    if !isServingOut {
      for group in 0..<staff.groupCount where staff.overrun[group] > 0 {
        totals.addOverrun(group, slot: slot, Double(staff.overrun[group]) * (now - overrunSince))
      }
    }
    overrunSince = now
  }

  // MARK: Day effects

  private mutating func drawDayFactors(day: Int) {
    for type in 0..<types.count where model.types[type].handleTimeDayCV > 0 {
      let key = StreamKey(
        seed: seed, replication: days.replication, purpose: .dayEffect, name: model.types[type].streamName)
      types[type].dayFactor = UnitLognormal.factor(cv: model.types[type].handleTimeDayCV, key, day)
    }
    if hasSelfService { drawSelfServiceShares(day: day) }
    if hasAbsence { presence.begin(day: day, of: model) }
  }
}
