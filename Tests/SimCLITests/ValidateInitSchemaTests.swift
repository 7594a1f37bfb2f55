import Foundation
import Testing

@Suite("validate, init and schema")
struct ValidateInitSchemaTests {
  @Test(
    "init writes a scenario that validate accepts, with the schema beside it",
    arguments: [
      "erlang-a", "small-clinic", "multi-skill",
    ])
  func startHere(template: String) throws {
    let callsim = try CallsimProcess()
    defer { callsim.remove() }
    let made = try callsim.run("init", "my-center", "--template", template)
    #expect(made.status == 0 && made.output.isEmpty)
    #expect(try callsim.read("my-center.yaml").contains("\nname: my-center\n"))
    #expect(try callsim.read("callsim.schema.json") == callsim.run("schema").output)
    let check = try callsim.run("validate", "my-center.yaml")
    #expect(check.status == 0)
    #expect(check.output.hasPrefix("my-center.yaml: ok, ") && check.errors.isEmpty)
  }

  @Test("init never replaces a file unless it is forced to")
  func noOverwriting() throws {
    let callsim = try CallsimProcess()
    defer { callsim.remove() }
    try callsim.write("mine", to: "erlang-a.yaml")
    let refused = try callsim.run("init")
    #expect(refused.status == 73)
    #expect(refused.errors == "erlang-a.yaml is there already; --force replaces it\n")
    #expect(try callsim.read("erlang-a.yaml") == "mine")
    #expect(try callsim.run("init", "--force").status == 0)
    #expect(try callsim.read("erlang-a.yaml") != "mine")
    #expect(try callsim.run("init", "other").status == 0, "the schema of an earlier init is replaced")
    try callsim.write("{}", to: "callsim.schema.json")
    #expect(try callsim.run("init", "third").status == 73, "another file of that name is not")
    #expect(throws: (any Error).self) { try callsim.read("third.yaml") }
  }

  @Test(
    "init takes plain file names only",
    arguments: ["../x", "/tmp/x", "a/b", ".hidden", "-x", "", "a b", "x\u{7}", "null"])
  func names(name: String) throws {
    let callsim = try CallsimProcess()
    defer { callsim.remove() }
    let refused = try callsim.run("init", "--", name)
    #expect(refused.status == 77)
    #expect(refused.errors.contains("is no name for a scenario file"))
  }

  @Test("init says what templates there are")
  func templates() throws {
    let callsim = try CallsimProcess()
    defer { callsim.remove() }
    #expect(
      try callsim.run("init", "--list").output.contains("small-clinic  a clinic's day by the half hour"))
    let refused = try callsim.run("init", "--template", "smal-clinic")
    #expect(refused.status == 64)
    #expect(refused.errors.contains("did you mean 'small-clinic'?"))
  }

  @Test("init into a folder that forbids it says so")
  func notWritable() throws {
    let callsim = try CallsimProcess()
    defer { callsim.remove() }
    // A folder in the place of the file: not writable even for an administrator.
    try FileManager.default.createDirectory(
      at: callsim.folder.appendingPathComponent("x.yaml"), withIntermediateDirectories: true)
    #expect(try callsim.run("init", "x").status == 73)
    #expect(try callsim.run("init", "x", "--force").status == 73)
  }

  @Test("validate reports all problems of all files and ends with the status of the first")
  func problems() throws {
    let callsim = try CallsimProcess()
    defer { callsim.remove() }
    _ = try callsim.run("init")
    let text = try callsim.read("erlang-a.yaml")
    try callsim.write(
      text.replacingOccurrences(of: "staff: 50", with: "staff: -3\n    cost: 3"), to: "bad.yaml")
    let check = try callsim.run("validate", "erlang-a.yaml", "bad.yaml", "missing.yaml", ".")
    #expect(check.status == 65 && check.errors.isEmpty)
    let lines = check.output.split(separator: "\n").map(String.init)
    #expect(lines[0].hasPrefix("erlang-a.yaml: ok, 1 contact type, 1 agent group"))
    #expect(lines[1].hasPrefix("bad.yaml:18:12: agent_groups.team.staff: must be a whole number"))
    #expect(lines[2] == "  |     staff: -3")
    #expect(lines[3].hasPrefix("bad.yaml:19:11: agent_groups.team.cost: must be a cost per hour"))
    #expect(lines[5] == "missing.yaml: there is no such file")
    #expect(lines[6] == ".: is a directory, not a file")
    #expect(try callsim.run("validate", "missing.yaml", "bad.yaml").status == 66)
  }

  @Test("validate takes overrides and says which one is wrong")
  func overrides() throws {
    let callsim = try CallsimProcess()
    defer { callsim.remove() }
    _ = try callsim.run("init")
    #expect(try callsim.run("validate", "erlang-a.yaml", "--set", "agent_groups.team.staff=52").status == 0)
    let check = try callsim.run("validate", "erlang-a.yaml", "--set", "agent_groups.team.staff=many")
    #expect(check.status == 65)
    #expect(check.output.hasPrefix("--set agent_groups.team.staff=many: must be a whole number"))
  }

  @Test("validate refuses what is too large, unless it is allowed")
  func tooLarge() throws {
    let callsim = try CallsimProcess()
    defer { callsim.remove() }
    _ = try callsim.run("init")
    let size = ["validate", "erlang-a.yaml", "--set", "contact_types.calls.arrivals.rate=1000000000/s"]
    let refused = try callsim.run(size[0], size[1], size[2], size[3])
    #expect(refused.status == 77)
    #expect(refused.output.contains("allow it with --allow-large"))
    #expect(try callsim.run(size[0], size[1], size[2], size[3], "--allow-large").status == 0)
  }

  @Test("validate answers in JSON")
  func json() throws {
    let callsim = try CallsimProcess()
    defer { callsim.remove() }
    _ = try callsim.run("init")
    let check = try callsim.run("validate", "erlang-a.yaml", "missing.yaml", "--format", "json")
    #expect(check.status == 66)
    let data = try #require(try JSONSerialization.jsonObject(with: Data(check.output.utf8)) as? [String: Any])
    let files = try #require(data["files"] as? [[String: Any]])
    #expect(files.map { $0["valid"] as? Bool } == [true, false])
    #expect((files[0]["summary"] as? [String: Any])?["contact_types"] as? Int == 1)
  }

  @Test(
    "text that is no scenario is refused with its status",
    arguments: [
      ([0xFF, 0xFE, 0x61, 0x00], "must be UTF-8 text"), ([], "is empty"),
      ([0x00], "must not hold the control character U+0"),
    ] as [([UInt8], String)])
  func bytes(bytes: [UInt8], message: String) throws {
    let callsim = try CallsimProcess()
    defer { callsim.remove() }
    try Data(bytes).write(to: callsim.folder.appendingPathComponent("x.yaml"))
    let check = try callsim.run("validate", "x.yaml")
    #expect(check.status == 65)
    #expect(check.output.contains(message))
  }

  @Test("a file name cannot write to the terminal")
  func escapes() throws {
    let callsim = try CallsimProcess()
    defer { callsim.remove() }
    let check = try callsim.run("validate", "\u{1B}[31mx.yaml")
    #expect(check.status == 66)
    #expect(check.output == "\\u{1B}[31mx.yaml: there is no such file\n")
  }
}
