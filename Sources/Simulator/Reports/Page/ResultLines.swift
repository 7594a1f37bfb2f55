import Foundation

/// The bytes of a `result.json` without the estimates that no page shows, so that a week of forty contact types, 76 MB, is read
/// in a fraction of a second.
///
/// Documents have one estimate a line (`ResultDocument`); a line is left out when its few bytes of interest say so. A document
/// laid out otherwise has no such lines, and is kept whole: slower, and the same page.
enum ResultLines {
  /// Measures shown by interval.
  private static let ofIntervals: Set<String> = [
    "offered", "service_level", "abandonment", "mean_wait", "staffed_agents", "busy_agents", "occupancy",
    "offered_load",
  ]

  static func condensed(_ bytes: [UInt8]) -> [UInt8] {
    let targets = targets(bytes)
    var kept: [UInt8] = []
    kept.reserveCapacity(1 << 20)
    var isAfterEstimate = false
    bytes.withUnsafeBytes { all in
      var start = 0
      while start < all.count {
        let end = end(ofLineAt: start, in: all)
        let line = UnsafeRawBufferPointer(rebasing: all[start..<end])
        start = end
        guard isEstimate(line) else {
          // The comma behind the last estimate that was kept.
          if isAfterEstimate, kept.last == UInt8(ascii: "\n") { removeComma(&kept) }
          isAfterEstimate = false
          kept.append(contentsOf: line)
          continue
        }
        guard isShown(line, targets) else { continue }
        isAfterEstimate = true
        kept.append(contentsOf: line)
        // Each kept line ends in a comma; that of the last is taken away.
        if !endsInComma(line) { kept.insert(UInt8(ascii: ","), at: kept.count - 1) }
      }
    }
    return kept
  }

  /// The format of a document that has it on a line of its own; nil: it has another layout.
  static func format(_ bytes: [UInt8]) -> String? {
    bytes.withUnsafeBytes { all in
      value(of: "\n\"format\":\"", in: all).map { start in
        String(decoding: all[start...].prefix(60).prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
      }
    }
  }

  private static let estimate = Array("{\"confidence\":".utf8)

  private static func isEstimate(_ line: UnsafeRawBufferPointer) -> Bool {
    line.count > estimate.count && line.starts(with: estimate)
  }

  private static func endsInComma(_ line: UnsafeRawBufferPointer) -> Bool {
    line.count > 1 && line[line.count - 2] == UInt8(ascii: ",")
  }

  private static func removeComma(_ kept: inout [UInt8]) {
    if kept.count > 1, kept[kept.count - 2] == UInt8(ascii: ",") { kept.remove(at: kept.count - 2) }
  }

  private static func end(ofLineAt start: Int, in all: UnsafeRawBufferPointer) -> Int {
    guard let base = all.baseAddress, let found = memchr(base + start, 0x0A, all.count - start) else {
      return all.count
    }
    return UnsafeRawPointer(found) - base + 1
  }

  private static func isShown(_ line: UnsafeRawBufferPointer, _ targets: Set<[UInt8]>) -> Bool {
    guard let interval = value(of: "\"interval\":", in: line),
      let measure = value(of: "\"measure\":\"", in: line)
    else { return true }
    if line[interval] == UInt8(ascii: "n") { return true }
    let name = String(decoding: line[measure...].prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
    guard let of = value(of: "\"of\":", in: line) else { return true }
    let scope = line[of...].prefix { $0 != UInt8(ascii: "}") }
    if ofIntervals.contains(name), scope.count == 1 { return true }
    if name == "service_level",
      ["{\"language\"", "{\"topic\""].contains(where: { scope.starts(with: $0.utf8) })
    {
      return true
    }
    return targets.contains(Array(name.utf8) + scope)
  }

  /// The place behind the first occurrence of a key.
  private static func value(of key: StaticString, in line: UnsafeRawBufferPointer) -> Int? {
    guard let base = line.baseAddress else { return nil }
    let (size, first) = (key.utf8CodeUnitCount, Int32(key.utf8Start.pointee))
    var place = 0
    while place + size <= line.count, let found = memchr(base + place, first, line.count - size + 1 - place) {
      place = UnsafeRawPointer(found) - base
      if memcmp(found, key.utf8Start, size) == 0 { return place + size }
      place += 1
    }
    return nil
  }

  /// Measure and scope of the estimates that decide targets, whose other intervals the page names.
  private static func targets(_ bytes: [UInt8]) -> Set<[UInt8]> {
    bytes.withUnsafeBytes { all in
      var found: Set<[UInt8]> = []
      guard let first = value(of: "\n\"targets\":", in: all) else { return found }
      let tail = UnsafeRawBufferPointer(rebasing: all[first...])
      var start = 0
      while start < tail.count {
        let end = end(ofLineAt: start, in: tail)
        let line = UnsafeRawBufferPointer(rebasing: tail[start..<end])
        start = end
        guard let estimate = value(of: "\"estimate\":", in: line) else { continue }
        let inner = UnsafeRawBufferPointer(rebasing: line[estimate...])
        guard let measure = value(of: "\"measure\":\"", in: inner), let of = value(of: "\"of\":", in: inner)
        else {
          continue
        }
        let name = inner[measure...].prefix { $0 != UInt8(ascii: "\"") }
        found.insert(Array(name) + inner[of...].prefix { $0 != UInt8(ascii: "}") })
      }
      return found
    }
  }
}
