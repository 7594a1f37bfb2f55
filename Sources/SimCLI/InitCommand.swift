import ArgumentParser
import Simulator

/// `callsim init`: a commented scenario to start from.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Writes a commented scenario to start from.",
    discussion:
      "Writes NAME.yaml, and callsim.schema.json with which editors check it, into the current folder.")

  @Argument(help: "Name of the scenario and its file; default: the template's.")
  var name: String?

  @Option(help: "The template to start from.", completion: .list(Templates.names))
  var template = "erlang-a"

  @Flag(help: "Show the templates.")
  var list = false

  @Flag(help: "Replace a file of that name.")
  var force = false

  func run() throws {
    if list {
      try StandardOutput.print(Templates.overview)
      return
    }
    do {
      let starter = try Starter(template: template, name: name)
      let files = try starter.write(into: ".", force: force)
      StandardError.print(
        "wrote \(files.joined(separator: " and ")); next: callsim validate \(starter.fileName)")
    } catch {
      throw StandardError.report(error)
    }
  }
}
