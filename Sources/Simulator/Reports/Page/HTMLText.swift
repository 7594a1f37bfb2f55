import Mustache

/// Text made safe for any place in an HTML or SVG document, attributes included.
///
/// Escaped by Unicode scalar: a quote or bracket that carries a combining mark is a single character to Swift, but still a
/// quote or bracket to a browser.
package enum HTMLText {
  package static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case _ where Printable.isControl(scalar) && scalar != "\n": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// For templates that begin with the pragma `{{% CONTENT_TYPE:STRICT_HTML}}`.
  static let templateType = "STRICT_HTML"

  struct TemplateType: MustacheContentType {
    func escapeText(_ text: String) -> String { HTMLText.escaped(text) }
  }
}
