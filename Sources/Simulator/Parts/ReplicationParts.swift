import Foundation

/// Files that together hold the replications of one run.
public struct ReplicationParts: Sendable {
  /// Why they make no whole; says what to do.
  public struct Problem: Error, Sendable, CustomStringConvertible {
    public enum Kind: Sendable { case missing, invalid }

    public var kind: Kind
    public var description: String
  }

  private struct Part: Sendable {
    var path: String
    var header: ReplicationHeader
  }

  /// In order of their replications.
  private let parts: [Part]
  /// Replications of the whole run.
  public let whole: Int

  /// - Parameter header: of the run that they are to be parts of.
  public init(_ paths: [String], of header: ReplicationHeader) throws {
    var parts: [Part] = []
    for path in paths {
      let file = try Self.open(path)
      guard let found = try? ReplicationReader(file.number).header else {
        throw Problem(
          kind: .invalid,
          description: "\(Printable.escaped(path)) is no file of replications, or its beginning is damaged")
      }
      if let difference = header.difference(from: found) {
        throw Problem(kind: .invalid, description: "\(Printable.escaped(path)) \(difference)")
      }
      parts.append(Part(path: path, header: found))
    }
    self.parts = parts.sorted { $0.header.first < $1.header.first }
    let wholes = Set(parts.map(\.header.whole))
    guard wholes.count == 1, let whole = wholes.first else {
      throw Problem(
        kind: .invalid,
        description: "the parts are of runs of different numbers of replications: "
          + wholes.map { $0.map(String.init) ?? "no part" }.sorted().joined(separator: ", "))
    }
    guard let whole else {
      throw Problem(
        kind: .invalid,
        description: "\(Printable.escaped(paths.first ?? "")) is a checkpoint of a whole run, not a part; "
          + "go on from it with callsim run --checkpoint FILE --resume")
    }
    self.whole = whole
    var next = 0
    for part in self.parts {
      if part.header.first != next { throw Self.gap(next, part.header.first, part.path) }
      next += part.header.count ?? 0
    }
    if next != whole { throw Self.gap(next, whole, nil) }
  }

  private static func open(_ path: String) throws -> FileDescriptor {
    guard let file = FileDescriptor(opening: path, O_RDONLY) else {
      throw Problem(
        kind: .missing, description: "\(Printable.escaped(path)): \(String(cString: strerror(errno)))")
    }
    return file
  }

  private static func gap(_ next: Int, _ first: Int, _ path: String?) -> Problem {
    let numbers = { (range: Range<Int>) in
      "replications \(Numerals.grouped(range.lowerBound + 1)) to \(Numerals.grouped(range.upperBound))"
    }
    return next < first
      ? Problem(kind: .missing, description: "\(numbers(next..<first)) are in none of the files")
      : Problem(
        kind: .invalid,
        description: "\(numbers(first..<next)) are in two files\(path.map { "; see \(Printable.escaped($0))" } ?? "")")
  }

  /// Hands on all replications in order.
  func replay(_ plan: EstimationPlan, take: (Tally) -> Void) throws {
    for part in parts {
      let file = try Self.open(part.path)
      guard var reader = try? ReplicationReader(file.number) else {
        throw Problem(kind: .invalid, description: "\(Printable.escaped(part.path)) has changed")
      }
      let count = part.header.count ?? 0
      for number in 0..<count {
        guard let words = reader.next(number: part.header.first + number),
          let tally = try? Tally(words, plan: plan)
        else {
          throw Problem(
            kind: .missing,
            description: "\(Printable.escaped(part.path)) holds \(number) of its \(count) replications; go on with: "
              + "callsim run --part ... --checkpoint FILE --resume")
        }
        take(tally)
      }
    }
  }
}
