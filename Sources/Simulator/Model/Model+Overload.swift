extension Model {
  /// Says in words that a steady state does not exist: contacts that never give up bring more work than all agents can do.
  ///
  /// On a finite horizon such a model still has an answer, which grows with the length of the run.
  var overload: String? {
    guard clock.kind == .steadyState, lines == nil, queueLimit == nil, !hasDesks, !hasSelfService else {
      return nil
    }
    var load = 0.0
    for type in types where !type.isPart {
      guard type.patience == nil, type.messageAfter.isInfinite, type.queueLimit == nil,
        case .constant(let rate) = type.arrivals.process
      else { continue }
      load += rate * (type.handleTime.mean + (type.wrapUp?.time.mean ?? 0))
    }
    let agents = groups.indices.reduce(0) { $0 + staff($1, 0) }
    guard load >= Double(agents), load > 0 else { return nil }
    let needed = Int(load.rounded(.down)) + 1
    return """
      no steady state: contacts that never give up bring \(Self.rounded(load)) erlangs to \(agents) agents; waits grow with \
      the length of the run until there are at least \(needed)
      """
  }

  private static func rounded(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
}
