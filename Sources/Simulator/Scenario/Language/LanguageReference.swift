import Distributions

/// The language reference in Markdown: every key with its value, range, default, meaning and an example.
struct LanguageReference {
  private let root: Shape
  /// Records in the order in which they are met, each once by its title.
  private let records: [Shape.Record]

  init(of root: Shape) {
    self.root = root
    var found: [Shape.Record] = []
    var next = [root]
    while !next.isEmpty {
      let shape = next.removeFirst()
      for record in shape.innerRecords where !found.contains(where: { $0.title == record.title }) {
        found.append(record)
        next += record.keys.map(\.shape)
      }
    }
    records = found
  }

  var markdown: String {
    let sections = records.filter { !$0.isFamily && !$0.isOfFactor }.map(section)
    return ([Self.introduction] + sections + [factors]).joined(separator: "\n")
  }

  private static let introduction = """
    # The scenario language

    <!-- Made by `callsim schema --markdown` from the declarations in Sources/Simulator/Scenario/Keys; a test holds them together. -->

    A scenario is one YAML file. Values are read from their text, never by YAML's own typing: `12:30`, `010` and `no` stay
    what was written. Anchors, aliases, tags and a second document are refused, unknown keys are errors, and all
    problems are reported at once with line, column and path. `callsim.schema.json` (`callsim schema`) lets editors check while typing.

    | value | written | examples |
    |---|---|---|
    | duration | numbers with units, the largest first: d, h, min, s, ms | `45s`, `1h30min`, `2d`, `250ms` |
    | share | a percentage, or a number from 0 to 1 | `5%`, `0.05` |
    | rate | a number per s, min, h or day (24 hours) | `48/min`, `0.5/s` |
    | time of day | hours and minutes, 24:00 for the end of the day | `"07:00"` |
    | cost | a number per hour | `31/h` |
    | number | digits, with a point and an exponent if need be; no sign, no leading zero, no quotes | `3`, `0.05`, `1.5e6` |
    | name | 1 to 80 characters of any script, no control characters; not `all`, not ending in `/urgent` | `cardiology-es` |

    Every numeric value has a closed range, given below. Paths such as `contact_types.calls.patience.exponential.mean` or
    `targets[0].at_most` name values in messages and in `--set path=value`; a name with a point in it is put in quotes,
    `contact_types."a.b".priority`.

    """

  private func section(of record: Shape.Record) -> String {
    var text = "## \(record.title.prefix(1).uppercased())\(record.title.dropFirst())\n\n"
    if record.isOfLaws { text += Self.laws }
    text += "| key | value | default | meaning | example |\n|---|---|---|---|---|\n"
    for key in record.keys { text += row(of: key) }
    text += "\n"
    for names in record.exactlyOne where !record.isOfLaws {
      text += "Exactly one of \(names.map { "`\($0)`" }.joined(separator: ", ")) is given.\n"
    }
    for check in record.checks { text += "Checked: \(check).\n" }
    return text.hasSuffix("\n\n") ? String(text.dropLast()) : text
  }

  private func row(of key: Shape.KeyShape) -> String {
    let cells = [
      "`\(key.name)`", value(of: key.shape) + checks(of: key.shape), key.defaultWords, key.summary,
      "`\(key.name): \(key.example)`",
    ]
    return "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |\n"
  }

  /// The value in words, with links to the records it is made of.
  private func value(of shape: Shape) -> String {
    shape.alternatives.map { alternative -> String in
      switch alternative {
      case .record(let record) where record.isFamily: return record.familyWords
      case .record(let record): return "[\(record.title)](#\(record.anchor))"
      case .list(let item, _): return "list of \(value(of: item))"
      case .map(let item, _, _): return "map from names to \(value(of: item))"
      default: return alternative.words
      }
    }.joined(separator: "; or ")
  }

  /// The rules beyond the shape, in words.
  private func checks(of shape: Shape) -> String {
    switch shape {
    case .checked(let inner, let rule): checks(of: inner) + "; checked: \(rule)"
    case .either(let shapes): shapes.map(checks).joined()
    case .named(_, let inner): checks(of: inner)
    default: ""
    }
  }

  private static let laws = """
    One family with its parameters, and perhaps `shift`. Where several sets of parameters are given, any one of them
    determines the distribution. In a list of parameters, those in brackets may be left out.


    """

  private var factors: String {
    """
    ## Distribution of a factor

    As a distribution, but of a pure number with mean 1: quantities are numbers without unit, and `mean` may be left
    out, `{gamma: {cv: 15%}}`. Checked: the mean is 1.

    """
  }
}

extension Shape {
  /// The records that this shape is directly made of.
  fileprivate var innerRecords: [Shape.Record] {
    alternatives.flatMap { alternative -> [Shape.Record] in
      switch alternative {
      case .record(let record): [record]
      case .list(let item, _): item.innerRecords
      case .map(let value, _, _): value.innerRecords
      default: []
      }
    }
  }
}

extension Shape.KeyShape {
  fileprivate var defaultWords: String {
    switch presence {
    case .required: "required"
    case .optional(let words): words + (source.map { " (\($0))" } ?? "")
    }
  }
}

extension Shape.Record {
  fileprivate var isFamily: Bool { title.hasSuffix(" distribution") }
  fileprivate var isOfLaws: Bool { title == "distribution" }
  fileprivate var isOfFactor: Bool { title == "distribution of a factor" }
  fileprivate var anchor: String {
    title.lowercased().replacing(" ", with: "-").filter { $0.isLetter || $0.isNumber || $0 == "-" }
  }

  /// `mean, cv; or shape, scale`, with the ranges of the parameters.
  fileprivate var familyWords: String {
    let sets = forms.map { form in
      (form.required.map { "`\($0)`" } + form.optional.map { "[`\($0)`]" }).joined(separator: ", ")
    }
    return sets.joined(separator: "; or ") + ". "
      + keys.map { "`\($0.name)`: \($0.summary.withoutPoint) (\($0.shape.words))" }.joined(separator: "; ")
  }
}

extension String {
  fileprivate var withoutPoint: String { hasSuffix(".") ? String(dropLast()) : self }
}
