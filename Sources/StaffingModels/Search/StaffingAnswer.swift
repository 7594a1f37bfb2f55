import Simulator

/// What a staffing search answers, ready for reports.
public struct StaffingAnswer: Sendable {
  public enum Status: String, Sendable {
    /// Every target is met on fresh random numbers.
    case met
    /// Found, but fresh random numbers leave a target undecided.
    case undecided
    /// Nothing was found that meets every target.
    case missed
    /// No staffing can.
    case impossible
  }

  public var status: Status
  /// The scenario with the staffing found (the nearest, where none meets every target).
  public var scenario: Scenario
  /// `staff[period * groups + group]`; groups in the order of `groupNames`.
  public var staff: [Int]
  public var groupNames: [String]
  /// Start of each interval; empty for a steady state.
  public var intervalLabels: [String]
  /// Agent-hours of the horizon (of an hour, for a steady state), and what they cost.
  public var agentHours: Double
  public var cost: Double
  /// The same for the staffing that the scenario states.
  public var statedStaff: [Int]
  public var statedAgentHours: Double
  public var statedCost: Double
  /// Groups without a stated cost, counted as 1 an agent-hour.
  public var groupsWithoutCost: [String]
  /// No staffing can cost less: offered work and the pooled Erlang requirement (`FluidBound`).
  public var fluidBound: Double?
  /// No staffing can cost less if service is concave in agents: the cutting planes' own bound.
  public var cutBound: Double?
  public var isLocallyOptimal: Bool
  public var isComplete: Bool
  /// The staffing found, simulated with random numbers that the search has not seen.
  public var validation: RunResult?
  /// Share of days on which each target must hold; nil: in the long run.
  public var dayShare: Double?
  /// Why nothing can meet a target, one sentence a target.
  public var impossibilities: [String]
  public var seed: UInt64
  public var replications: Int
  public var contactsSimulated: Double
  /// In the order of `staff`: M(t)/G/infinity load of each contact type and period, erlangs.
  public var load: LoadProfile
  public var typeNames: [String]

  /// The better of the lower bounds.
  public var bound: Double? { [fluidBound, cutBound].compactMap { $0 }.max() }

  /// (cost - bound) / cost.
  public var gap: Double? {
    guard let bound, cost > 0, status != .impossible else { return nil }
    return max(0, (cost - bound) / cost)
  }
}

extension StaffingAnswer {
  /// The scenario's own text with the staffing found in it; nil where its staff can't be replaced in place.
  public func text(replacing text: String) -> String? {
    let counts = Dictionary(
      uniqueKeysWithValues: groupNames.enumerated().map { group, name in
        (name, stride(from: group, to: staff.count, by: groupNames.count).map { staff[$0] })
      })
    return StaffText.replacing(text, staff: counts)
  }
}
