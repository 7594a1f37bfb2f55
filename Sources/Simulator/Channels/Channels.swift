/// The list of channels, in the order in which help shows them.
public enum Channels {
  public static let all: [Channel] = [
    .voice,
    .chat,
    .messaging,
    .email,
    .portal,
    .fax,
    .caseWork,
    .outbound,
  ]

  /// The channel of that name; nil if there is none.
  public static func named(_ name: String) -> Channel? { all.first { $0.name == name } }
}
