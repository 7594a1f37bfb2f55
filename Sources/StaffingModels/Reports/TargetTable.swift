import Simulator

/// What each target reaches on fresh random numbers, for the terminal.
enum TargetTable {
  static func lines(_ result: RunResult, confidence: Double, isColored: Bool) -> [String] {
    var table = TextTable(
      ["verdict", "whom", "measure", "target", "reached", "to spare", "days"].map {
        .init(title: $0, alignment: .left)
      })
    var details: [String?] = []
    for verdict in result.targets {
      let words = TargetWords(verdict: verdict, intervalLabels: result.intervalLabels)
      let tone: TextStyle =
        switch verdict.verdict {
        case .met: .good
        case .missed: .bad
        default: .open
        }
      table.add([
        .text(verdict.verdict.rawValue, style: tone),
        .text(DisplayWidth.shortened(Printable.escaped(verdict.target.label), to: 20)), .text(words.measure),
        .text(words.shortBound), .figure(Figure(verdict.estimate)), .text(words.margin), .text(words.days),
      ])
      details.append(words.intervals)
    }
    var lines = table.lines(indent: 0, colored: isColored)
    var shown = [
      "What the targets reach, on \(result.replications) fresh replications (seed \(result.seed), ± at "
        + "\(Figure.exact(confidence, unit: "share"))):", lines.removeFirst(),
    ]
    for (line, detail) in zip(lines, details) {
      shown.append(line)
      if let detail { shown.append("  " + detail) }
    }
    return shown
  }
}
