/// How far a run is, on one line.
///
///     [=======>            ]  37/100 replications   service level 81.2 % ± 0.9   about 12 s left
public struct ProgressWords: Sendable {
  let progress: RunProgress

  public init(_ progress: RunProgress) { self.progress = progress }

  /// - Parameter width: columns at most; what does not fit is left out from the end.
  public func line(width: Int, withBar: Bool) -> String {
    var parts = [count]
    if let estimate { parts.append(estimate) }
    if let remaining { parts.append(remaining) }
    var line = ""
    if withBar, let share { line = Self.bar(share, width: 22) }
    for part in parts {
      let longer = line.isEmpty ? part : "\(line)   \(part)"
      guard DisplayWidth.of(longer) <= width else { break }
      line = longer
    }
    return line
  }

  private var share: Double? {
    guard let planned = progress.planned, planned > 0 else { return nil }
    return min(1, Double(progress.done) / Double(planned))
  }

  private var count: String {
    let planned = progress.planned.map { "/\(Numerals.grouped($0))" } ?? ""
    return "\(Numerals.grouped(progress.done))\(planned) replications"
  }

  private var estimate: String? {
    guard let value = progress.value, let measure = Measures.named(progress.measure) else { return nil }
    let figure = Figure(value, halfWidth: progress.halfWidth, unit: measure.unit.rawValue)
    return "\(MeasureWords.phrase(progress.measure)) \(figure.text)"
  }

  private var remaining: String? {
    guard let remaining = progress.remaining, share != 1 else { return nil }
    return
      "about \(Figure.exact(max(1, remaining / .seconds(1)).rounded(), unit: Measure.Unit.seconds.rawValue)) left"
  }

  private static func bar(_ share: Double, width: Int) -> String {
    let room = width - 2
    let done = Int((share * Double(room)).rounded(.down))
    let head = done > 0 && done < room ? ">" : ""
    let bar = String(repeating: "=", count: max(0, done - head.count)) + head
    return "[" + bar + String(repeating: " ", count: room - bar.count) + "]"
  }
}
