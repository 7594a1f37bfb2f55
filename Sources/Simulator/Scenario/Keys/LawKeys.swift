import Distributions

/// A distribution: one family with its parameters, and perhaps a shift; all from the declarations of `Families.all`.
///
///     {lognormal: {mean: 5min, cv: 0.9}}
///     {shift: 10s, exponential: {mean: 2min}}
///     {mixture: [{weight: 70%, constant: 3min}, {weight: 30%, gamma: {mean: 10min, cv: 0.5}}]}
struct LawKeys: Sendable {
  /// What is distributed.
  enum Quantity: Sendable {
    case duration
    /// A factor of mean 1; a family's mean may be left out, and must else be 1.
    case factor
  }

  /// A law of durations, in seconds.
  static let duration = LawKeys(of: .duration, families: Families.all).rule.named("duration_law")

  /// The same, with a finite mean.
  static let finiteDuration = duration.checked("the mean is finite") { law, _ in
    law.mean.isFinite ? nil : "must have a finite mean, found a law whose mean is infinite"
  }

  /// A law of factors with mean 1.
  static let factor = LawKeys(of: .factor, families: Families.all).rule.named("factor_law").checked("the mean is 1") { law, _ in
    abs(law.mean - 1) <= 1e-6
      ? nil : "must have mean 1 (a mean left out is 1), found \(Numerals.written(law.mean))"
  }

  let quantity: Quantity
  let families: [Family]

  init(of quantity: Quantity, families: [Family]) {
    self.quantity = quantity
    self.families = families
  }

  var rule: Rule<any Distribution> { rule(withMixture: true) }

  private func rule(withMixture: Bool, alongside extra: [AnyKey] = []) -> Rule<any Distribution> {
    var laws = families.map { Key<(any Distribution)?>.optional($0.name, rule(for: $0), $0.summary, default: "not used", example: example(for: $0)) }
    if withMixture { laws.append(mixtureKey) }
    let shift = Key<Double?>.optional(
      "shift", quantityRule(mayBeZero: true), "Added to every value.", default: "none", example: exampleQuantity)
    let choices = laws
    return .record(
      quantity == .duration ? "distribution" : "distribution of a factor",
      keys: extra + laws.map(\.erased) + [shift.erased], exactlyOne: [laws.map(\.name)]
    ) { fields, _ in
      guard let law = choices.lazy.compactMap({ fields[$0] }).first else { return nil }
      return fields[shift].map { LawCombinations.shifted(law, by: $0) } ?? law
    }
  }

  private var exampleQuantity: String { quantity == .duration ? "10s" : "0.5" }

  private func quantityRule(mayBeZero: Bool) -> Rule<Double> {
    switch quantity {
    case .duration: .duration(.init(1e-3...8.64e8, orZero: mayBeZero), example: "2min")
    case .factor: .number(.init(1e-6...1e6, orZero: mayBeZero), example: "1.2")
    }
  }
}

// One family.
extension LawKeys {
  private func rule(for family: Family) -> Rule<any Distribution> {
    var parameters: [Family.Parameter] = []
    for parameter in family.forms.flatMap(\.parameters) where !parameters.contains(where: { $0.name == parameter.name }) {
      parameters.append(parameter)
    }
    let keys = parameters.map { parameter in
      Key<[Double]?>.optional(
        parameter.name, rule(for: parameter), parameter.summary, default: "see the forms", example: example(for: parameter))
    }
    let forms = forms(of: family)
    let record = Rule<any Distribution>.record(
      "\(family.name) distribution", keys: keys.map(\.erased), forms: forms.map(\.shape)
    ) { fields, reading in
      let given = keys.filter { fields.has($0) }.map(\.name)
      guard let form = forms.first(where: { $0.shape.accepts(given) }) else { return nil }
      let values = form.form.parameters.map { parameter -> [Double] in
        if parameter.name == form.impliedMean { return [1] }
        return keys.first { $0.name == parameter.name }.flatMap { fields[$0] } ?? []
      }
      return reading.make(form.form, values, keys: keys, of: fields)
    }
    guard let form = family.forms.first, family.name == "constant", form.parameters.count == 1 else { return record }
    let scalar = rule(for: form.parameters[0])
    let shorthand = Rule<any Distribution>(scalar.shape) { node, reading in
      guard let value = scalar.read(node, &reading) else { return nil }
      do throws(DistributionError) {
        return try form.make([value])
      } catch {
        reading.refuse(node, error.rule)
        return nil
      }
    }
    return shorthand.or(record)
  }

  private struct ChosenForm {
    var form: Family.Form
    var shape: Shape.Form
    /// Name of the parameter that is 1 because it is left out.
    var impliedMean: String?
  }

