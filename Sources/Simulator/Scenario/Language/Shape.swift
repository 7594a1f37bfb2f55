/// What a value of the scenario language looks like: the part of a `Rule` that is data.
///
/// The JSON Schema, the language reference, the paths of `--set` and the random documents of the tests are made
/// from it; the reader checks against it. What a shape can't say (a name that must be known, a sum) a rule checks as it reads.
indirect enum Shape: Sendable {
  case scalar(Scalar)
  case list(Shape, count: ClosedRange<Int>)
  /// A map whose keys the user chooses, such as the names of contact types.
  case map(of: Shape, keys: Scalar, count: ClosedRange<Int>)
  case record(Record)
  /// Alternatives told apart by being a scalar, a list or a map: at most one of each.
  case either([Shape])
  /// A shape with a rule that no schema expresses, in words.
  case checked(Shape, String)
  /// A shape used in several places, defined once in the schema and the reference.
  case named(String, Shape)

  struct Scalar: Sendable {
    /// Completes "must be ...": `a duration from 1s to 24h, such as 30min`.
    var words: String
    var schema: JSON
    /// Valid values, as written.
    var examples: [String]
  }

  /// A map with given keys; any other is unknown.
  struct Record: Sendable {
    /// For the headings of the reference, e.g. `contact type`.
    var title: String
    var keys: [KeyShape]
    /// In each of these sets, exactly one key is given.
    var exactlyOne: [[String]] = []
    /// When not empty: the keys given are those of one of these forms.
    var forms: [Form] = []
    /// Rules on several keys that no schema expresses, in words.
    var checks: [String] = []
  }

  struct Form: Sendable {
    var required: [String]
    var optional: [String]
  }

  struct KeyShape: Sendable {
    enum Presence: Sendable {
      case required
      /// With what holds when it is left out, in words.
      case optional(default: String)
    }

    var name: String
    var shape: Shape
    var presence: Presence
    var summary: String
    /// Where the default comes from, when it is a figure from the literature; nil: it is neutral.
    var source: String?
    /// As it may stand in a file after `name: `.
    var example: String

    var isRequired: Bool {
      if case .required = presence { true } else { false }
    }
  }
}

extension Shape {
  /// The kind of node that fits, for telling alternatives apart.
  enum NodeKind { case scalar, list, map }

  /// The alternatives with references resolved; one for a shape that is no choice.
  var alternatives: [Shape] {
    switch self {
    case .either(let shapes): shapes.flatMap(\.alternatives)
    case .named(_, let shape), .checked(let shape, _): shape.alternatives
    default: [self]
    }
  }

  /// Of one of `alternatives`.
  var nodeKind: NodeKind {
    switch self {
    case .scalar: .scalar
    case .list: .list
    default: .map
    }
  }

  func alternative(_ kind: NodeKind) -> Shape? { alternatives.first { $0.nodeKind == kind } }

  /// Completes "must be ...".
  var words: String {
    switch self {
    case .scalar(let scalar): return scalar.words
    case .list(let item, _):
      return "a list, each item \(item.alternatives.count > 1 ? "(\(item.words))" : item.words)"
    case .map(let value, let keys, _): return "a map from \(keys.words) to \(value.words)"
    case .record(let record):
      let names = record.keys.map(\.name)
      let shown = names.prefix(5).joined(separator: ", ")
      return
        "\(record.titleWithArticle) (a map with \(names.count > 5 ? "keys such as" : "keys of") \(shown))"
    case .named(_, let shape), .checked(let shape, _): return shape.words
    case .either(let shapes): return shapes.map(\.words).joined(separator: ", or ")
    }
  }
}
