import Foundation

/// A file of finished replications: a header, then one frame for each, in order.
///
///     magic (16 bytes)
///     frame: words (8 bytes) | number (8) | payload (words x 8) | checksum (8)      little-endian
///
/// Frames are only ever added, so a program that is killed leaves a file whose whole frames are good; what is behind the last
/// of them is cut off when it is opened again. The checksum finds every change within a word, and others but for a chance of 2^-64.
enum ReplicationFile {
  static let magic = Array("callsim.part/1\n\0".utf8)
  /// Number of the frame that holds the header.
  static let headerNumber = UInt64.max

  static func frame(_ number: UInt64, _ payload: [UInt64]) -> [UInt8] {
    var words = [UInt64(payload.count), number]
    words.reserveCapacity(payload.count + 3)
    words += payload
    words.append(checksum(words))
    return bytes(of: words)
  }

  static func headerFrame(_ header: ReplicationHeader) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    // Codable structs of numbers and strings always encode.
    var text = (try? encoder.encode(header)).map(Array.init) ?? []
    while text.count % 8 != 0 { text.append(0x20) }
    let words = stride(from: 0, to: text.count, by: 8).map { start in
      (0..<8).reduce(UInt64(0)) { $0 | UInt64(text[start + $1]) << UInt64(8 * $1) }
    }
    return frame(headerNumber, words)
  }

  static func header(of payload: [UInt64]) -> ReplicationHeader? {
    try? JSONDecoder().decode(ReplicationHeader.self, from: Data(bytes(of: payload)))
  }

  /// FNV-1a over words.
  static func checksum(_ words: [UInt64]) -> UInt64 {
    var sum: UInt64 = 0xCBF2_9CE4_8422_2325
    for word in words { sum = (sum ^ word) &* 0x0000_0100_0000_01B3 }
    return sum
  }

  private static func bytes(of words: [UInt64]) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: words.count * 8) { buffer, count in
      for (index, word) in words.enumerated() {
        UnsafeMutableRawBufferPointer(buffer).storeBytes(
          of: word.littleEndian, toByteOffset: index * 8, as: UInt64.self)
      }
      count = words.count * 8
    }
  }
}

/// Reads a file of replications frame by frame, and stops at the first that is not whole.
struct ReplicationReader {
  let header: ReplicationHeader
  /// Bytes up to the end of the last good frame.
  private(set) var goodLength: Int
  private(set) var size: Int
  private let file: Int32

  enum Refusal: Error {
    /// No file of replications, or its header is damaged.
    case notOne
  }

  /// - Parameter file: open for reading.
  init(_ file: Int32) throws(Refusal) {
    self.file = file
    var status = stat()
    guard fstat(file, &status) == 0 else { throw .notOne }
    size = Int(status.st_size)
    guard size >= ReplicationFile.magic.count,
      Self.read(file, at: 0, count: ReplicationFile.magic.count) == ReplicationFile.magic,
      let (number, payload) = Self.frame(file, at: ReplicationFile.magic.count, size: size),
      number == ReplicationFile.headerNumber, let header = ReplicationFile.header(of: payload)
    else { throw .notOne }
    self.header = header
    goodLength = ReplicationFile.magic.count + Self.length(payload)
  }

  /// Whether a file is a beginning of the header, less than all of it, and nothing else.
  static func isBeginning(_ file: Int32, of header: ReplicationHeader) -> Bool {
    let whole = ReplicationFile.magic + ReplicationFile.headerFrame(header)
    var status = stat()
    guard fstat(file, &status) == 0, status.st_size < whole.count else { return false }
    return read(file, at: 0, count: Int(status.st_size)) == Array(whole.prefix(Int(status.st_size)))
  }

  /// The words of the next replication; nil at the end of what is good.
  mutating func next(number: Int) -> [UInt64]? {
    guard let (found, payload) = Self.frame(file, at: goodLength, size: size), found == UInt64(number) else {
      return nil
    }
    goodLength += Self.length(payload)
    return payload
  }

  /// Takes the last frame back, which was whole and yet no replication of this run.
  mutating func back(over payload: [UInt64]) { goodLength -= Self.length(payload) }

  private static func length(_ payload: [UInt64]) -> Int { (payload.count + 3) * 8 }

  private static func frame(_ file: Int32, at place: Int, size: Int) -> (UInt64, [UInt64])? {
    guard size - place >= 24, let head = words(file, at: place, count: 2),
      head[0] <= UInt64((size - place) / 8 - 3),
      let rest = words(file, at: place + 16, count: Int(head[0]) + 1)
    else { return nil }
    let payload = Array(rest.dropLast())
    return ReplicationFile.checksum(head + payload) == rest.last ? (head[1], payload) : nil
  }

  private static func words(_ file: Int32, at place: Int, count: Int) -> [UInt64]? {
    guard let bytes = read(file, at: place, count: count * 8) else { return nil }
    return [UInt64](unsafeUninitializedCapacity: count) { words, filled in
      bytes.withUnsafeBytes { buffer in
        for index in 0..<count {
          words[index] = UInt64(
            littleEndian: buffer.loadUnaligned(fromByteOffset: 8 * index, as: UInt64.self))
        }
      }
      filled = count
    }
  }

  private static func read(_ file: Int32, at place: Int, count: Int) -> [UInt8]? {
    var done = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while done < count {
        let got = pread(file, buffer.baseAddress?.advanced(by: done), count - done, off_t(place + done))
        if got < 0 && errno == EINTR { continue }
        guard got > 0 else { break }
        done += got
      }
      filled = done
    }
    return done == count ? bytes : nil
  }
}
