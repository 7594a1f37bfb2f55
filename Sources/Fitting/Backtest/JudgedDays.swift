import Distributions
import Foundation
import Simulator

/// The days of a log that a scenario is judged on, in the scenario's own terms.
struct JudgedDays {
  let history: History
  let totals: DayTotals
  /// By the history's types: the scenario's contact type; nil where it has none of that name.
  let typeIndex: [Int?]
  /// `staff[group][day * intervals + interval]`, by the scenario's agent groups; nil where the log names no agents.
  let staff: [[Int]]?
  /// The time-average numbers behind it.
  let averageStaff: [[Double]]?
  let calendar: Simulator.Calendar
  /// Steps of staff within an interval.
  let fine: Int
  let activity: [AgentActivity]
  var notes: [String] = []

  /// - Throws: `LogProblem` when no day is left.
  init(_ scenario: Scenario, _ log: LogImport.Log, _ choice: HistoryChoice) throws {
    guard case .calendar(let calendar) = scenario.horizon, calendar.days == 1 else {
      throw LogProblem(
        "the scenario must have a calendar of one day, as callsim fit writes it, to be laid beside the days of a log"
      )
    }
    self.calendar = calendar
    fine = Self.steps(in: calendar.interval)
    let names = scenario.contactTypes.map(\.name)
    let choice = Self.choice(choice, scenario, calendar)
    let history = try History(log.calls, choice, typeNames: names)
    self.history = history
    typeIndex = history.types.kinds.map { kind in names.firstIndex(of: kind.name) }
    let limits = history.types.kinds.indices.map { type in
      names.firstIndex(of: history.types.kinds[type].name).map { scenario.contactTypes[$0].acceptableWait }
        ?? 20
    }
    totals = DayTotals(history) { limits[$0] }
    guard typeIndex.contains(where: { $0 != nil }) else {
      throw LogProblem(
        "none of the log's queues is a contact type of the scenario; was it fitted to this log?")
    }
    let raw = history.calls.map { AgentActivity($0, hasLine: false) }
    let queueNames = log.calls.queues
    let inference = GroupInference(raw, queues: history.types.queues) { queueNames[Int($0)] }
    activity = history.calls.map { AgentActivity($0) { inference.shared.contains($0) } }
    (averageStaff, staff) = Self.staff(scenario, history, activity, inference, steps: fine)
    let unknown = history.types.kinds.indices.filter { typeIndex[$0] == nil }
    if !unknown.isEmpty {
      notes.append(
        "\(unknown.count) queues of the log are no contact types of the scenario; their contacts are left out"
      )
    }
    notes += history.notes
  }

  /// The scenario's hours and interval, its weekdays, and days that it was not fitted to.
  private static func choice(_ asked: HistoryChoice, _ scenario: Scenario, _ calendar: Simulator.Calendar)
    -> HistoryChoice
  {
    var choice = asked
    (choice.open, choice.close, choice.interval) = (calendar.open, calendar.close, calendar.interval)
    guard choice.days.isEmpty, let evidence = scenario.evidence else { return choice }
    choice.except.formUnion(evidence.fittedOn)
    if choice.weekdays.isEmpty {
      choice.weekdays = Set(
        evidence.fittedOn.compactMap { HistoryChoice.day(of: $0) }.map { Weekday(day: $0).rawValue })
    }
    return choice
  }

  /// Agents of each day, assigned to the scenario's groups by what they serve.
  private static func staff(
    _ scenario: Scenario, _ history: History, _ activity: [AgentActivity], _ inference: GroupInference,
    steps: Int
  ) -> ([[Double]], [[Int]]) {
    let target = inference.groups.map { group -> Int in
      let serves = Set(
        group.queues.flatMap { history.types.types(ofQueue: $0) }.map { history.types.kinds[$0].name })
      if let same = scenario.agentGroups.firstIndex(where: { $0.name == group.name }) { return same }
      let likeness = scenario.agentGroups.map { other -> Double in
        let own = Set(other.serves)
        return Double(own.intersection(serves).count) / Double(max(own.union(serves).count, 1))
      }
      return likeness.indices.max { likeness[$0] < likeness[$1] || (likeness[$0] == likeness[$1] && $0 > $1) }
        ?? 0
    }
    let groups = scenario.agentGroups.count
    var (averages, whole) = (
      Array(repeating: [Double](), count: groups), Array(repeating: [Int](), count: groups)
    )
    for day in activity {
      let duty = DutyReconstruction(
        day, inference, open: history.open, close: history.close, step: history.interval / Double(steps)
      ).duty
      let rows = duty.map { row in
        var sums = Array(repeating: 0.0, count: groups)
        for (group, value) in row.enumerated() where groups > 0 { sums[target[group]] += value }
        return sums
      }
      let rounded = WholeAgents.rounded(rows)
      for group in 0..<groups {
        averages[group] += rows.map { $0[group] }
        whole[group] += rounded.map { $0[group] }
      }
    }
    return (averages, whole)
  }

