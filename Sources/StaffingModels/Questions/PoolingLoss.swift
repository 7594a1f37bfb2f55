import Simulator

/// What separate teams cost (SP6): the least agents of a team for each topic, language or channel, less those of one pool that
/// serves them all.
///
/// Both are the least-cost staffing that meets the scenario's targets (`StaffingRun`), at the same cost of an agent-hour. For
/// one steady Erlang queue each it is the sum of the least agents of the parts less those of the whole.
public struct PoolingLoss: Sendable {
  public enum Attribute: String, Sendable, CaseIterable {
    case topic, language, channel

    func value(of type: ContactType) -> String? {
      switch self {
      case .topic: type.topic
      case .language: type.language
      case .channel: type.channel
      }
    }

    func scope(_ value: String) -> Scope {
      switch self {
      case .topic: .topic(value)
      case .language: .language(value)
      case .channel: .channel(value)
      }
    }
  }

  /// What nothing can be said about.
  public struct NothingToPool: Error, Sendable, CustomStringConvertible {
    public var attribute: Attribute
    /// The one value; nil: none is stated.
    public var value: String?
    /// Attributes with several values.
    public var others: [Attribute]

    public var description: String {
      let fact =
        value.map { "every contact type that somebody serves has the same \(attribute.rawValue), '\($0)'" }
        ?? "no contact type that somebody serves states a \(attribute.rawValue)"
      let remedy =
        others.isEmpty
        ? "give contact types different \(attribute.rawValue)s"
        : "ask --by \(others.map(\.rawValue).joined(separator: " or --by "))"
      return "\(fact), so there is nothing to pool; \(remedy)"
    }
  }

  public let attribute: Attribute
  /// The values, in the order of the file; each is the name of its team in `dedicated`.
  public let values: [String]
  public let dedicated: StaffingAnswer
  public let pooled: StaffingAnswer
  /// Targets of agent groups that are in neither: left out.
  public let leftOut: [String]

  /// - Parameters:
  ///   - attribute: what teams are for.
  ///   - handleTime: factor on the handle times of pooled agents, who know everything a little less well.
  ///   - dayShare: each target must hold on this share of days; nil: in the long run.
  public init(
    _ scenario: Scenario, by attribute: Attribute, handleTime: Double = 1, dayShare: Double? = nil,
    seed: UInt64? = nil, threads: Int = 1, contacts: Double = 500_000, stop: StopFlag = StopFlag(),
    validationStop: StopFlag = StopFlag(), progress: (@Sendable (String, Double?) -> Void)? = nil
  ) async throws {
    let teams = try Self.teams(scenario, by: attribute)
    let pool = Self.Team(name: "pool", types: teams.flatMap(\.types))
    func answer(_ name: String, _ variant: Scenario) async throws -> StaffingAnswer {
      var run = StaffingRun(variant, seed: seed, threads: threads, dayShare: dayShare)
      run.contactsPerEvaluation = contacts
      // A difference of whole teams needs no hundredth of an agent.
      run.mostEffort = 1
      return try await run.answer(stop: stop, validationStop: validationStop) { words, cost in
        progress?("\(name): \(words)", cost)
      }
    }
    self.attribute = attribute
    values = teams.map(\.name)
    leftOut = Self.orphans(scenario).map(\.label)
    // The pool first: it is quick, so that a time limit leaves most to the teams.
    pooled = try await answer("pooled", Self.variant(scenario, [pool], handleTime: handleTime))
    dedicated = try await answer("dedicated", Self.variant(scenario, teams))
  }

  /// Agent-hours of a dedicated team.
  public func agentHours(of value: String) -> Double {
    let groups = dedicated.groupNames.count
    guard let group = dedicated.groupNames.firstIndex(of: value) else { return 0 }
    let all = dedicated.staff.reduce(0, +)
    let mine = stride(from: group, to: dedicated.staff.count, by: groups).reduce(0) {
      $0 + dedicated.staff[$1]
    }
    return all > 0 ? dedicated.agentHours * Double(mine) / Double(all) : 0
  }

  /// Dedicated less pooled; nil: one of them meets the targets with no staffing that was found.
  public var agentHours: Double? {
    let isAnswered = [dedicated, pooled].allSatisfy { $0.status == .met || $0.status == .undecided }
    return isAnswered ? dedicated.agentHours - pooled.agentHours : nil
  }

