import Simulator

/// Compares `most-free` with the scenario's own routing, on the same contacts.
///
///     swift run compiled-policy ../../scenarios/hospital.yaml 40
@main
struct Main {
  static func main() async throws {
    CompiledPolicies.add(MostFree.self)
    let arguments = CommandLine.arguments.dropFirst()
    let scenario = try Scenario(contentsOf: arguments.first ?? "../../scenarios/hospital.yaml")
    let replications = arguments.dropFirst().first.flatMap { Int($0) } ?? 40
    let systems = [
      try ComparedSystem.policy("current", in: scenario),
      try ComparedSystem.policy(MostFree.name, in: scenario),
    ]
    let comparison = Comparison(
      systems, seed: scenario.run.seed, replications: replications, mostReplications: replications, threads: 2
    )
    print(ComparisonText(try await comparison.result()).text)
  }
}
