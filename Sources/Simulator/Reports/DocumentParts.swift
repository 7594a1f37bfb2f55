/// Parts that the JSON documents of several commands share.
extension JSONWriter {
  /// The scenario by its name and the digest of its text.
  package mutating func scenario(_ scenario: Scenario) {
    object { json in
      json.key("name")
      json.string(scenario.name)
      json.key("sha256")
      json.string(scenario.digest)
    }
  }

  /// The program that made the document.
  package mutating func tool(_ tool: ResultDocument.Tool) {
    object { json in
      json.key("commit")
      json.string(tool.commit)
      json.key("name")
      json.string("callsim")
      json.key("version")
      json.string(tool.version)
    }
  }

  /// Whom a figure is about: `{}`, or the kind with its name or names.
  package mutating func scope(_ scope: Scope) {
    object { json in
      guard let kind = scope.kind else { return }
      json.key(kind)
      switch scope {
      case .contactTypes(let names), .agentGroups(let names): json.array(names) { $0.string($1) }
      default: json.string(scope.name)
      }
    }
  }
}
