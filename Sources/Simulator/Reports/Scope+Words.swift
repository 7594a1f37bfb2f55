extension Scope {
  /// As result documents name it: the key of `of`; nil for the whole center.
  var kind: String? {
    switch self {
    case .center: nil
    case .contactType: "contact_type"
    case .agentGroup: "agent_group"
    case .channel: "channel"
    case .language: "language"
    case .topic: "topic"
    case .contactTypes: "contact_types"
    case .agentGroups: "agent_groups"
    }
  }

  /// The name as the user wrote it, several of them with commas; empty for the whole center.
  package var name: String {
    switch self {
    case .center: ""
    case .contactType(let name), .agentGroup(let name), .channel(let name), .language(let name),
      .topic(let name):
      name
    case .contactTypes(let names), .agentGroups(let names): names.joined(separator: ", ")
    }
  }
}

extension Scope {
  /// Of one name; nil for a kind that no result document has.
  init?(kind: String, name: String) {
    switch kind {
    case "contact_type": self = .contactType(name)
    case "agent_group": self = .agentGroup(name)
    case "channel": self = .channel(name)
    case "language": self = .language(name)
    case "topic": self = .topic(name)
    default: return nil
    }
  }
}
