import Simulator

/// Who should learn what (SF5): some agents of each group learn one more language or topic, and simulation says what that
/// does, with the same contacts as without.
///
/// The trained agents serve what they served, and the new contacts last. The comparison is with the same agents untrained.
public struct CrossTraining: Sendable {
  /// What can be learnt: contact types by an attribute.
  public struct Skill: Sendable, Hashable {
    /// `language es`, `topic billing`, or a contact type where there are no attributes.
    public var label: String
    var types: [String]
  }

  public struct Entry: Sendable {
    public var group: String
    public var skill: String
    /// Names of the contact types that become servable.
    public var types: [String]
    /// Agents trained, at most; nil: the whole group.
    public var agents: Int?
    /// Over all contacts, per replication.
    public var change: ServiceChange
    /// Over the contacts of the new types.
    public var changeOfLearnt: ServiceChange
  }

  /// The most contacts gained in time first.
  public let entries: [Entry]
  public let replications: Int
  public let isComplete: Bool

  /// - Parameters:
  ///   - agents: trained in each group, at most; nil: all of it.
  ///   - only: `language=es`, `topic=billing` or a contact type; nil: every one.
  ///   - handleTime: factor on the handle times of what was learnt.
  public init(
    _ scenario: Scenario, agents: Int?, only: String? = nil, handleTime: Double = 1, seed: UInt64,
    threads: Int,
    contacts: Double = 500_000, stop: StopFlag = StopFlag(), progress: (@Sendable (String) -> Void)? = nil
  ) async {
    let service = PairedService(
      Model(scenario), seed: seed, contacts: contacts, threads: threads, stop: stop)
    var entries: [Entry] = []
    var isComplete = true
    search: for group in scenario.agentGroups {
      let lessons = Self.lessons(for: group, in: scenario, only: only)
      guard !lessons.isEmpty else { continue }
      let base = Model(Self.trained(scenario, group, types: [], agents: agents, handleTime: handleTime))
      guard let before = await service.sums(base) else {
        isComplete = false
        break
      }
      for lesson in lessons {
        progress?("\(group.name) learns \(lesson.label)")
        let taught = Model(
          Self.trained(scenario, group, types: lesson.types, agents: agents, handleTime: handleTime))
        let learnt = Set(lesson.types)
        guard let after = await service.sums(taught),
          let beforeLearnt = await service.sums(base, types: learnt),
          let afterLearnt = await service.sums(taught, types: learnt)
        else {
          isComplete = false
          break search
        }
        entries.append(
          Entry(
            group: group.name, skill: lesson.label, types: lesson.types, agents: agents,
            change: ServiceChange(from: before, to: after),
            changeOfLearnt: ServiceChange(from: beforeLearnt, to: afterLearnt)))
      }
    }
    self.entries = entries.sorted {
      ($1.change.inTime.value, $0.group, $0.skill) < ($0.change.inTime.value, $1.group, $1.skill)
    }
    replications = service.replications
    self.isComplete = isComplete
  }

  /// What a group might learn: a language for the topics that it knows, a topic in the languages that it speaks.
  static func lessons(for group: AgentGroup, in scenario: Scenario, only: String?) -> [Skill] {
    let served = Set(group.serves)
    let mine = scenario.contactTypes.filter { served.contains($0.name) }
    let topics = Set(mine.map(\.topic))
    let languages = Set(mine.map(\.language))
    let others = scenario.contactTypes.filter { !served.contains($0.name) }
    var skills: [Skill] = []
    func add(_ label: String, _ types: [ContactType]) {
      let isWanted = only.map { $0 == label.replacing(" ", with: "=") || $0 == label } ?? true
      let names = types.map(\.name)
      guard isWanted, !names.isEmpty, !skills.contains(where: { $0.types == names }) else { return }
      skills.append(Skill(label: label, types: names))
    }
    for language in Self.inOrder(others.compactMap(\.language)) where !languages.contains(language) {
      add("language \(language)", others.filter { $0.language == language && topics.contains($0.topic) })
    }
    for topic in Self.inOrder(others.compactMap(\.topic)) where !topics.contains(topic) {
      add("topic \(topic)", others.filter { $0.topic == topic && languages.contains($0.language) })
    }
    let hasAttributes = scenario.contactTypes.contains { $0.language != nil || $0.topic != nil }
    if !hasAttributes || only != nil {
      for type in others { add(type.name, [type]) }
    }
    return skills
  }

  private static func inOrder(_ names: [String]) -> [String] {
    names.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
  }

  /// The scenario in which some agents of a group serve more contact types.
  static func trained(
    _ scenario: Scenario, _ group: AgentGroup, types: [String], agents: Int?, handleTime: Double
  ) -> Scenario {
    var scenario = scenario
    guard let index = scenario.agentGroups.firstIndex(where: { $0.name == group.name }) else {
      return scenario
    }
    var pupils = group
    if let agents {
      pupils.name = Self.newName(group.name, scenario)
      pupils.staff = group.staff.map { min($0, agents) }
      scenario.agentGroups[index].staff = group.staff.map { max(0, $0 - agents) }
      for type in group.serves {
        let rank = scenario.routing.agentRanks[type]?[group.name]
        scenario.routing.agentRanks[type]?[pupils.name] = rank
      }
      scenario.routing.contactRanks[pupils.name] = scenario.routing.contactRanks[group.name]
    }
    pupils.serves += types
    pupils.handleTimeFactors += types.map { _ in handleTime }
    pupils.resolutions += types.map { _ in nil }
    for type in types {
      let last = scenario.routing.agentRanks[type]?.values.max()
      scenario.routing.agentRanks[type]?[pupils.name] = last.map { $0 + 1 }
      let lastContact = scenario.routing.contactRanks[pupils.name]?.values.max()
      scenario.routing.contactRanks[pupils.name]?[type] = lastContact.map { $0 + 1 }
    }
    if agents == nil {
      scenario.agentGroups[index] = pupils
    } else {
      scenario.agentGroups.append(pupils)
    }
    return scenario
  }

  private static func newName(_ name: String, _ scenario: Scenario) -> String {
    var candidate = name + "+"
    while scenario.agentGroups.contains(where: { $0.name == candidate }) { candidate += "+" }
    return candidate
  }
}
