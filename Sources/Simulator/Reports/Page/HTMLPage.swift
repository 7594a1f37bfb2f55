import Mustache

/// Results as one HTML file for people who were not there.
///
/// It loads nothing from anywhere and runs no script; its security policy allows only its own style sheet.
package struct HTMLPage: Sendable {
  let sections: [PageSection]
  let tool: ResultDocument.Tool

  /// - Parameter sections: at least one.
  package init(_ sections: [PageSection], tool: ResultDocument.Tool) {
    self.sections = sections
    self.tool = tool
  }

  /// UTF-8.
  package var bytes: [UInt8] { Array(Self.template.render(content).utf8) }

  private static let template: MustacheTemplate = {
    MustacheContentTypes.register(HTMLText.TemplateType(), named: HTMLText.templateType)
    do {
      return try MustacheTemplate(string: HTMLTemplate.text)
    } catch {
      preconditionFailure("the template of the page is well formed: \(error)")
    }
  }()

  /// What the template reads, by these names.
  private struct Content {
    var title: String
    var tool: String
    let style = HTMLStyle.text
    let styleDigest = HTMLStyle.digest
    /// nil with one section.
    var contents: Contents?
    var sections: [Numbered]
  }

  private struct Contents {
    var count: Int
    var items: [Item]
  }

  private struct Item {
    var number: Int
    var name: String
  }

  private struct Numbered {
    var number: Int
    var section: PageSection
  }

  private var content: Content {
    let items = sections.enumerated().map { Item(number: $0.offset + 1, name: $0.element.name) }
    return Content(
      title: sections.count == 1 ? sections[0].name : "\(sections.count) results",
      tool: "callsim \(tool.version)",
      contents: sections.count > 1 ? Contents(count: sections.count, items: items) : nil,
      sections: sections.enumerated().map { Numbered(number: $0.offset + 1, section: $0.element) })
  }
}

/// The page of a run.
public struct HTMLReport: Sendable {
  private let run: ReportedRun

  public init(_ result: RunResult, tool: ResultDocument.Tool) { run = ReportedRun(result, tool: tool) }

  /// UTF-8.
  public var bytes: [UInt8] { HTMLPage([RunSection(run).section], tool: run.tool).bytes }
}
