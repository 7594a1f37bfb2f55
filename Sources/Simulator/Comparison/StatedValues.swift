import Foundation

/// The values of a scenario's text at a path, and how to write others in their place.
///
/// `*` stands for every name of a map: `contact_types.*.arrivals.rate` is the rate of all contact types.
struct StatedValues: Sendable {
  /// Paths without `*`, each with the text of its scalar, or of the items of its list.
  private let values: [(path: DocumentPath, texts: [String], isList: Bool)]

  /// - Throws: when nothing is stated there, or what is stated are no numbers.
  init(of path: String, in text: String) throws(ComparedSystem.Problem) {
    guard let (steps, rest) = DocumentPath.splitting(path + "="), rest.isEmpty else {
      throw .init("\(Printable.quoted(path)) is no path, such as agent_groups.team.staff")
    }
    guard let root = try? DocumentParser.parse(text) else { throw .init("the scenario can't be parsed") }
    var found: [(path: DocumentPath, texts: [String], isList: Bool)] = []
    Self.visit(root, steps.steps[...], DocumentPath(), &found)
    guard !found.isEmpty else {
      throw .init("the scenario states no number or list of numbers at \(Printable.quoted(path))")
    }
    values = found
    for value in found {
      for text in value.texts where Amount(text) == nil {
        throw .init(
          "\(value.path) is \(Printable.quoted(text)), which is no number, duration, rate or percentage")
      }
    }
  }

  private static func visit(
    _ node: DocumentNode, _ steps: ArraySlice<DocumentPath.Step>, _ path: DocumentPath,
    _ found: inout [(path: DocumentPath, texts: [String], isList: Bool)]
  ) {
    guard let step = steps.first else {
      switch node.content {
      case .scalar(let text, _): found.append((path, [text], false))
      case .list(let items):
        let texts = items.compactMap { item -> String? in
          if case .scalar(let text, _) = item.content { text } else { nil }
        }
        if texts.count == items.count, !items.isEmpty { found.append((path, texts, true)) }
      case .map: break
      }
      return
    }
    func go(_ next: DocumentNode, _ step: DocumentPath.Step) {
      visit(next, steps.dropFirst(), DocumentPath(path.steps + [step]), &found)
    }
    switch (step, node.content) {
    case (.name("*"), .map(let entries)): for entry in entries { go(entry.value, .name(entry.name)) }
    case (.name(let name), .map): if let entry = node.entry(name) { go(entry.value, step) }
    case (.index(let index), .list(let items)): if items.indices.contains(index) { go(items[index], step) }
    default: break
    }
  }

  /// All of them times a factor, as overrides; whole numbers stay whole, and change by at least 1.
  func scaled(by factor: Double) -> [String] {
    values.map { value in
      let texts = value.texts.map { Amount($0)?.scaled(by: factor) ?? $0 }
      return "\(value.path)=\(value.isList ? "[\(texts.joined(separator: ", "))]" : texts[0])"
    }
  }

  /// The first of them as written, for tables.
  var shown: String {
    let texts = values[0].texts
    let first =
      texts.count > 3 ? texts.prefix(3).joined(separator: ", ") + ", …" : texts.joined(separator: ", ")
    return values.count > 1 ? "\(values.count) values" : values[0].isList ? "[\(first)]" : first
  }
}

/// A number with its unit as scenarios write it: `48/min`, `2min`, `5%`, `1h30min`, `12`.
struct Amount: Sendable, Hashable {
  var number: Double
  /// `/min`, `%`, `s`; empty: none.
  var unit: String
  var isWhole: Bool

  init(number: Double, unit: String, isWhole: Bool) {
    (self.number, self.unit, self.isWhole) = (number, unit, isWhole)
  }

  init?(_ text: String) {
    let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-") }
    let tail = String(text.dropFirst(digits.count))
    if let number = Double(digits),
      ["", "%", "/s", "/min", "/h", "/day", "d", "h", "min", "s", "ms"].contains(tail)
    {
      self.init(number: number, unit: tail, isWhole: tail.isEmpty && !digits.contains("."))
    } else if let number = Double(text), number.isFinite {
      self.init(number: number, unit: "", isWhole: false)
    } else if let seconds = Durations.seconds(of: text) {
      self.init(number: seconds, unit: "s", isWhole: false)
    } else {
      return nil
    }
  }

  func scaled(by factor: Double) -> String {
    var changed = self
    changed.number *= factor
    if isWhole, number != 0 {
      // A whole number that rounding would leave as it is changes by one.
      let rounded = changed.number.rounded()
      changed.number = rounded == number ? number + (factor > 1 ? 1 : factor < 1 ? -1 : 0) : rounded
    }
    return changed.written
  }

  var written: String {
    let text = isWhole ? String(format: "%.0f", number) : Self.short(number)
    return text + unit
  }

  /// Up to 10 significant digits, without exponent.
  private static func short(_ value: Double) -> String {
    let places = max(0, 9 - Int(log10(max(abs(value), 1e-9)).rounded(.down)))
    var text = String(format: "%.\(min(places, 12))f", value)
    if text.contains(".") {
      while text.hasSuffix("0") { text.removeLast() }
      if text.hasSuffix(".") { text.removeLast() }
    }
    return text
  }
}
