import ArgumentParser

@main
struct Callsim: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "callsim",
    abstract: "Sizes and compares contact-center staffing by discrete-event simulation.",
    version: "0.1.0",
    subcommands: [
      InitCommand.self,
      ValidateCommand.self,
      SchemaCommand.self,
    ])
}
