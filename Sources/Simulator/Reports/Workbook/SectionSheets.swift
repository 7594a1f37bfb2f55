/// A result as sheets of a workbook, in the order of its page: the answer, charts, tables, how it was made.
struct SectionSheets {
  let section: PageSection

  /// - Parameter prefix: of the names of all sheets.
  func sheets(prefix: String) -> [Workbook.Sheet] {
    var names = SheetNames(prefix: prefix)
    let summary = summary(names.name("Summary"))
    let charts = ChartSheets(figures: section.charts).sheets(&names)
    let tables = (section.tables + section.sheets).map { table in
      TableSheet(table: table).sheet(names.name(table.sheet ?? table.heading))
    }
    return [summary] + charts + tables + [method(names.name("How it was made"))]
  }

  // MARK: The answer

  private func summary(_ name: String) -> Workbook.Sheet {
    var rows: [[Workbook.Cell]] = [[.text(section.name, .title)]]
    if let description = section.description { rows.append([.text(description)]) }
    rows.append([.text(section.headline, .quiet)])
    rows += section.warnings.map { [.text($0, .warning)] }
    rows.append([])
    if let summary = section.summary { rows.append([.text(summary, .heading)]) }
    rows += section.answer.map { [.text($0)] }
    if let verdicts = section.verdicts { rows += [[]] + Self.targets(verdicts) }
    if !section.advice.isEmpty {
      rows += [[], [.text("What to do", .heading)]] + section.advice.map { [.text($0)] }
    }
    return Workbook.Sheet(name: name, rows: rows, widths: [13, 24, 32, 18, 10, 11, 11, 11, 11, 11])
  }

  /// Targets with the answer, each number in a cell of its own.
  private static func targets(_ verdicts: PageSection.VerdictTable) -> [[Workbook.Cell]] {
    let texts = ["verdict", "whom", "measure", "target", "unit"]
    let figures = ["bound", "found", "±", "to spare"] + (verdicts.showsDays ? ["days met"] : [])
    let showsIntervals = verdicts.rows.contains { $0.intervals != nil }
    let titles: [Workbook.Cell] =
      texts.map { .text($0, .header) } + figures.map { .text($0, .figureHeader) }
      + (showsIntervals ? [.text("intervals", .header)] : [])
    return [titles]
      + verdicts.rows.map { row in
        let unit = row.amount?.unit ?? row.limit?.unit ?? ""
        let words: [Workbook.Cell] = [
          .text(row.verdict, style(row.style)), .text(row.whom), .text(row.measure), .text(row.bound),
          .text(NumberFormat.unit(unit) ?? ""),
        ]
        let numbers: [Workbook.Cell] = [
          row.limit.map { Workbook.Cell($0) } ?? .empty, row.amount.map { Workbook.Cell($0) } ?? .empty,
          row.amount.map { .halfWidth($0) } ?? .empty, row.spare.map { Workbook.Cell($0) } ?? .empty,
        ]
        return words + numbers + (verdicts.showsDays ? [row.daysMet.map { Workbook.Cell($0) } ?? .empty] : [])
          + (row.intervals.map { [.text($0)] } ?? [])
      }
  }

  private static func style(_ verdict: String) -> Workbook.Style {
    switch verdict {
    case "met": .met
    case "missed": .missed
    default: .undecided
    }
  }

  // MARK: How it was made

  private func method(_ name: String) -> Workbook.Sheet {
    func facts(_ heading: String, _ facts: [PageSection.Fact]) -> [[Workbook.Cell]] {
      facts.isEmpty
        ? [] : [[.text(heading, .heading)]] + facts.map { [.text($0.name), .text($0.text)] } + [[]]
    }
    func lines(_ heading: String, _ lines: [String]) -> [[Workbook.Cell]] {
      lines.isEmpty ? [] : [[.text(heading, .heading)]] + lines.map { [.text($0)] } + [[]]
    }
    return Workbook.Sheet(
      name: name,
      rows: facts("How this was made", section.facts) + lines("Notes", section.notes)
        + lines("What is assumed", section.assumptions)
        + facts("What the words mean", section.definitions),
      widths: [30, 110])
  }
}