  /// The forms of a family, and for factors each of them without its mean.
  private func forms(of family: Family) -> [ChosenForm] {
    let written = family.forms.map { form in
      ChosenForm(
        form: form,
        shape: .init(
          required: form.parameters.filter { !$0.isOptional }.map(\.name),
          optional: form.parameters.filter(\.isOptional).map(\.name)))
    }
    guard quantity == .factor else { return written }
    let implied = written.compactMap { chosen -> ChosenForm? in
      guard chosen.form.parameters.contains(where: { $0.name == "mean" && $0.kind == .quantity }) else { return nil }
      var shorter = chosen
      shorter.shape.required.removeAll { $0 == "mean" }
      shorter.impliedMean = "mean"
      return shorter
    }
    return written + implied
  }

  private func rule(for parameter: Family.Parameter) -> Rule<[Double]> {
    let zero = parameter.mayBeZero
    let quantity = quantityRule(mayBeZero: zero)
    let number = Rule<Double>.ratio(.init(1e-6...1e6, orZero: zero), example: "0.9")
    let share = Rule<Double>.share(.init(1e-9...1, orZero: zero), example: "25%")
    switch parameter.kind {
    case .quantity: return quantity.map { [$0] }
    case .number: return number.map { [$0] }
    case .share: return share.map { [$0] }
    case .count: return Rule<Int>.whole(1...1_000, example: "3").map { [Double($0)] }
    case .quantities: return .list(of: quantity)
    case .numbers: return .list(of: number)
    case .shares: return .list(of: share)
    }
  }

  private func example(for parameter: Family.Parameter) -> String {
    switch parameter.kind {
    case .quantity: quantity == .duration ? "2min" : "1"
    case .number: "0.9"
    case .share: "25%"
    case .count: "3"
    case .quantities: quantity == .duration ? "[1min, 2min, 5min]" : "[0.8, 1, 1.2]"
    case .numbers: "[0.5, 1.5]"
    case .shares: "[25%, 75%]"
    }
  }

  private func example(for family: Family) -> String {
    let parameters = family.forms.first?.parameters.filter { !$0.isOptional } ?? []
    if family.name == "constant", let only = parameters.first { return example(for: only) }
    return "{" + parameters.map { "\($0.name): \(example(for: $0))" }.joined(separator: ", ") + "}"
  }
}

// Mixtures.
extension LawKeys {
  private struct Component: Sendable {
    var weight: Double
    var law: any Distribution
  }

  private var mixtureKey: Key<(any Distribution)?> {
    let weight = Key<Double>.required(
      "weight", .share(.init(1e-9...1), example: "70%"), "Probability of this component.", example: "70%")
    let law = rule(withMixture: false, alongside: [weight.erased])
    let component = Rule<Component>(law.shape) { node, reading in
      guard let value = law.read(node, &reading), let entry = node.entry(weight.name),
        let share = weight.read(entry.value, &reading)
      else { return nil }
      return Component(weight: share, law: value)
    }
    let mixture = Rule<[Component]>.list(of: component, count: 1...1_000).checked("weights add up to 100%") { components, _ in
      let sum = components.reduce(0) { $0 + $1.weight }
      return abs(sum - 1) <= 1e-6 ? nil : "weights must add up to 100%, found \(Numerals.written(sum * 100))%"
    }
    return .optional(
      "mixture", mixture.map { LawCombinations.mixture(of: $0.map { ($0.weight, $0.law) }) },
      "One of several distributions, chosen with the given weights.", default: "not used",
      example: "[{weight: 70%, constant: \(exampleQuantity)}, {weight: 30%, constant: \(exampleQuantity)}]")
  }
}

extension Reading {
  /// The law of a form, or a report at the offending parameter.
  fileprivate mutating func make(
    _ form: Family.Form, _ values: [[Double]], keys: [Key<[Double]?>], of fields: Fields
  ) -> (any Distribution)? {
    do {
      return try form.make(values)
    } catch {
      if let key = keys.first(where: { $0.name == error.parameter }) {
        refuse(key, of: fields, error.rule)
      } else {
        refuse(fields.node, error.rule)
      }
      return nil
    }
  }
}

extension Rule where Value == Double {
  /// A pure number, `0.9` or `90%`.
  static func ratio(_ range: NumericRange, example: String) -> Rule {
    let percent = "^\(Numerals.pattern)%$"
    return .scalar(
      "a number \(range.words(Numerals.written)), such as \(example) (also as a percentage)",
      schema: ["anyOf": [range.schema, ["type": "string", "pattern": .text(percent)]]],
      examples: [example, "90%"]
    ) { scalar throws(Refusal) in
      if scalar.text.hasSuffix("%") {
        guard let value = Numerals.value(of: scalar.text.dropLast()) else { throw Refusal() }
        guard range.contains(value / 100) else { throw Refusal(kind: .meaning) }
        return value / 100
      }
      guard scalar.isPlain, let value = Numerals.value(of: Substring(scalar.text)), range.contains(value) else {
        throw Refusal(hint: scalar.numberHint)
      }
      return value
    }
  }
}
