/// First come, first served over all lines that the agent may serve.
struct LongestWait: ContactSelection {
  static let name = "longest-wait"
  static let summary = "the contact that has waited longest, whatever its type"
  static let aliases = ["fifo"]

  init(_ model: Model) {}

  func line(for group: Int, among lines: Candidates, in state: RoutingState) -> Int? {
    lines.least { -state.wait(ofLine: $0) }
  }
}
