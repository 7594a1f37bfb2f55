import Foundation

/// An open file, closed at the end of its life.
struct FileDescriptor: ~Copyable {
  let number: Int32

  /// nil when it can't be opened; `errno` says why.
  init?(opening path: String, _ flags: Int32, mode: mode_t = 0o644) {
    // Given up before there is anything to close, which would overwrite `errno`.
    let opened = open(path, flags | O_CLOEXEC, mode)
    if opened < 0 { return nil }
    number = opened
  }

  deinit { close(number) }

  /// Writes everything to an open file, however many calls it takes.
  ///
  /// - Returns: 0, or the `errno` of what went wrong.
  static func write(_ bytes: [UInt8], to number: Int32) -> Int32 {
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let count = Foundation.write(number, buffer.baseAddress?.advanced(by: done), buffer.count - done)
        if count < 0 && errno == EINTR { continue }
        if count <= 0 { return count == 0 ? EIO : errno }
        done += count
      }
      return 0
    }
  }
}
