/// Results as a workbook for planners: the sections of the page as sheets, with real numbers and charts that can be changed.
package struct WorkbookReport: Sendable {
  let workbook: Workbook

  /// - Parameter sections: at least one; several are told apart by their number.
  package init(_ sections: [PageSection]) {
    workbook = Workbook(
      title: sections.count == 1 ? sections[0].name : "\(sections.count) results",
      sheets: sections.enumerated().flatMap { index, section in
        SectionSheets(section: section).sheets(prefix: sections.count == 1 ? "" : "\(index + 1) ")
      })
  }

  /// That of a run.
  package init(_ result: RunResult, tool: ResultDocument.Tool) {
    self.init([RunSection(ReportedRun(result, tool: tool)).section])
  }

  /// The file, the same for the same results.
  ///
  /// - Throws: `OutputProblem` where the library that writes it is not installed, or the disk for temporary files is full.
  package func bytes() throws(OutputProblem) -> [UInt8] { try WorkbookFile.bytes(of: workbook) }

  /// Whether workbooks can be written on this machine.
  package static var isAvailable: Bool { WorkbookFile.isAvailable }
}
