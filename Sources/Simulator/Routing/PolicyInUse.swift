/// The agent selection of a replication, asked where it lies: an existential in a buffer is copied for each question.
struct AgentSelectionInUse: ~Copyable {
  private let policy: any AgentSelection

  init(_ policy: any AgentSelection) { self.policy = policy }

  @inline(__always)
  borrowing func group(for type: Int, among groups: Candidates, in state: RoutingState) -> Int? {
    policy.group(for: type, among: groups, in: state)
  }

  borrowing func retry(_ type: Int, among groups: Candidates, in state: RoutingState) -> Double {
    policy.retry(type, among: groups, in: state)
  }
}

/// The contact selection of a replication, likewise.
struct ContactSelectionInUse: ~Copyable {
  private let policy: any ContactSelection

  init(_ policy: any ContactSelection) { self.policy = policy }

  @inline(__always)
  borrowing func line(for group: Int, among lines: Candidates, in state: RoutingState) -> Int? {
    policy.line(for: group, among: lines, in: state)
  }

  borrowing func retry(_ type: Int, for group: Int, in state: RoutingState) -> Double {
    policy.retry(type, for: group, in: state)
  }
}
