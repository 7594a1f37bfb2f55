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
    /// A pure number of any mean.
    case number
  }

  /// A law of durations, in seconds.
  static let duration = LawKeys(of: .duration, families: Families.all).rule.named("duration_law")

  /// The same, with a finite mean.
  static let finiteDuration = duration.checked("the mean is finite") { law, _ in
    law.mean.isFinite ? nil : "must have a finite mean, found a law whose mean is infinite"
  }

  /// A law of factors with mean 1.
  static let factor = LawKeys(of: .factor, families: Families.all).rule.named("factor_law").checked(
    "the mean is 1"
  ) { law, _ in
    abs(law.mean - 1) <= 1e-6
      ? nil : "must have mean 1 (a mean left out is 1), found \(Numerals.written(law.mean))"
  }

  /// A law of pure numbers, such as a number of touches, with a finite mean.
  static let number = LawKeys(of: .number, families: Families.all).rule.named("number_law").checked(
    "the mean is finite"
  ) { law, _ in
    law.mean.isFinite ? nil : "must have a finite mean, found a law whose mean is infinite"
  }

  let quantity: Quantity
  let families: [Family]

  init(of quantity: Quantity, families: [Family]) {
    self.quantity = quantity
    self.families = families
  }

  var rule: Rule<any Distribution> { rule(withMixture: true) }

  private func rule(withMixture: Bool, alongside extra: [AnyKey] = []) -> Rule<any Distribution> {
    var laws = families.map { family in
      Key<(any Distribution)?>.optional(
        family.name, rule(for: family), family.summary, default: "not used", example: example(for: family))
    }
    if withMixture { laws.append(mixtureKey) }
    let choices = laws
    let shift = Key<Double?>.optional(
      "shift", quantityRule(mayBeZero: true), "Added to every value.", default: "none",
      example: exampleQuantity)
    return .record(
      title,
      keys: extra + laws.map(\.erased) + [shift.erased], exactlyOne: [laws.map(\.name)]
    ) { fields, reading in
      guard let law = choices.lazy.compactMap({ fields[$0] }).first else { return nil }
      guard let distance = fields[shift] else { return law }
      return reading.law(at: fields.node) { () throws(DistributionError) in try law.shifted(by: distance) }
    }
  }

  private var title: String {
    switch quantity {
    case .duration: "distribution"
    case .factor: "distribution of a factor"
    case .number: "distribution of a number"
    }
  }

  private var exampleQuantity: String { quantity == .duration ? "10s" : "0.5" }

  private func quantityRule(mayBeZero: Bool) -> Rule<Double> {
    switch quantity {
    case .duration: .duration(.init(1e-3...8.64e8, orZero: mayBeZero), example: "2min")
    case .factor, .number: .number(.init(1e-6...1e6, orZero: mayBeZero), example: "1.2")
    }
  }
}

// One family.
extension LawKeys {
  private func rule(for family: Family) -> Rule<any Distribution> {
    var parameters: [Family.Parameter] = []
    for parameter in family.forms.flatMap(\.parameters)
    where !parameters.contains(where: { $0.name == parameter.name }) {
      parameters.append(parameter)
    }
    let keys = parameters.map { parameter in
      Key<[Double]?>.optional(
        parameter.name, rule(for: parameter), parameter.summary, default: "see the forms",
        example: example(for: parameter))
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
      return reading.law(at: fields.node, parameters: keys) { () throws(DistributionError) in
        try form.form.make(values)
      }
    }
    guard let form = family.forms.first, family.name == "constant", form.parameters.count == 1 else {
      return record
    }
    let scalar = rule(for: form.parameters[0])
    let shorthand = Rule<any Distribution>(scalar.shape) { node, reading in
      guard let value = scalar.read(node, &reading) else { return nil }
      return reading.law(at: node) { () throws(DistributionError) in try form.make([value]) }
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
      guard chosen.form.parameters.contains(where: { $0.name == "mean" && $0.kind == .quantity }) else {
        return nil
      }
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
    let range = parameter.range ?? 1e-4...1e6
    let number = Rule<Double>.ratio(.init(range, orZero: zero), example: Self.example(in: range))
    let share = Rule<Double>.share(.init(1e-6...1, orZero: zero), example: "25%")
    switch parameter.kind {
    case .quantity: return quantity.map { [$0] }
    case .number: return number.map { [$0] }
    case .share: return share.map { [$0] }
    case .count: return Rule<Int>.whole(1...1_000, example: "3").map { [Double($0)] }
    case .quantities: return .list(of: quantity, count: 1...1_000_000)
    case .numbers: return .list(of: number, count: 1...1_000_000)
    case .shares: return .list(of: share, count: 1...1_000_000)
    }
  }

  private static func example(in range: ClosedRange<Double>) -> String { range.contains(0.9) ? "0.9" : "2" }

  private func example(for parameter: Family.Parameter) -> String {
    switch parameter.kind {
    case .quantity:
      switch parameter.name {
      case "min": quantity == .duration ? "1min" : "0.5"
      case "max": quantity == .duration ? "3min" : "1.5"
      default: quantity == .duration ? "2min" : "1"
      }
    case .number: Self.example(in: parameter.range ?? 0.9...0.9)
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
      "weight", .share(.init(1e-6...1), example: "70%"), "Probability of this component.", example: "70%")
    let law = rule(withMixture: false, alongside: [weight.erased])
    let component = Rule<Component>(law.shape) { node, reading in
      guard let value = law.read(node, &reading), let entry = node.entry(weight.name),
        let share = weight.read(entry.value, &reading)
      else { return nil }
      return Component(weight: share, law: value)
    }
    let components = Rule<[Component]>.list(of: component, count: 1...1_000)
      .checked("weights add up to 100%") { components, _ in
        let sum = components.reduce(0) { $0 + $1.weight }
        return abs(sum - 1) <= 1e-6
          ? nil : "weights must add up to 100%, found \(Numerals.written(sum * 100))%"
      }
    let mixture = Rule<any Distribution>(components.shape) { node, reading in
      guard let components = components.read(node, &reading) else { return nil }
      return reading.law(at: node) { () throws(DistributionError) in
        try Mixture(of: components.map(\.law), weights: components.map(\.weight))
      }
    }
    return .optional(
      Families.mixture.name, mixture,
      "One of several distributions, each with its weight, the probability that it is chosen.",
      default: "not used",
      example: "[{weight: 70%, constant: \(exampleQuantity)}, {weight: 30%, constant: \(exampleQuantity)}]")
  }
}

extension Reading {
  /// A law made of valid values, or a report at the offending parameter why they determine none.
  mutating func law(
    at node: DocumentNode, parameters: [Key<[Double]?>] = [],
    make: () throws(DistributionError) -> any Distribution
  ) -> (any Distribution)? {
    do {
      return try make()
    } catch {
      let entry = parameters.first { $0.name == error.parameter }.flatMap { node.entry($0.name) }
      if let entry {
        within(.name(entry.name), owner: entry.namePlace) { $0.refuse(entry.value, error.rule) }
      } else {
        refuse(node, error.rule)
      }
      return nil
    }
  }
}
