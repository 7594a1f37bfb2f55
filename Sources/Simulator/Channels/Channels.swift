/// The list of channels, in the order in which help shows them.
public enum Channels {
  public static let all: [Channel] = [
    .voice
  ]
}
