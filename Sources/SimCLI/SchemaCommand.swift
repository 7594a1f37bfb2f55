import ArgumentParser
import Simulator

/// `callsim schema`: the scenario language for editors, or for reading.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints the JSON Schema of scenario files (draft 2020-12).")

  @Flag(help: "Print the language reference in Markdown instead.")
  var markdown = false

  @Flag(help: "Print the table of performance measures in Markdown instead.")
  var measures = false

  func run() throws {
    if measures { return try StandardOutput.print(Measures.table) }
    try StandardOutput.print(markdown ? ScenarioLanguage.reference : ScenarioLanguage.schema.pretty)
  }
}
