import Synchronization

/// Asks running replications to give up; set by Ctrl-C or a time limit, from any thread.
public final class StopFlag: Sendable {
  private let flag = Atomic(false)

  public init() {}

  public var isSet: Bool { flag.load(ordering: .relaxed) }

  public func set() { flag.store(true, ordering: .relaxed) }
}
