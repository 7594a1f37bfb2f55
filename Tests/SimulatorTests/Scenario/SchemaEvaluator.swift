import Foundation

@testable import Simulator

/// Decides whether a document satisfies a JSON Schema, for the keywords that `Shape.schemaDocument` uses.
///
/// - Source: JSON Schema draft 2020-12, "Core" and "Validation".
final class SchemaEvaluator {
  struct UnknownKeyword: Error { var name: String }

  private let root: JSON
  private var expressions: [String: NSRegularExpression] = [:]

  init(_ root: JSON) { self.root = root }

  func accepts(_ document: DocumentNode) throws -> Bool { try accepts(document.json, root) }

  private func accepts(_ value: JSON, _ schema: JSON) throws -> Bool {
    if case .bool(let isAllowed) = schema { return isAllowed }
    guard case .object(let keywords) = schema else { return false }
    return try keywords.allSatisfy { try accepts(value, keyword: $0.name, $0.value, in: schema) }
  }

  private func accepts(_ value: JSON, keyword: String, _ rule: JSON, in schema: JSON) throws -> Bool {
    switch keyword {
    case "$schema", "$id", "$defs", "title", "description": true
    case "$ref": try accepts(value, definition(rule))
    case "anyOf": try rule.items.contains { try accepts(value, $0) }
    case "allOf": try rule.items.allSatisfy { try accepts(value, $0) }
    case "oneOf": try rule.items.count { try accepts(value, $0) } == 1
    case "enum": rule.items.contains { $0.isEqual(to: value) }
    case "const": rule.isEqual(to: value)
    case "type": (rule.text.map { [$0] } ?? rule.items.compactMap(\.text)).contains { value.isOf(type: $0) }
    default: try acceptsParts(value, keyword: keyword, rule, in: schema)
    }
  }

  private func acceptsParts(_ value: JSON, keyword: String, _ rule: JSON, in schema: JSON) throws -> Bool {
    switch (keyword, value) {
    case ("minimum", _): value.number.map { $0 >= rule.number ?? 0 } ?? true
    case ("maximum", _): value.number.map { $0 <= rule.number ?? 0 } ?? true
    case ("pattern", .text(let text)): try matches(text, rule.text ?? "")
    case ("minLength", .text(let text)): Double(text.unicodeScalars.count) >= rule.number ?? 0
    case ("maxLength", .text(let text)): Double(text.unicodeScalars.count) <= rule.number ?? 0
    case ("minItems", .list(let items)): Double(items.count) >= rule.number ?? 0
    case ("maxItems", .list(let items)): Double(items.count) <= rule.number ?? 0
    case ("items", .list(let items)): try items.allSatisfy { try accepts($0, rule) }
    case ("minProperties", .object(let members)): Double(members.count) >= rule.number ?? 0
    case ("maxProperties", .object(let members)): Double(members.count) <= rule.number ?? 0
    case ("required", .object(let members)):
      rule.items.allSatisfy { name in members.contains { $0.name == name.text } }
    case ("propertyNames", .object(let members)): try members.allSatisfy { try accepts(.text($0.name), rule) }
    case ("properties", .object(let members)):
      try members.allSatisfy { member in try rule[member.name].map { try accepts(member.value, $0) } ?? true }
    case ("additionalProperties", .object(let members)):
      try members.allSatisfy { try schema["properties"]?[$0.name] != nil || accepts($0.value, rule) }
    case ("pattern", _), ("minLength", _), ("maxLength", _), ("minItems", _), ("maxItems", _), ("items", _),
      ("minProperties", _), ("maxProperties", _), ("required", _), ("propertyNames", _), ("properties", _),
      ("additionalProperties", _):
      true
    default: throw UnknownKeyword(name: keyword)
    }
  }

  private func definition(_ reference: JSON) -> JSON {
    let name = reference.text?.split(separator: "/").last.map(String.init) ?? ""
    return root["$defs"]?[name] ?? false
  }

  private func matches(_ text: String, _ pattern: String) throws -> Bool {
    let expression = try expressions[pattern] ?? NSRegularExpression(pattern: pattern)
    expressions[pattern] = expression
    return expression.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) != nil
  }
}

extension JSON {
  fileprivate var items: [JSON] { if case .list(let items) = self { items } else { [] } }
  fileprivate var text: String? { if case .text(let text) = self { text } else { nil } }

  fileprivate var number: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }

  fileprivate func isEqual(to other: JSON) -> Bool {
    if let number, let otherNumber = other.number { return number == otherNumber }
    return self == other
  }

  fileprivate func isOf(type: String) -> Bool {
    switch (type, self) {
    case ("object", .object), ("array", .list), ("string", .text), ("boolean", .bool), ("null", .null),
      ("number", .integer), ("number", .number), ("integer", .integer):
      true
    case ("integer", .number(let value)): value == value.rounded()
    default: false
    }
  }
}

extension DocumentNode {
  /// The value as an editor sees it, by the core schema of YAML 1.2 (section 10.3.2 of the specification).
  var json: JSON {
    switch content {
    case .list(let items): .list(items.map(\.json))
    case .map(let entries): .object(entries.map { .init($0.name, $0.value.json) })
    case .scalar(let text, isPlain: false): .text(text)
    case .scalar(let text, isPlain: true): Self.resolved(text)
    }
  }

  private static func resolved(_ text: String) -> JSON {
    switch text {
    case "", "~", "null", "Null", "NULL": return .null
    case "true", "True", "TRUE": return .bool(true)
    case "false", "False", "FALSE": return .bool(false)
    case ".inf", ".Inf", ".INF", "+.inf": return .number(.infinity)
    case "-.inf": return .number(-.infinity)
    default: break
    }
    let isInteger = text.wholeMatch(of: /[-+]?[0-9]+/) != nil
    if isInteger, let value = Int(text) { return .integer(value) }
    let isNumber =
      isInteger || text.wholeMatch(of: /[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?/) != nil
    if isNumber, let value = Double(text) { return .number(value) }
    return .text(text)
  }
}
