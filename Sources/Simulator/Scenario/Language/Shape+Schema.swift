// The shape as JSON Schema.
extension Shape {
  static let schemaIdentifier = "urn:callsim:scenario:1"

  /// The complete document, draft 2020-12.
  var schemaDocument: JSON {
    var definitions: [String: JSON] = [:]
    let root = schema(collecting: &definitions)
    guard case .object(let members) = root else { return root }
    let head: [JSON.Member] = [
      .init("$schema", "https://json-schema.org/draft/2020-12/schema"),
      .init("$id", .text(Self.schemaIdentifier)),
      .init("title", "callsim scenario"),
    ]
    let named = definitions.sorted { $0.key < $1.key }.map { JSON.Member($0.key, $0.value) }
    return .object(head + members + [.init("$defs", .object(named))])
  }

  fileprivate func schema(collecting definitions: inout [String: JSON]) -> JSON {
    switch self {
    case .scalar(let scalar): return scalar.schema
    case .list(let item, let count):
      return [
        "type": "array", "items": item.schema(collecting: &definitions),
        "minItems": .integer(count.lowerBound), "maxItems": .integer(count.upperBound),
      ]
    case .map(let value, let keys, let count):
      return [
        "type": "object", "propertyNames": keys.schema,
        "additionalProperties": value.schema(collecting: &definitions),
        "minProperties": .integer(count.lowerBound), "maxProperties": .integer(count.upperBound),
      ]
    case .record(let record): return record.schema(collecting: &definitions)
    case .either(let shapes):
      return ["anyOf": .list(shapes.map { $0.schema(collecting: &definitions) })]
    case .checked(let shape, _): return shape.schema(collecting: &definitions)
    case .named(let name, let shape):
      if definitions[name] == nil { definitions[name] = shape.schema(collecting: &definitions) }
      return ["$ref": .text("#/$defs/\(name)")]
    }
  }
}

extension Shape.Record {
  fileprivate func schema(collecting definitions: inout [String: JSON]) -> JSON {
    var properties: [JSON.Member] = []
    for key in keys {
      let schema = key.shape.schema(collecting: &definitions)
      guard case .object(let members) = schema else { continue }
      properties.append(.init(key.name, .object([.init("description", .text(key.description))] + members)))
    }
    var members: [JSON.Member] = [
      .init("type", "object"), .init("properties", .object(properties)), .init("additionalProperties", false),
    ]
    let required = keys.filter(\.isRequired).map(\.name)
    if !required.isEmpty { members.append(.init("required", .list(required.map { .text($0) }))) }
    let choices = exactlyOne.map { names -> JSON in
      ["oneOf": .list(names.map { ["required": [.text($0)]] })]
    }
    if !choices.isEmpty { members.append(.init("allOf", .list(choices))) }
    if !forms.isEmpty {
      members.append(.init("anyOf", .list(forms.map(\.schema))))
    }
    return .object(members)
  }
}

extension Shape.Form {
  fileprivate var schema: JSON {
    let names: [JSON] = (required + optional).map { .text($0) }
    return ["required": .list(required.map { .text($0) }), "propertyNames": ["enum": .list(names)]]
  }
}

extension Shape.KeyShape {
  /// One line for editors: summary, what may stand, default, example.
  fileprivate var description: String {
    var text = summary
    if case .scalar(let scalar) = shape { text += " Must be \(scalar.words)." }
    if case .optional(let value) = presence { text += " Default: \(value)." }
    return text + " Example: \(name): \(example)"
  }
}
