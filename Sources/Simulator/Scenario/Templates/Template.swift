/// A commented scenario to start from, part of the program so that it is there wherever the program is installed.
///
/// A template is one file in this folder and one line in `Templates.swift`.
public struct Template: Sendable {
  /// As `init --template` takes it; also the scenario's name unless another is given.
  public let name: String
  /// One line for `init --list`.
  public let summary: String
  /// Valid scenario text with the line `name: NAME`.
  private let body: String

  init(_ name: String, _ summary: String, body: String) {
    self.name = name
    self.summary = summary
    self.body = body
  }

  /// The scenario under a name, with the line that makes editors check it.
  public func text(named name: String) -> String {
    "# yaml-language-server: $schema=\(Starter.schemaFile)\n"
      + body.replacing("name: NAME\n", with: "name: \(name)\n", maxReplacements: 1)
  }
}
