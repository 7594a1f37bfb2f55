import Distributions

/// What a scenario takes for granted, in sentences for a reader who has not seen the file.
struct ScenarioAssumptions {
  let scenario: Scenario

  /// One a contact type, then those of the whole center.
  var lines: [String] {
    scenario.contactTypes.map(line) + [agents, routing, days].compactMap { $0 } + scenario.sourcedDefaults
  }

  private func line(_ type: ContactType) -> String {
    let who = [type.channel, type.language, type.topic].compactMap { $0 }.joined(separator: ", ")
    var parts = [
      "handle time \(Self.words(type.handleTime))"
        + (type.wrapUp.map { ", then after-contact work \(Self.words($0.time))" } ?? ""),
      type.patience.map { "patience \(Self.words($0))" } ?? "never abandons",
    ]
    if type.resolution < 1 { parts.append("\(Self.percent(type.resolution)) resolved by an answer") }
    if !type.followUps.isEmpty { parts.append("some come back") }
    if type.selfService != nil { parts.append("self-service first") }
    if type.callback != nil { parts.append("callbacks offered") }
    return "\(type.name) (\(who)): " + parts.joined(separator: "; ")
  }

  /// E.g. `lognormal, mean 5 min, cv 0.9`.
  private static func words(_ law: any Distribution) -> String {
    let mean = Figure(law.mean, halfWidth: nil, unit: Measure.Unit.seconds.rawValue).value
    let family = String(describing: type(of: law)).lowercased()
    guard law.variance.isFinite, law.variance > 0 else { return "\(family), mean \(mean)" }
    return "\(family), mean \(mean), cv \(Figure.decimal(law.coefficientOfVariation, 2))"
  }

  private static func percent(_ share: Double) -> String {
    Figure.exact(share, unit: Measure.Unit.share.rawValue)
  }

  private var agents: String? {
    guard !scenario.agentGroups.isEmpty else { return "No agents: nobody answers." }
    let groups = scenario.agentGroups.count
    let cost = scenario.agentGroups.filter { $0.costPerHour != nil }.count
    let costs = cost == 0 ? "costs not stated" : cost == groups ? "costs stated" : "costs stated of \(cost)"
    return "\(groups) agent group\(groups == 1 ? "" : "s"), present as staffed; \(costs)."
  }

  private var routing: String {
    "Routing: \(scenario.routing.agents) among agents, \(scenario.routing.contacts) among waiting contacts."
  }

  private var days: String {
    let factors = [
      scenario.busyness.day == nil ? nil : "day", scenario.busyness.interval == nil ? nil : "interval",
    ]
    .compactMap { $0 }
    var parts = [
      factors.isEmpty
        ? "Arrivals are Poisson at the stated rates"
        : "Arrivals are Poisson, with a random factor for each "
          + factors.joined(separator: " and each ")
    ]
    if !scenario.shocks.isEmpty {
      parts.append("shaken by \(scenario.shocks.count) shock\(scenario.shocks.count == 1 ? "" : "s")")
    }
    if case .calendar(let calendar) = scenario.horizon {
      parts.append(
        calendar.closing == .drop
          ? "whoever waits at closing time is disconnected"
          : "whoever waits at closing time is still answered")
    }
    return parts.joined(separator: "; ") + "."
  }
}
