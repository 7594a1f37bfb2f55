/// Sends a contact to the agent group where it is expected to wait least, and there it stays: each group, site or vendor has a line of
/// its own, and nobody changes lines (RT7).
///
/// A free agent is no delay; of several the longest idle is sent. Else the delay of group i is predicted by what waits for it,
///
///     (sum of the mean handle times of those in its line + own mean handle time) / agents on shift,
///
/// for one contact type (Q_i + 1) / (n_i mu_i). For groups that are alike this is joining the shortest line.
///
/// - Source: the queue-length predictor as in R. Ibrahim and W. Whitt, "Real-time delay estimation based on delay history",
///   Manufacturing & Service Operations Management 11 (2009) 397-415.
struct ExpectedDelay: AgentSelection {
  static let name = "expected-delay"
  static let summary = "the group where the contact is expected to wait least; it waits for that group alone"
  static let commits = true

  init(_ model: Model) {}

  func group(for type: Int, among groups: Candidates, in state: RoutingState) -> Int? {
    groups.least { state.key(ofGroup: $0) }
  }

  func commit(_ type: Int, to groups: Candidates, delays: UnsafePointer<Double>, in state: RoutingState)
    -> Int?
  {
    groups.least { delays[$0] }
  }
}

/// The same, between two groups drawn at random for each contact: most of the gain for two predictions a contact.
///
/// - Source: M. Mitzenmacher, "The power of two choices in randomized load balancing", IEEE Transactions on Parallel and Distributed
///   Systems 12 (2001) 1094-1104.
struct ExpectedDelayOfTwo: AgentSelection {
  static let name = "expected-delay-of-two"
  static let summary = "of two groups at random, the one where the contact is expected to wait less"
  static let commits = true

  init(_ model: Model) {}

  func group(for type: Int, among groups: Candidates, in state: RoutingState) -> Int? {
    groups.least { state.key(ofGroup: $0) }
  }

  func commit(_ type: Int, to groups: Candidates, delays: UnsafePointer<Double>, in state: RoutingState)
    -> Int?
  {
    let count = groups.count
    if count == 1 { return groups[0] }
    // One of the ordered pairs.
    let pair = min(Int(state.uniform * Double(count * (count - 1))), count * (count - 1) - 1)
    let (first, rest) = pair.quotientAndRemainder(dividingBy: count - 1)
    let (a, b) = (groups[first], groups[rest >= first ? rest + 1 : rest])
    return delays[b] < delays[a] ? b : a
  }
}
