import Synchronization

/// Asks running replications to end early: raised by a signal handler, a timer, or when enough is known.
///
/// Reading it is one relaxed atomic load (two with a parent): cheap enough to poll every few thousand events.
/// Raising it is safe in a signal handler.
public final class StopFlag: Sendable {
  public enum Reason: UInt8, Sendable {
    case signal = 1
    case timeLimit
    /// The results asked for are complete.
    case complete
  }

  private let raised = Atomic<UInt8>(0)
  private let parent: StopFlag?

  /// - Parameter parent: a flag that stops this one too.
  public init(parent: StopFlag? = nil) { self.parent = parent }

  /// The first reason given stands.
  public func raise(_ reason: Reason) {
    _ = raised.compareExchange(expected: 0, desired: reason.rawValue, ordering: .relaxed)
  }

  public var isRaised: Bool { raised.load(ordering: .relaxed) != 0 || parent?.isRaised == true }

  /// Why it is raised; nil while it is not.
  public var reason: Reason? { Reason(rawValue: raised.load(ordering: .relaxed)) ?? parent?.reason }
}
