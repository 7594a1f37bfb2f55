/// One more agent in each group that serves the target's contacts: in the interval, or all the time.
enum MoreAgents: Counterfactual {
  static func changes(of scenario: Scenario, at place: ExplainedPlace) -> [ScenarioChange] {
    place.groups(in: scenario).map { change(of: $0, by: 1, scenario.horizon, at: place) }
  }

  static func change(of group: AgentGroup, by count: Int, _ horizon: Horizon, at place: ExplainedPlace)
    -> ScenarioChange
  {
    let hours = hours(horizon, place.interval) * Double(count)
    let plural = count == 1 ? "agent" : "agents"
    return ScenarioChange(
      name: "\(count) more \(plural) in \(group.name)", kind: .agents(group: group.name, count: count),
      // What those who are paid by the minute cost depends on the contacts.
      cost: group.costPerMinute > 0 ? nil : group.costPerHour.map { $0 * hours }
    ) { scenario in
      guard let index = scenario.agentGroups.firstIndex(where: { $0.name == group.name }) else { return }
      scenario.agentGroups[index].staff = more(
        scenario.agentGroups[index].staff, count, horizon, place.interval)
    }
  }

  /// Agent-hours of one agent more.
  private static func hours(_ horizon: Horizon, _ interval: Int?) -> Double {
    switch horizon {
    case .steadyState: 1
    case .calendar(let calendar):
      calendar.interval / 3600
        * Double(
          interval.map { periods(of: $0, calendar).count }
            ?? (0..<calendar.days).reduce(0) { $0 + calendar.openIntervals(ofDay: $1).count })
    }
  }

  /// The intervals of the whole calendar that count as one.
  private static func periods(of interval: Int, _ calendar: Calendar) -> [Int] {
    Array(stride(from: interval, to: calendar.intervals, by: calendar.profileIntervals))
  }

  private static func more(_ staff: AgentGroup.Staff, _ count: Int, _ horizon: Horizon, _ interval: Int?)
    -> AgentGroup.Staff
  {
    guard let interval, case .calendar(let calendar) = horizon else {
      return staff.map { $0 + count }
    }
    let periods = periods(of: interval, calendar)
    /// One day, or some, repeated to the whole calendar.
    func all(_ agents: [Int], _ each: Int) -> [Int] {
      var all = (0..<calendar.intervals * each).map { agents[$0 % agents.count] }
      for period in periods { for step in 0..<each { all[period * each + step] += count } }
      return all
    }
    switch staff {
    case .constant(let agents): return .perInterval(all([agents], 1))
    case .perInterval(let agents): return .perInterval(all(agents, 1))
    case .perStep(let length, let agents):
      return .perStep(length: length, all(agents, StaffSteps.count(in: calendar.interval, of: length) ?? 1))
    case .shifts(var plan):
      plan.counts = all(plan.counts, StaffSteps.count(in: calendar.interval, of: plan.step) ?? 1)
      return .shifts(plan)
    }
  }
}
