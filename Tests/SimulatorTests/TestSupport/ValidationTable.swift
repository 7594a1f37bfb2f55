import Foundation
import Synchronization

/// Where every comparison with an exact or published value is written down, when asked: `make validation` sets
/// `CALLSIM_VALIDATION` to a file and makes the table in `results/` from it.
enum ValidationTable {
  private static let file = ProcessInfo.processInfo.environment["CALLSIM_VALIDATION"]
  private static let lock = Mutex(())

  /// Appends one line: case, measure, exact value, simulated value, 95 % half-width.
  static func add(
    case name: String, measure: String, exact: Double, simulated: Double, standardError: Double
  ) {
    guard let file else { return }
    let line = "\(name)\t\(measure)\t\(exact)\t\(simulated)\t\(1.96 * standardError)\n"
    lock.withLock { _ in
      if !FileManager.default.fileExists(atPath: file) {
        _ = FileManager.default.createFile(atPath: file, contents: nil)
      }
      guard let handle = FileHandle(forWritingAtPath: file) else { return }
      defer { try? handle.close() }
      _ = try? handle.seekToEnd()
      try? handle.write(contentsOf: Data(line.utf8))
    }
  }
}
