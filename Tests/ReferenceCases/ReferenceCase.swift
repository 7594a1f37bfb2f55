import Foundation

/// A file of exact cases, `Tests/ReferenceCases/Reference/*.json` (its README says what each field means).
package struct ReferenceCase: Sendable, CustomStringConvertible {
  package let id: String
  package let parameters: JSONValue
  package let measures: JSONValue
  /// Relative accuracy of the stated values.
  package let relativeTolerance: Double

  package var description: String { id }

  package static func all(in file: String) -> [ReferenceCase] {
    let document = JSONValue.reference(file)
    return document["cases"].array.map { item in
      ReferenceCase(
        id: item["id"].text, parameters: item["parameters"], measures: item["measures"],
        relativeTolerance: item["tolerance"]["relative"].optionalNumber ?? 0)
    }
  }

  package static func named(_ id: String, in file: String) -> ReferenceCase {
    guard let found = all(in: file).first(where: { $0.id == id }) else {
      preconditionFailure("no case \(id) in \(file).json")
    }
    return found
  }

  package var arrivalsPerSecond: Double { parameters["arrivals_per_hour"].number / 3600 }
  package var agents: Int { Int(parameters["agents"].number) }
}

/// Any JSON; asking for what is not there is a mistake of the test.
package enum JSONValue: Decodable, Sendable {
  case null
  case number(Double)
  case text(String)
  case array([JSONValue])
  case object([String: JSONValue])

  /// A file of `Reference/`.
  package static func reference(_ file: String) -> JSONValue {
    guard
      let url = Bundle.module.url(forResource: "Reference/\(file)", withExtension: "json"),
      let data = try? Data(contentsOf: url),
      let document = try? JSONDecoder().decode(JSONValue.self, from: data)
    else { preconditionFailure("the test bundle has no readable Reference/\(file).json") }
    return document
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .text(value)
    } else if let value = try? container.decode([JSONValue].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  package subscript(key: String) -> JSONValue {
    if case .object(let members) = self { return members[key] ?? .null }
    return .null
  }

  package subscript(index: Int) -> JSONValue { array[index] }

  package var optionalNumber: Double? { if case .number(let value) = self { value } else { nil } }
  package var number: Double { optionalNumber ?? { preconditionFailure("not a number: \(self)") }() }
  package var text: String { if case .text(let value) = self { value } else { "" } }
  package var array: [JSONValue] { if case .array(let values) = self { values } else { [] } }
  package var object: [String: JSONValue] { if case .object(let members) = self { members } else { [:] } }
}
