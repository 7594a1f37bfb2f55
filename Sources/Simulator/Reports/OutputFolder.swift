import Foundation

/// A folder that results are written to, all files or none as far as the file system can promise it.
///
/// Each file is written beside its target, brought to the disk and then renamed onto it, so a reader sees the old file or
/// the new one, never a part. Files are renamed only when all of them are complete: a full disk leaves
/// the old results untouched.
public struct OutputFolder: ~Copyable {
  public struct File: Sendable {
    /// A plain name, without folders.
    public var name: String
    public var bytes: [UInt8]

    public init(name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  private let path: String
  /// Holds the lock that keeps other processes out.
  private let folder: FileDescriptor

  /// Creates the folder if there is none, and takes it for this process.
  ///
  /// To be done before the work whose results go there: what can't be written is known at once.
  ///
  /// - Parameter waits: for another process to finish writing, rather than to refuse; for files that are written in a moment.
  public init(_ path: String, waits: Bool = false) throws(OutputProblem) {
    try Self.create(path)
    guard let folder = FileDescriptor(opening: path, O_RDONLY | O_DIRECTORY) else {
      throw errno == ENOTDIR
        ? OutputProblem(kind: .cannotCreate, path: path, reason: "is there and is not a folder")
        : OutputProblem(path, errno)
    }
    if flock(folder.number, waits ? LOCK_EX : LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK {
      throw OutputProblem(kind: .inUse, path: path, reason: "another process is writing there")
    }
    if access(path, W_OK | X_OK) != 0 { throw OutputProblem(path, errno) }
    self.path = path
    self.folder = folder
  }

  /// Refuses names that are taken by something other than a file, such as a link that leads elsewhere.
  public func check(_ names: [String]) throws(OutputProblem) {
    for name in names {
      var status = stat()
      guard lstat(target(name), &status) == 0 else { continue }
      if status.st_mode & S_IFMT != S_IFREG {
        throw OutputProblem(kind: .cannotCreate, path: target(name), reason: "is there and is not a file")
      }
    }
  }

  /// Replaces files of these names, or leaves all of them as they are.
  public func replace(_ files: [File]) throws(OutputProblem) {
    try check(files.map(\.name))
    var written: [String] = []
    do throws(OutputProblem) {
      for file in files {
        let draft = target(".\(file.name).tmp")
        written.append(draft)
        try write(file.bytes, to: draft)
      }
    } catch {
      for draft in written { unlink(draft) }
      throw error
    }
    for (file, draft) in zip(files, written) where rename(draft, target(file.name)) != 0 {
      let reason = errno
      for draft in written { unlink(draft) }
      throw OutputProblem(target(file.name), reason)
    }
    fsync(folder.number)
  }

  /// With the folders above it.
  private static func create(_ path: String) throws(OutputProblem) {
    if mkdir(path, 0o755) == 0 || errno == EEXIST { return }
    let parent = URL(fileURLWithPath: path).deletingLastPathComponent().path
    guard errno == ENOENT, parent != path, !path.isEmpty else { throw OutputProblem(path, errno) }
    try create(parent)
    if mkdir(path, 0o755) != 0 && errno != EEXIST { throw OutputProblem(path, errno) }
  }

  private func target(_ name: String) -> String { path.hasSuffix("/") ? path + name : "\(path)/\(name)" }

  private func write(_ bytes: [UInt8], to draft: String) throws(OutputProblem) {
    unlink(draft)
    guard let file = FileDescriptor(opening: draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW) else {
      throw OutputProblem(draft, errno)
    }
    let failure = FileDescriptor.write(bytes, to: file.number)
    if failure != 0 { throw OutputProblem(draft, failure) }
    if fsync(file.number) != 0 && errno != EINVAL { throw OutputProblem(draft, errno) }
  }
}

/// Standard output, for data that other programs read.
public enum StandardOutput {
  /// Writes everything; a reader that has gone away is no error. SIGPIPE must be ignored.
  public static func write(_ bytes: [UInt8]) throws(OutputProblem) {
    let code = FileDescriptor.write(bytes, to: STDOUT_FILENO)
    guard code != 0 && code != EPIPE else { return }
    throw OutputProblem(kind: .inputOutput, path: "standard output", reason: String(cString: strerror(code)))
  }
}
