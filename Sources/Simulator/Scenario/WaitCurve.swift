/// A probability that depends on a wait: a step function.
public struct WaitCurve: Sendable, Hashable {
  /// Waits from which on each probability holds, increasing, seconds; below the first it is 0.
  public var from: [Double]
  /// In [0, 1], one a step.
  public var probability: [Double]

  public init(from: [Double] = [], probability: [Double] = []) {
    self.from = from
    self.probability = probability
  }

  /// The same probability for any wait.
  public static func always(_ probability: Double) -> WaitCurve {
    WaitCurve(from: [0], probability: [probability])
  }
}

/// How the wait of a contact that joins a line is predicted.
///
/// - Source: R. Ibrahim and W. Whitt, "Real-time delay estimation based on delay history", Manufacturing & Service
///   Operations Management 11 (2009), who compare the three.
public enum WaitEstimate: Sendable, Hashable {
  /// (contacts ahead + 1) / (rate at which the agents on shift who serve the line finish its contacts).
  case queueLength
  /// The wait of the last contact of the line that was answered.
  case lastToEnterService
  /// How long the first in line has waited; 0 when there is none.
  case headOfLine
  /// The same for all, seconds.
  case fixed(Double)
}
