import Foundation

/// Checks parsed JSON against the keywords that `docs/result.schema.json` uses: type, const, enum, required, properties,
/// additionalProperties, items, pattern, minimum, maximum, anyOf and local `$ref`.
struct SchemaCheck {
  private let root: [String: Any]

  init(_ schema: [String: Any]) { root = schema }

  func problems(in value: Any) -> [String] { problems(in: value, root, at: "$") }

  private func problems(in value: Any, _ schema: [String: Any], at place: String) -> [String] {
    if let reference = schema["$ref"] as? String {
      let target = reference.split(separator: "/").dropFirst().reduce(root as Any?) {
        ($0 as? [String: Any])?[String($1)]
      }
      guard let target = target as? [String: Any] else { return ["\(place): \(reference) leads nowhere"] }
      return problems(in: value, target, at: place)
    }
    if let choices = schema["anyOf"] as? [[String: Any]] {
      let found = choices.map { problems(in: value, $0, at: place) }
      return found.contains { $0.isEmpty } ? [] : found.first ?? []
    }
    var result: [String] = []
    if let type = schema["type"] {
      let types = (type as? [String]) ?? [type as? String ?? ""]
      if !types.contains(where: { Self.isType($0, value) }) { return ["\(place): is not \(types)"] }
    }
    if let constant = schema["const"] as? NSObject, constant != value as? NSObject {
      result.append("\(place): is not \(constant)")
    }
    if let list = schema["enum"] as? [NSObject], !list.contains(where: { $0 == value as? NSObject }) {
      result.append("\(place): is none of \(list)")
    }
    if let pattern = schema["pattern"] as? String, let text = value as? String,
      text.range(of: pattern, options: .regularExpression) == nil
    {
      result.append("\(place): does not match \(pattern)")
    }
    if let number = value as? Double {
      if let least = schema["minimum"] as? Double, number < least {
        result.append("\(place): is below \(least)")
      }
      if let most = schema["maximum"] as? Double, number > most {
        result.append("\(place): is above \(most)")
      }
    }
    if let list = value as? [Any], let items = schema["items"] as? [String: Any] {
      for (index, item) in list.enumerated() { result += problems(in: item, items, at: "\(place)[\(index)]") }
    }
    if let object = value as? [String: Any] { result += members(of: object, schema, at: place) }
    return result
  }

  private func members(of object: [String: Any], _ schema: [String: Any], at place: String) -> [String] {
    let properties = schema["properties"] as? [String: Any] ?? [:]
    var result = (schema["required"] as? [String] ?? []).filter { object[$0] == nil }.map {
      "\(place).\($0): is missing"
    }
    for (key, value) in object {
      if let rule = properties[key] as? [String: Any] {
        result += problems(in: value, rule, at: "\(place).\(key)")
      } else if schema["additionalProperties"] as? Bool == false {
        result.append("\(place).\(key): is unknown")
      }
    }
    return result
  }

  private static func isType(_ type: String, _ value: Any) -> Bool {
    let number = value as? NSNumber
    let isBool = number.map { $0.objCType.pointee == CChar(UInt8(ascii: "c")) } ?? (value is Bool)
    switch type {
    case "null": return value is NSNull
    case "string": return value is String
    case "boolean": return isBool
    case "integer": return !isBool && number.map { $0.doubleValue == $0.doubleValue.rounded() } == true
    case "number": return !isBool && number != nil
    case "array": return value is [Any]
    case "object": return value is [String: Any]
    default: return false
    }
  }
}
