/// One of the alternatives that a comparison is about: a scenario under a name of its own.
public struct ComparedSystem: Sendable {
  public var name: String
  public var scenario: Scenario

  public init(name: String, scenario: Scenario) {
    self.name = name
    self.scenario = scenario
  }

  /// What can't be compared, or not as asked; one sentence for the user.
  public struct Problem: Error, CustomStringConvertible, Sendable {
    public var description: String

    init(_ description: String) { self.description = description }
  }
}

extension ComparedSystem {
  /// The scenario's own routing, in a list of policies.
  public static let currentPolicy = "current"

  /// The scenario under other routing: `longest-idle` puts in one half, `ranked+longest-wait` both (agents, contacts), `current`
  /// neither.
  public static func policy(_ text: String, in scenario: Scenario) throws(Problem) -> ComparedSystem {
    var scenario = scenario
    let words = text.split(separator: "+", omittingEmptySubsequences: false).map(String.init)
    switch words.count {
    case 1 where text == currentPolicy: break
    case 1:
      let agents = agentSelection(text)
      let contacts = contactSelection(text)
      if agents != nil, contacts != nil {
        throw Problem(
          "policy '\(text)' names both halves of routing; write agents+contacts, such as \(text)+longest-wait or longest-idle+\(text)"
        )
      }
      guard agents != nil || contacts != nil else { throw unknown(text, among: allNames) }
      scenario.routing.agents = agents ?? scenario.routing.agents
      scenario.routing.contacts = contacts ?? scenario.routing.contacts
    case 2:
      guard let agents = agentSelection(words[0]) else {
        throw unknown(words[0], among: KnownNames.agentSelections.map(\.name))
      }
      guard let contacts = contactSelection(words[1]) else {
        throw unknown(words[1], among: KnownNames.contactSelections.flatMap { [$0.name] + $0.aliases })
      }
      scenario.routing.agents = agents
      scenario.routing.contacts = contacts
    default: throw Problem("policy '\(text)' has more than two halves; write agents+contacts")
    }
    if let missing = scenario.routing.missingTable {
      throw Problem(
        "policy '\(Printable.escaped(text))': '\(missing.policy)' reads routing.\(missing.table), which the scenario does not have"
      )
    }
    // A policy put in leaves what it does not read unread on purpose.
    let known = Set(scenario.notes)
    let own = ScenarioNotes.onRouting(of: scenario).filter { !known.contains($0) }
    scenario.notes = (text == currentPolicy ? scenario.notes : []) + own.map { "\(text): \($0)" }
    return ComparedSystem(name: text, scenario: scenario)
  }

  private static var allNames: [String] {
    [currentPolicy] + KnownNames.agentSelections.map(\.name)
      + KnownNames.contactSelections.flatMap { [$0.name] + $0.aliases }
  }

  private static func agentSelection(_ word: String) -> String? {
    KnownNames.agentSelections.first { $0.name == word || $0.aliases.contains(word) }?.name
  }

  private static func contactSelection(_ word: String) -> String? {
    KnownNames.contactSelections.first { $0.name == word || $0.aliases.contains(word) }?.name
  }

  private static func unknown(_ word: String, among names: [String]) -> Problem {
    let near = NearMiss.hint(for: word, among: names)
    let list = near.isEmpty ? " (callsim policies lists them)" : near
    return Problem("no policy is named \(Printable.quoted(word))\(list)")
  }
}

extension RoutingChoice {
  /// A table that one of the two policies reads and that is empty.
  var missingTable: (policy: String, table: String)? {
    let readers =
      KnownNames.agentSelections.filter { $0.name == agents }
      + KnownNames.contactSelections.filter { $0.name == contacts }
    for reader in readers {
      if let table = reader.reads, has(table) == false { return (reader.name, table.rawValue) }
    }
    return nil
  }
}
