import Foundation

/// Why an input file could not be read. Exit status 66.
public struct UnreadableFile: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Reason: String, Sendable, CaseIterable {
    case missing = "there is no such file"
    case directory = "is a directory, not a file"
    case notPermitted = "may not be read; its permissions forbid it"
    case unreadable = "could not be read"
  }

  public var path: String
  public var reason: Reason

  public init(path: String, reason: Reason) {
    self.path = path
    self.reason = reason
  }

  public var description: String { "\(Printable.escaped(path)): \(reason.rawValue)" }

  /// The bytes of a file, no more than `limit` of them: a device without end is no trap.
  package static func bytes(of path: String, atMost limit: Int) throws(UnreadableFile) -> [UInt8] {
    var isDirectory: ObjCBool = false
    guard !path.contains("\0"), FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
      throw UnreadableFile(path: path, reason: .missing)
    }
    guard !isDirectory.boolValue else { throw UnreadableFile(path: path, reason: .directory) }
    guard FileManager.default.isReadableFile(atPath: path) else {
      throw UnreadableFile(path: path, reason: .notPermitted)
    }
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw UnreadableFile(path: path, reason: .unreadable)
    }
    defer { handle.closeFile() }
    do {
      return Array(try handle.read(upToCount: limit) ?? Data())
    } catch {
      throw UnreadableFile(path: path, reason: .unreadable)
    }
  }
}
