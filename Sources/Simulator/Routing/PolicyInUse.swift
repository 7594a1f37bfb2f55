/// The agent selection of a replication, asked where it lies: an existential in a buffer is copied for each question.
///
/// `make bench` compiles it with one policy known beforehand, to see what asking any policy costs.
struct AgentSelectionInUse: ~Copyable {
  #if CALLSIM_HAND_SPECIALISED
    private let policy: LongestIdle

    init(_ policy: any AgentSelection) {
      guard let policy = policy as? LongestIdle else { preconditionFailure("made for longest-idle alone") }
      self.policy = policy
    }
  #else
    private let policy: any AgentSelection

    init(_ policy: any AgentSelection) { self.policy = policy }
  #endif

  @inline(__always)
  borrowing func group(for type: Int, among groups: Candidates, in state: RoutingState) -> Int? {
    policy.group(for: type, among: groups, in: state)
  }

  borrowing func commit(
    _ type: Int, to groups: Candidates, delays: UnsafePointer<Double>, in state: RoutingState
  ) -> Int? {
    policy.commit(type, to: groups, delays: delays, in: state)
  }

  borrowing func retry(_ type: Int, among groups: Candidates, in state: RoutingState) -> Double {
    policy.retry(type, among: groups, in: state)
  }
}

/// The contact selection of a replication, likewise.
struct ContactSelectionInUse: ~Copyable {
  #if CALLSIM_HAND_SPECIALISED
    private let policy: LongestWait

    init(_ policy: any ContactSelection) {
      guard let policy = policy as? LongestWait else { preconditionFailure("made for longest-wait alone") }
      self.policy = policy
    }
  #else
    private let policy: any ContactSelection

    init(_ policy: any ContactSelection) { self.policy = policy }
  #endif

  @inline(__always)
  borrowing func line(for group: Int, among lines: Candidates, in state: RoutingState) -> Int? {
    policy.line(for: group, among: lines, in: state)
  }

  borrowing func retry(_ type: Int, for group: Int, in state: RoutingState) -> Double {
    policy.retry(type, for: group, in: state)
  }
}
