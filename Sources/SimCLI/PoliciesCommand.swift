import ArgumentParser
import Simulator

/// `callsim policies`: what `routing:` may name.
struct PoliciesCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  static let configuration = CommandConfiguration(
    commandName: "policies",
    abstract: "Lists the routing policies, each with an example.",
    discussion: """
      Routing is two decisions: which free agent takes an arriving contact (agents), and which waiting contact a freed agent takes \
      (contacts). Any of the one goes with any of the other. 'callsim compare FILE --policies a,b' says which is best.
      """)

  @Argument(help: .init("Only policies whose name has this in it.", valueName: "word"))
  var word: String?

  @Option(help: "Form of the answer: text or json.")
  var format: Format = .text

  func run() throws {
    let list = PolicyList(matching: word)
    if list.isEmpty {
      throw ValidationError("no policy has '\(word ?? "")' in its name\(PolicyList.hint(for: word ?? ""))")
    }
    switch format {
    case .text: try StandardOutput.print(list.text)
    case .json: try StandardOutput.print(list.json.pretty)
    }
  }
}
