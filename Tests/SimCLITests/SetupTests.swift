import Foundation
import Testing

/// What `make` says on a machine where something is missing, played with a PATH of stand-ins.
@Suite("scripts/setup")
struct SetupTests {
  /// - Parameter programs: name and shell text of everything on the PATH.
  private func setup(_ programs: [String: String]) throws -> CallsimProcess.Result {
    let machine = try CallsimProcess()
    defer { machine.remove() }
    for (name, text) in programs {
      try machine.write("#!/bin/sh\n\(text)\n", to: name)
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: machine.folder.appendingPathComponent(name).path)
    }
    let script = URL(filePath: #filePath).appending(path: "../../../scripts/setup").standardized.path
    return try machine.shell("", before: "PATH='\(machine.folder.path)' /bin/sh '\(script)'; exit $?;")
  }

  @Test(
    "names what is missing, and the remedy",
    arguments: [
      ([:], 69, "no 'swift' on the PATH"),
      (["swift": ""], 69, "neither apt nor Homebrew"),
      (["swift": "", "pkg-config": "exit 1"], 69, "neither apt nor Homebrew"),
      (["swift": "", "id": "echo 1000", "apt-get": ""], 69, "apt-get install pkg-config libgsl-dev"),
      (["swift": "", "id": "echo 0", "apt-get": "exit 100"], 1, "apt could not install"),
      (["swift": "", "brew": "exit 1"], 1, "Homebrew could not install"),
      (["swift": "", "id": "echo 0", "apt-get": ""], 1, "pkg-config does not find gsl"),
    ] as [([String: String], Int32, String)])
  func missing(programs: [String: String], status: Int32, message: String) throws {
    let result = try setup(programs)
    #expect(result.status == status)
    #expect(result.errors.contains(message), "\(result.errors)")
  }

  @Test(
    "installs by name, after an update of the lists if the first try fails, and is quick when all is there")
  func installs() throws {
    let found = "[ -e \"${0%/*}/installed\" ]"
    let apt = """
      echo "apt-get $1"
      if [ "$1" = update ]; then : > "${0%/*}/updated"; exit 0; fi
      [ -e "${0%/*}/updated" ] && : > "${0%/*}/installed"
      """
    let result = try setup(["swift": "", "id": "echo 0", "apt-get": apt, "pkg-config": found])
    #expect(result.status == 0)
    #expect(result.output.hasSuffix("apt-get install\napt-get update\napt-get install\n"))
    let quick = try setup(["swift": "", "pkg-config": ""])
    #expect(quick.status == 0 && quick.output.isEmpty && quick.errors.isEmpty)
  }
}
