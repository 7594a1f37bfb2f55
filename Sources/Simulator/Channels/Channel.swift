/// The contract of a channel: what contacts that come by it may do and use.
///
/// A channel is one file in this folder and one line in `Channels.swift`.
public struct Channel: Sendable, Hashable {
  /// As written in a scenario, e.g. `voice`.
  public let name: String
  /// One line for help and reference.
  public let summary: String
  /// Whether a contact holds one of the center's lines from arrival to the end of the talk.
  public let usesLine: Bool
  /// Whether its contacts wait through nights and closed days for agents on duty, and keep nobody after closing time.
  public let isDeferrable: Bool
  /// Whether contacts that one agent holds at the same time slow each other down.
  public let sharesAgent: Bool

  public init(
    _ name: String, _ summary: String, usesLine: Bool = false, isDeferrable: Bool = false,
    sharesAgent: Bool = false
  ) {
    self.name = name
    self.summary = summary
    self.usesLine = usesLine
    self.isDeferrable = isDeferrable
    self.sharesAgent = sharesAgent
  }
}
