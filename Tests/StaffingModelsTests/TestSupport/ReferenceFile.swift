import Foundation
import Testing

/// A file of exact cases, `Tests/SimulatorTests/Reference/*.json` (its README says what each field means).
struct ReferenceCase: Sendable, CustomTestStringConvertible {
  let id: String
  let parameters: JSONValue
  let measures: JSONValue
  /// Relative accuracy of the stated values.
  let relativeTolerance: Double

  var testDescription: String { id }

  static func all(in file: String) -> [ReferenceCase] {
    guard
      let url = Bundle.module.url(forResource: "Reference/\(file)", withExtension: "json"),
      let data = try? Data(contentsOf: url),
      let document = try? JSONDecoder().decode(JSONValue.self, from: data)
    else { preconditionFailure("the test bundle has no readable Reference/\(file).json") }
    return document["cases"].array.map { item in
      ReferenceCase(
        id: item["id"].text, parameters: item["parameters"], measures: item["measures"],
        relativeTolerance: item["tolerance"]["relative"].optionalNumber ?? 0)
    }
  }

  static func named(_ id: String, in file: String) -> ReferenceCase {
    guard let found = all(in: file).first(where: { $0.id == id }) else {
      preconditionFailure("no case \(id) in \(file).json")
    }
    return found
  }

  var arrivalsPerSecond: Double { parameters["arrivals_per_hour"].number / 3600 }
  var agents: Int { Int(parameters["agents"].number) }
}

/// Any JSON; asking for what is not there is a mistake of the test.
enum JSONValue: Decodable, Sendable {
  case null
  case number(Double)
  case text(String)
  case array([JSONValue])
  case object([String: JSONValue])

  init(from decoder: any Decoder) throws {
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

  subscript(key: String) -> JSONValue {
    if case .object(let members) = self { return members[key] ?? .null }
    return .null
  }

  subscript(index: Int) -> JSONValue { array[index] }

  var optionalNumber: Double? { if case .number(let value) = self { value } else { nil } }
  var number: Double { optionalNumber ?? { preconditionFailure("not a number: \(self)") }() }
  var text: String { if case .text(let value) = self { value } else { "" } }
  var array: [JSONValue] { if case .array(let values) = self { values } else { [] } }
  var object: [String: JSONValue] { if case .object(let members) = self { members } else { [:] } }
}