  /// The scenario of these days, in a row.
  func scenario(_ scenario: Scenario, given: BacktestOptions.Given) -> Scenario {
    var days = scenario
    var calendar = calendar
    calendar.days = history.days.count
    calendar.date = nil
    for group in days.agentGroups.indices {
      days.agentGroups[group].staff = days.agentGroups[group].staff.byInterval(of: calendar.interval)
    }
    calendar.interval /= Double(fine)
    calendar.statedProfile = .all
    days.horizon = .calendar(calendar)
    if given != .nothing, let staff, !staff.isEmpty {
      for group in days.agentGroups.indices { days.agentGroups[group].staff = .perInterval(staff[group]) }
    } else {
      for group in days.agentGroups.indices {
        if case .perInterval(let one) = days.agentGroups[group].staff {
          days.agentGroups[group].staff = .perInterval(
            history.days.flatMap { _ in one.flatMap { Array(repeating: $0, count: fine) } })
        }
      }
    }
    if given == .volume || given == .intervals { days.busyness.day = nil }
    days.busyness.interval = given == .intervals ? nil : days.busyness.interval.flatMap(spread)
    for type in days.contactTypes.indices {
      days.contactTypes[type].arrivals.process = .perInterval(
        arrivals(scenario, type, given).flatMap { Array(repeating: $0 / Double(fine), count: fine) })
      if given == .volume || given == .intervals { days.contactTypes[type].arrivals.busyness.day = nil }
      if given == .intervals { days.contactTypes[type].arrivals.busyness.interval = nil }
    }
    return days
  }

  /// A factor of an interval as independent factors of its steps, so that their mean has the same variance.
  private func spread(_ law: any Distribution) -> (any Distribution)? {
    fine == 1 ? law : try? Gamma(mean: 1, cv: law.coefficientOfVariation * Double(fine).squareRoot())
  }

  /// Steps of five minutes, or what is nearest: within half an hour the number on duty changes with every break, and whole
  /// agents held constant over it would be too many and too few by turns.
  static func steps(in interval: Double) -> Int { max(1, Int((interval / 300).rounded())) }

  private func arrivals(_ scenario: Scenario, _ type: Int, _ given: BacktestOptions.Given) -> [Double] {
    let profile = Self.profile(scenario.contactTypes[type].arrivals.process, calendar)
    let own = typeIndex.indices.filter { typeIndex[$0] == type }
    return history.days.indices.flatMap { day -> [Double] in
      let seen = profile.indices.map { history.isObserved[day][$0] ? profile[$0] : 0 }
      switch given {
      case .nothing, .agents: return seen
      case .intervals:
        return profile.indices.map { interval in own.reduce(0.0) { $0 + totals[day, interval, $1].offered } }
      case .volume:
        // One factor for all types: the day's total is given, not its mix.
        let expected = scenario.contactTypes.indices.reduce(0.0) { sum, other in
          let profile = Self.profile(scenario.contactTypes[other].arrivals.process, calendar)
          return sum + profile.indices.reduce(0.0) { $0 + (history.isObserved[day][$1] ? profile[$1] : 0) }
        }
        let factor = expected > 0 ? observed(day: day).offered / expected : 1
        return seen.map { $0 * factor }
      }
    }
  }

  private static func profile(_ process: Arrivals.Process, _ calendar: Simulator.Calendar) -> [Double] {
    switch process {
    case .constant(let rate): Array(repeating: rate * calendar.interval, count: calendar.intervalsPerDay)
    case .perInterval(let counts), .counts(let counts): Array(counts.prefix(calendar.intervalsPerDay))
    case .history(let days):
      (0..<calendar.intervalsPerDay).map { index in
        days.reduce(0.0) { $0 + ($1.indices.contains(index) ? $1[index] : 0) } / Double(max(days.count, 1))
      }
    case .linear(let points):
      (0..<calendar.intervalsPerDay).map { index in
        let middle = calendar.open + (Double(index) + 0.5) * calendar.interval
        let next = points.firstIndex { $0.time >= middle } ?? points.count - 1
        let (a, b) = (points[max(next - 1, 0)], points[next])
        let share = b.time > a.time ? (middle - a.time) / (b.time - a.time) : 0
        return (a.rate + share * (b.rate - a.rate)) * calendar.interval
      }
    }
  }

  /// Of the types that the scenario knows.
  func observed(day: Int, interval: Int) -> DayTotals.Cell {
    typeIndex.indices.reduce(DayTotals.Cell()) { typeIndex[$1] == nil ? $0 : $0 + totals[day, interval, $1] }
  }

  func observed(day: Int) -> DayTotals.Cell {
    (0..<history.intervals).reduce(DayTotals.Cell()) { $0 + observed(day: day, interval: $1) }
  }

  func observed(type: Int) -> DayTotals.Cell {
    var sum = DayTotals.Cell()
    for day in history.days.indices {
      for interval in 0..<history.intervals {
        for own in typeIndex.indices where typeIndex[own] == type { sum = sum + totals[day, interval, own] }
      }
    }
    return sum
  }
}
