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
}
