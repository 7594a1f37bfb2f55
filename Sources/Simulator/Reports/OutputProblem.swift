import Foundation

/// Why results could not be written; what was there before is untouched.
public struct OutputProblem: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Kind: Sendable, Hashable {
    /// No permission, no such folder, something in the way. Exit status 73.
    case cannotCreate
    /// Disk full or broken. Exit status 74.
    case inputOutput
    /// Another process is writing there. Exit status 75.
    case inUse
  }

  public var kind: Kind
  public var path: String
  /// What is wrong, e.g. `Permission denied`.
  public var reason: String

  public init(kind: Kind, path: String, reason: String) {
    (self.kind, self.path, self.reason) = (kind, path, reason)
  }

  /// - Parameter code: an `errno`.
  init(_ path: String, _ code: Int32) {
    let isFault = [ENOSPC, EIO, EDQUOT, EFBIG].contains(code)
    self.init(
      kind: isFault ? .inputOutput : .cannotCreate, path: path, reason: String(cString: strerror(code)))
  }

  public var description: String { "\(Printable.escaped(path)): \(reason)" }
}
