import Simulator

/// The page and the workbook of a result, which stand beside its document in the folder of `--out`.
enum ReportFiles {
  static let names = ["report.html", "report.xlsx"]

  /// - Parameter json: the document of the result.
  static func of(_ json: [UInt8]) throws -> [OutputFolder.File] {
    let section = try ReportedDocuments.section(of: json, path: "result")
    return of(HTMLPage([section], tool: Build.tool).bytes, WorkbookReport([section]))
  }

  static func of(_ result: RunResult) -> [OutputFolder.File] {
    of(HTMLReport(result, tool: Build.tool).bytes, WorkbookReport(result, tool: Build.tool))
  }

  /// A workbook that can't be made takes nothing else with it.
  private static func of(_ page: [UInt8], _ workbook: WorkbookReport) -> [OutputFolder.File] {
    var files = [OutputFolder.File(name: names[0], bytes: page)]
    do {
      files.append(.init(name: names[1], bytes: try workbook.bytes()))
    } catch {
      StandardError.print("no \(names[1]): \(error)")
    }
    return files
  }
}
