/// Scopes that share a list of measures: all contact scopes, all agent scopes, or the one of a target.
///
/// Works on the distinct quantities behind its measures: each is summed once a cell (a scope in a period), and
/// measures that share a numerator or denominator share its moments.
struct Section: Sendable {
  enum Source: Sendable {
    /// One a contact type of the model.
    case types([TypeConstants])
    /// One an agent group of the model.
    case groups([GroupConstants])
  }

  struct GroupConstants: Sendable {
    /// Currency units per agent-hour; 0 where none is stated.
    var costPerHour: Double
    /// On the cost of time beyond the shift.
    var overtimeFactor: Double
    /// For each minute of work; 0 where none is stated.
    var costPerMinute: Double
    /// Whether its agents may hold several contacts at once.
    var isDesk: Bool
  }

  struct TypeConstants: Sendable {
    /// Index of T in `Model.thresholds`.
    var threshold: Int
    /// E[S], seconds.
    var meanHandleTime: Double
    var cost: ContactCost?
  }

  /// How a measure is computed from the quantities of a cell.
  struct Formula: Sendable {
    var numerator: Int
    /// nil: none.
    var denominator: Int?
    /// Indices in `products`.
    var numeratorSquare: Int
    var crossProduct: Int?
    var denominatorSquare: Int?
  }

  let source: Source
  let scopes: [PlannedScope]
  let measures: [Measure]
  /// One a measure; nil for measures that are not sums or ratios.
  let formulas: [Formula?]
  let quantities: [Quantity]
  let products: [Moments.Product]
  /// Number of contact types or agent groups in the model.
  let elements: Int

  init(source: Source, scopes: [PlannedScope], measures: [Measure]) {
    self.source = source
    elements =
      switch source {
      case .types(let types): types.count
      case .groups(let groups): groups.count
      }
    self.scopes = scopes
    self.measures = measures
    var builder = Builder()
    formulas = measures.map { builder.formula($0.kind) }
    quantities = builder.quantities
    products = builder.products
  }

  var width: Int { quantities.count }

  static func ofContacts(
    _ model: Model, threshold: (TypeModel) -> Int, scopes: [PlannedScope], measures: [Measure]
  ) -> Section {
    let types = model.types.map { type in
      TypeConstants(
        threshold: threshold(type), meanHandleTime: type.handleTime.mean + (type.wrapUp?.time.mean ?? 0),
        cost: type.cost)
    }
    return Section(source: .types(types), scopes: scopes, measures: measures)
  }

  static func ofAgents(_ model: Model, scopes: [PlannedScope], measures: [Measure]) -> Section {
    let groups = model.groups.map {
      GroupConstants(
        costPerHour: $0.costPerHour ?? 0, overtimeFactor: $0.overtimeFactor, costPerMinute: $0.costPerMinute,
        isDesk: $0.concurrency != nil)
    }
    return Section(source: .groups(groups), scopes: scopes, measures: measures)
  }

  /// Numbers the distinct quantities and products as formulas ask for them.
  private struct Builder {
    var quantities: [Quantity] = []
    var products: [Moments.Product] = []

    mutating func formula(_ kind: Measure.Kind) -> Formula? {
      switch kind {
      case .total(let quantity), .timeAverage(let quantity), .intervalAverage(let quantity):
        let x = index(of: quantity)
        return Formula(numerator: x, numeratorSquare: index(of: Moments.Product(first: x, second: x)))
      case .ratio(let numerator, let denominator):
        let (x, y) = (index(of: numerator), index(of: denominator))
        return Formula(
          numerator: x, denominator: y,
          numeratorSquare: index(of: Moments.Product(first: x, second: x)),
          crossProduct: index(of: Moments.Product(first: x, second: y)),
          denominatorSquare: index(of: Moments.Product(first: y, second: y)))
      case .waitQuantile, .virtualServiceLevel, .dailyServiceLevelQuantile:
        return nil
      }
    }

    private mutating func index(of quantity: Quantity) -> Int {
      if let known = quantities.firstIndex(where: { $0.name == quantity.name }) { return known }
      quantities.append(quantity)
      return quantities.count - 1
    }

    private mutating func index(of product: Moments.Product) -> Int {
      if let known = products.firstIndex(of: product) { return known }
      products.append(product)
      return products.count - 1
    }
  }
}
