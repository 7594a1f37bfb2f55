import Simulator

/// A page of text, tables and charts in one file, without scripts or anything loaded from elsewhere.
struct ReportPage {
  private var parts: [String] = []
  private let title: String

  init(_ title: String, subtitle: String) {
    self.title = title
    parts.append(
      "<header><h1>\(HTMLText.escaped(title))</h1><p class=\"quiet\">\(HTMLText.escaped(subtitle))</p></header><main>"
    )
  }

  mutating func heading(_ text: String) { parts.append("<h2>\(HTMLText.escaped(text))</h2>") }
  mutating func paragraph(_ text: String, style: String = "") {
    parts.append("<p\(style.isEmpty ? "" : " class=\"\(style)\"")>\(HTMLText.escaped(text))</p>")
  }
  mutating func chart(_ chart: XYChart) { parts.append(chart.figure) }

  mutating func table(_ columns: [String], _ rows: [[String]]) {
    parts.append(
      "<div class=\"wide\"><table><thead><tr>" + columns.map { "<th>\(HTMLText.escaped($0))</th>" }.joined()
        + "</tr></thead><tbody>")
    for row in rows {
      parts.append("<tr>" + row.map { "<td>\(HTMLText.escaped($0))</td>" }.joined() + "</tr>")
    }
    parts.append("</tbody></table></div>")
  }

  var bytes: [UInt8] {
    Array(
      """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '\(HTMLStyle.digest)'; base-uri 'none'; form-action 'none'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(HTMLText.escaped(title))</title><style>\(HTMLStyle.text)</style></head><body>
      \(parts.joined(separator: "\n"))
      </main></body></html>

      """.utf8)
  }
}
