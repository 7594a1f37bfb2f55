import Foundation
import Simulator
import Synchronization

/// Tells on standard error how far a run is: a bar that redraws itself on a terminal, else a line every half minute.
///
/// Silent for the first moments, so that a short run shows nothing.
final class ProgressLine: Sendable {
  private struct State {
    var lastShown: Duration = .zero
    var isShown = false
  }

  private let state = Mutex(State())
  private let isTerminal: Bool
  private let width: Int
  private let emit: @Sendable (String) -> Void

  init(
    isTerminal: Bool = Terminal.isError, width: Int = Terminal.errorWidth,
    emit: @escaping @Sendable (String) -> Void = Terminal.writeError
  ) {
    self.isTerminal = isTerminal
    self.width = width
    self.emit = emit
  }

  func show(_ progress: RunProgress) {
    let pause: Duration = isTerminal ? .milliseconds(100) : .seconds(30)
    state.withLock { state in
      let first: Duration = isTerminal ? .milliseconds(300) : pause
      guard progress.elapsed >= (state.isShown ? state.lastShown + pause : first) else { return }
      state.lastShown = progress.elapsed
      state.isShown = true
      let line = ProgressWords(progress).line(width: isTerminal ? width - 1 : 200, withBar: isTerminal)
      emit(isTerminal ? "\r\u{1B}[K\(line)" : "callsim: \(line)\n")
    }
  }

  /// What a search is doing, and its best cost so far.
  func show(_ words: String, cost: Double?, elapsed: Duration) {
    let best = cost.map { "; best cost so far \(Int($0.rounded()))" } ?? ""
    let pause: Duration = isTerminal ? .milliseconds(100) : .seconds(30)
    state.withLock { state in
      let first: Duration = isTerminal ? .milliseconds(300) : pause
      guard elapsed >= (state.isShown ? state.lastShown + pause : first) else { return }
      state.lastShown = elapsed
      state.isShown = true
      let line = String("\(words)\(best)".prefix(isTerminal ? width - 1 : 200))
      emit(isTerminal ? "\r\u{1B}[K\(line)" : "callsim: \(line)\n")
    }
  }

  /// Says something between two bars.
  func note(_ text: String) {
    state.withLock { _ in emit((isTerminal ? "\r\u{1B}[K" : "") + "callsim: \(text)\n") }
  }

  /// Takes the bar away.
  func finish() {
    state.withLock { state in
      if isTerminal && state.isShown { emit("\r\u{1B}[K") }
    }
  }
}
