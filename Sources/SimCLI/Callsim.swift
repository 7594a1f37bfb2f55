import ArgumentParser

@main
struct Callsim: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "callsim",
    abstract: "Sizes and compares contact-center staffing by discrete-event simulation.",
    version: Build.version,
    subcommands: [
      InitCommand.self,
      ValidateCommand.self,
      RunCommand.self,
      MergeCommand.self,
      CheckCommand.self,
      CompareCommand.self,
      ExplainCommand.self,
      DiffCommand.self,
      TraceCommand.self,
      ReportCommand.self,
      PoliciesCommand.self,
      SensitivityCommand.self,
      EfficiencyCommand.self,
      StaffCommand.self,
      RosterCommand.self,
      PlanCommand.self,
      FitCommand.self,
      BacktestCommand.self,
      SynthesizeCommand.self,
      ErlangCommand.self,
      VerifyCommand.self,
      SchemaCommand.self,
    ])
}
