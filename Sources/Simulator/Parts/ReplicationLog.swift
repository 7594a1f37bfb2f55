import Foundation

/// Keeps the replications of a run in a file as they are finished, and hands out those that are there already: what a run that
/// was stopped or killed goes on from, and what runs on several machines are put together from.
public final class ReplicationLog {
  /// Why a file can't be gone on with.
  public struct Refusal: Error, Sendable, CustomStringConvertible {
    public var path: String
    public var reason: String

    public var description: String { "\(Printable.escaped(path)) \(reason)" }
  }

  public let path: String
  public let header: ReplicationHeader
  /// Replications that were in the file when it was opened and could be used.
  public private(set) var found = 0
  /// What went wrong when the file was written; nothing is added after it.
  public private(set) var problem: OutputProblem?
  private let file: FileDescriptor
  private var lastSync = ContinuousClock.now

  /// Opens or creates the file and takes it for this process.
  ///
  /// - Parameters:
  ///   - resumes: whether a file that is there may be gone on with.
  /// - Throws: `OutputProblem`, or `Refusal` where the file is of another run.
  public init(_ path: String, of header: ReplicationHeader, resumes: Bool) throws {
    self.path = path
    var isNew = true
    var opened = FileDescriptor(opening: path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW)
    if opened == nil, errno == EEXIST {
      guard resumes else {
        throw Refusal(path: path, reason: "is there already; go on from it with --resume, or delete it")
      }
      isNew = false
      opened = FileDescriptor(opening: path, O_RDWR | O_NOFOLLOW)
    }
    guard let file = opened else { throw OutputProblem(path, errno) }
    self.file = file
    if flock(self.file.number, LOCK_EX | LOCK_NB) != 0 {
      throw OutputProblem(kind: .inUse, path: path, reason: "another process is writing there")
    }
    if isNew || ReplicationReader.isBeginning(self.file.number, of: header) {
      // Nothing of use: new, or killed before its header was whole.
      self.header = header
      try start()
      return
    }
    do {
      let known = try ReplicationReader(self.file.number).header
      if let difference = header.difference(from: known) { throw Refusal(path: path, reason: difference) }
      guard known.first == header.first else {
        throw Refusal(
          path: path, reason: "begins with replication \(known.first), not \(header.first)")
      }
      self.header = known
    } catch ReplicationReader.Refusal.notOne {
      throw Refusal(path: path, reason: "is no file of replications, or its beginning is damaged; delete it")
    }
  }

  private func start() throws(OutputProblem) {
    lseek(file.number, 0, SEEK_SET)
    let failure = FileDescriptor.write(
      ReplicationFile.magic + ReplicationFile.headerFrame(header), to: file.number)
    guard failure == 0, fsync(file.number) == 0 || errno == EINVAL else {
      let reason = failure == 0 ? errno : failure
      // Half a header would be in the way of the next run.
      unlink(path)
      throw OutputProblem(path, reason)
    }
  }

  /// Hands on what is there, in order, until `take` wants no more; then cuts off what is not whole.
  func replay(_ plan: EstimationPlan, take: (Tally) -> Bool) {
    guard var reader = try? ReplicationReader(file.number) else { return }
    var goesOn = true
    while goesOn, let words = reader.next(number: header.first + found) {
      guard let tally = try? Tally(words, plan: plan) else {
        reader.back(over: words)
        break
      }
      found += 1
      goesOn = take(tally)
    }
    if !goesOn { return }
    if reader.goodLength < reader.size, ftruncate(file.number, off_t(reader.goodLength)) != 0 {
      problem = OutputProblem(path, errno)
    }
    lseek(file.number, 0, SEEK_END)
  }

  /// Adds the next replication.
  func keep(_ tally: Tally, number: Int) {
    guard problem == nil else { return }
    let failure = FileDescriptor.write(
      ReplicationFile.frame(UInt64(number), tally.words), to: file.number)
    if failure != 0 {
      problem = OutputProblem(path, failure)
    } else if lastSync.duration(to: .now) > .seconds(2) {
      sync()
    }
  }

  /// Brings what was written to the disk.
  public func sync() {
    if problem == nil, fsync(file.number) != 0, errno != EINVAL { problem = OutputProblem(path, errno) }
    lastSync = .now
  }
}
