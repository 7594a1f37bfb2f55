/// Finds the known word that a mistyped one was probably meant to be.
enum NearMiss {
  /// ` (did you mean 'staff'?)`, or nothing when no word is near.
  static func hint(for word: String, among known: [String]) -> String {
    nearest(to: word, among: known).map { " (did you mean \(Printable.quoted($0))?)" } ?? ""
  }

  /// The nearest word, at most a third of the letters away; the first of equally near ones.
  static func nearest(to word: String, among known: [String]) -> String? {
    let letters = Array(word.lowercased().unicodeScalars.prefix(longest + 1))
    guard letters.count <= longest else { return nil }
    var best: (word: String, distance: Int)?
    for candidate in known.prefix(mostCandidates) {
      let other = Array(candidate.lowercased().unicodeScalars.prefix(longest + 1))
      let allowed = max(1, min(letters.count, other.count) / 3)
      guard abs(letters.count - other.count) <= allowed else { continue }
      let distance = distance(letters, other)
      if distance <= allowed, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.word
  }

  private static let longest = 80
  private static let mostCandidates = 2_000

  /// Insertions, deletions, substitutions and swaps of neighbours between two words.
  ///
  /// - Source: F. J. Damerau, "A technique for computer detection and correction of spelling errors",
  ///   Communications of the ACM 7 (1964); each letter takes part in at most one change.
  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var beforePrevious: [Int] = []
    var previous = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var least = min(previous[j + 1] + 1, row[j] + 1, previous[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          least = min(least, beforePrevious[j - 1] + 1)
        }
        row.append(least)
      }
      beforePrevious = previous
      previous = row
    }
    return previous[b.count]
  }
}
