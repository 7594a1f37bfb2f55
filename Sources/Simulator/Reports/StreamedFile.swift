import Foundation

/// A file that is written piece by piece and takes the place of an older one when it is complete, for results too long for memory.
public struct StreamedFile: ~Copyable {
  private let path: String
  private let draft: String
  private let file: FileDescriptor
  private var isComplete = false

  /// - Throws: at once when nothing can be written there.
  public init(_ path: String) throws(OutputProblem) {
    _ = try OutputFile(path)
    let url = URL(fileURLWithPath: path)
    let draft = url.deletingLastPathComponent().appendingPathComponent(".\(url.lastPathComponent).tmp").path
    self.init(url.path, draft: draft, try Self.open(draft))
  }

  private init(_ path: String, draft: String, _ file: consuming FileDescriptor) {
    self.path = path
    self.draft = draft
    self.file = file
  }

  private static func open(_ draft: String) throws(OutputProblem) -> FileDescriptor {
    unlink(draft)
    guard let file = FileDescriptor(opening: draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW) else {
      throw OutputProblem(kind: .cannotCreate, path: draft, reason: String(cString: strerror(errno)))
    }
    return file
  }

  public borrowing func write(_ bytes: [UInt8]) throws(OutputProblem) {
    let failure = FileDescriptor.write(bytes, to: file.number)
    guard failure != 0 else { return }
    throw OutputProblem(kind: .inputOutput, path: path, reason: String(cString: strerror(failure)))
  }

  /// What is written stands from now on under the file's name.
  public mutating func complete() throws(OutputProblem) {
    if fsync(file.number) != 0 && errno != EINVAL || rename(draft, path) != 0 {
      throw OutputProblem(kind: .inputOutput, path: path, reason: String(cString: strerror(errno)))
    }
    isComplete = true
  }

  deinit { if !isComplete { unlink(draft) } }
}
