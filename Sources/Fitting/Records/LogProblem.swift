import Simulator

/// Why a log can't be used at all; single rows that can't are counted instead. Exit status 65, or 64 and 77 as it says.
public struct LogProblem: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Kind: Sendable, Hashable {
    case invalid
    /// The command lacks something that only the user knows: exit status 64.
    case usage
    /// Exit status 77.
    case refused
  }

  public var kind: Kind
  public var message: String

  init(_ message: String, kind: Kind = .invalid) {
    self.message = message
    self.kind = kind
  }

  public var description: String { message }

  static let utf16 = LogProblem("the log is UTF-16; save it as UTF-8 (in Excel: 'CSV UTF-8') and try again")
  static let compressed = LogProblem(
    "the log is compressed; name it .gz, or unpack it: gzip -dc LOG | callsim fit -")
  static let empty = LogProblem("the log is empty")
}
