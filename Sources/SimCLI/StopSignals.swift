import Dispatch
import Foundation
import Simulator

/// Turns Ctrl-C, a request to terminate and a time limit into an orderly end: the first raises the stop flag, a second
/// signal ends the process at once.
///
/// Works on a queue of its own, since the threads of Swift's tasks are all busy with replications.
final class StopSignals: Sendable {
  private static let watched = [SIGINT, SIGTERM, SIGHUP]
  // Dispatch sources may be used from any thread, but are not marked as such.
  nonisolated(unsafe) private let sources: [any DispatchSourceProtocol]

  /// - Parameters:
  ///   - timeLimit: seconds from now; nil: none.
  ///   - onFirst: called when the run is first asked to stop, for a word to the user.
  init(raising stop: StopFlag, timeLimit: Double?, onFirst: @escaping @Sendable () -> Void) {
    let queue = DispatchQueue(label: "callsim.stop", qos: .userInteractive)
    var sources: [any DispatchSourceProtocol] = Self.watched.map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        if stop.reason == .signal {
          // Dispatch keeps the signal blocked, so it can't be raised again: end as it would have.
          _exit(128 + number)
        }
        stop.raise(.signal)
        onFirst()
      }
      return source
    }
    if let timeLimit {
      let timer = DispatchSource.makeTimerSource(queue: queue)
      timer.schedule(deadline: .now() + timeLimit)
      timer.setEventHandler { stop.raise(.timeLimit) }
      sources.append(timer)
    }
    self.sources = sources
    for source in sources { source.activate() }
  }

  deinit {
    for source in sources { source.cancel() }
    for number in Self.watched { signal(number, SIG_DFL) }
  }
}