  public var isComplete: Bool { dedicated.isComplete && pooled.isComplete }

  /// The worse of the two outcomes.
  public var status: StaffingAnswer.Status {
    let worst: [StaffingAnswer.Status] = [.impossible, .missed, .undecided]
    return worst.first { [dedicated.status, pooled.status].contains($0) } ?? .met
  }

  /// The attributes of which a scenario has several values.
  public static func attributes(of scenario: Scenario) -> [Attribute] {
    Attribute.allCases.filter { Self.teams(of: scenario, by: $0).count > 1 }
  }
}

// MARK: The two scenarios

extension PoolingLoss {
  struct Team: Sendable, Hashable {
    var name: String
    /// Names of contact types.
    var types: [String]
  }

  static func teams(_ scenario: Scenario, by attribute: Attribute) throws(NothingToPool) -> [Team] {
    let teams = Self.teams(of: scenario, by: attribute)
    guard teams.count > 1 else {
      let stated = scenario.contactTypes.filter { teams.first?.types.contains($0.name) == true }
      throw NothingToPool(
        attribute: attribute, value: stated.compactMap { attribute.value(of: $0) }.first,
        others: Self.attributes(of: scenario))
    }
    return teams
  }

  /// A team for each value, and one for the contact types that state none; contact types that nobody serves have none.
  private static func teams(of scenario: Scenario, by attribute: Attribute) -> [Team] {
    let served = Set(scenario.agentGroups.flatMap(\.serves))
    var teams: [Team] = []
    for type in scenario.contactTypes where served.contains(type.name) {
      let name = attribute.value(of: type) ?? "no \(attribute.rawValue)"
      if let index = teams.firstIndex(where: { $0.name == name }) {
        teams[index].types.append(type.name)
      } else {
        teams.append(Team(name: name, types: [type.name]))
      }
    }
    return teams
  }

  /// The scenario with these teams instead of its groups.
  static func variant(_ scenario: Scenario, _ teams: [Team], handleTime: Double = 1) -> Scenario {
    let groups = scenario.agentGroups
    let costs = groups.compactMap(\.costPerHour)
    var variant = scenario
    variant.agentGroups = teams.compactMap { team in
      group(team, of: groups, costs.isEmpty ? nil : costs.reduce(0, +) / Double(costs.count), handleTime)
    }
    variant.routing = scenario.routing.forOtherGroups
    variant.shifts = nil
    let lost = Set(orphans(scenario).map(\.label))
    variant.targets = scenario.targets.compactMap { target in
      guard case .agents = target.of else { return target }
      var target = target
      target.of = .agents(teams.map(\.name))
      return lost.contains(target.label) ? nil : target
    }
    return variant
  }

  /// Like the stated group that serves most of the team's types, with each type served as fast as by the fastest group.
  private static func group(
    _ team: Team, of groups: [AgentGroup], _ cost: Double?, _ handleTime: Double
  ) -> AgentGroup? {
    let shares = groups.map { Set($0.serves).intersection(team.types).count }
    guard let most = shares.max(), most > 0, let model = shares.firstIndex(of: most) else { return nil }
    var result = groups[model]
    (result.name, result.costPerHour, result.costPerMinute) = (team.name, cost, 0)
    (result.reserves, result.speaks, result.site) = ([], [], nil)
    result.serves = team.types
    result.concurrency =
      zip(groups, shares).filter { $1 > 0 }.compactMap(\.0.concurrency).max { $0.capacity < $1.capacity }
    let best = team.types.map { type in
      groups.compactMap { group -> (factor: Double, resolution: Double?)? in
        group.serves.firstIndex(of: type).map {
          (group.handleTimeFactors[$0], $0 < group.resolutions.count ? group.resolutions[$0] : nil)
        }
      }.min { $0.factor < $1.factor } ?? (1, nil)
    }
    result.handleTimeFactors = best.map { $0.factor * handleTime }
    result.resolutions = best.map(\.resolution)
    return result
  }

  /// Targets about some of the stated groups, which neither variant has.
  private static func orphans(_ scenario: Scenario) -> [Target] {
    scenario.targets.filter { target in
      guard case .agents(let names) = target.of else { return false }
      return Set(names) != Set(scenario.agentGroups.map(\.name))
    }
  }
}
