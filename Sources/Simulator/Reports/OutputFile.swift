import Foundation

/// A single file that a result goes to, replaced as a whole or not at all.
public struct OutputFile: Sendable {
  public let path: String
  private let folder: String
  private let name: String

  /// Makes sure, before the work whose result it will hold, that it can be written; creates the folders above it.
  public init(_ path: String) throws(OutputProblem) {
    let url = URL(fileURLWithPath: path)
    self.path = path
    folder = url.deletingLastPathComponent().path
    name = url.lastPathComponent
    guard !path.isEmpty, !path.hasSuffix("/"), name != "..", name != "." else {
      throw OutputProblem(kind: .cannotCreate, path: path, reason: "is no name of a file")
    }
    try OutputFolder(folder, waits: true).check([name])
  }

  public func replace(with bytes: [UInt8]) throws(OutputProblem) {
    try OutputFolder(folder, waits: true).replace([.init(name: name, bytes: bytes)])
  }

  /// Adds to the end of a file that others add to as well.
  public static func append(_ bytes: [UInt8], to path: String) throws(OutputProblem) {
    guard let file = FileDescriptor(opening: path, O_WRONLY | O_CREAT | O_APPEND) else {
      throw OutputProblem(kind: .cannotCreate, path: path, reason: String(cString: strerror(errno)))
    }
    let failure = FileDescriptor.write(bytes, to: file.number)
    guard failure != 0 else { return }
    throw OutputProblem(kind: .inputOutput, path: path, reason: String(cString: strerror(failure)))
  }
}
