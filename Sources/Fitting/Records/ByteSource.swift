import Foundation
import Simulator

/// The bytes of a log, piece by piece: a file, a compressed file (`.gz`) or standard input (`-`).
///
/// Nothing of a log is ever held whole: 10^7 rows pass through one buffer.
final class ByteSource {
  private let handle: FileHandle
  /// Unpacks a `.gz`; its output is what `handle` reads.
  private let unpacker: Process?
  private let path: String
  static let chunk = 1 << 18

  /// - Throws: `UnreadableFile`.
  init(_ path: String) throws(UnreadableFile) {
    self.path = path
    guard path != "-" else {
      (handle, unpacker) = (FileHandle.standardInput, nil)
      return
    }
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
      throw UnreadableFile(path: path, reason: .missing)
    }
    if isDirectory.boolValue { throw UnreadableFile(path: path, reason: .directory) }
    guard let file = FileHandle(forReadingAtPath: path) else {
      throw UnreadableFile(path: path, reason: .notPermitted)
    }
    guard path.hasSuffix(".gz") else {
      (handle, unpacker) = (file, nil)
      return
    }
    let (process, pipe) = (Process(), Pipe())
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["gzip", "-dc"]
    process.standardInput = file
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    do { try process.run() } catch { throw UnreadableFile(path: path, reason: .unreadable) }
    (handle, unpacker) = (pipe.fileHandleForReading, process)
  }

  /// In memory, for tests.
  init(bytes: [UInt8]) {
    let pipe = Pipe()
    path = "bytes"
    unpacker = nil
    handle = pipe.fileHandleForReading
    let writer = pipe.fileHandleForWriting
    Thread.detachNewThread {
      try? writer.write(contentsOf: Data(bytes))
      try? writer.close()
    }
  }

  /// The next bytes; empty at the end.
  func next() throws(UnreadableFile) -> [UInt8] {
    do {
      if let data = try handle.read(upToCount: Self.chunk), !data.isEmpty { return [UInt8](data) }
    } catch {
      throw UnreadableFile(path: path, reason: .unreadable)
    }
    if let unpacker {
      unpacker.waitUntilExit()
      if unpacker.terminationStatus != 0 { throw UnreadableFile(path: path, reason: .unreadable) }
    }
    return []
  }
}
