/// Scopes that share a list of measures: all contact scopes, all agent scopes, or the one of a target.
///
/// Works on the distinct quantities behind its measures: each is summed once a cell (a scope in a period), and
/// measures that share a numerator or denominator share its moments.
struct Section: Sendable {
  enum Source: Sendable {
    /// With the index in `Model.thresholds` of each type's T.
    case types(thresholds: [Int])
    case groups
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
  /// Contact types or agent groups of the model, and which of them belong to a scope here.
  let elements: Int
  let isMember: [Bool]
  /// `quantities`, as functions of the totals that `source` gives; 0 for one that those do not have.
  let ofType: [@Sendable (TypeTotals) -> Double]
  let ofGroup: [@Sendable (GroupTotals) -> Double]

  /// - Parameter elements: number of contact types or agent groups in the model.
  init(source: Source, elements: Int, scopes: [PlannedScope], measures: [Measure]) {
    self.source = source
    self.elements = elements
    self.scopes = scopes
    self.measures = measures
    let members = Set(scopes.flatMap(\.members))
    isMember = (0..<elements).map(members.contains)
    var builder = Builder()
    formulas = measures.map { builder.formula($0.kind) }
    quantities = builder.quantities
    products = builder.products
    ofType = quantities.map { $0.ofType ?? { _ in 0 } }
    ofGroup = quantities.map { $0.ofGroup ?? { _ in 0 } }
  }

  var width: Int { quantities.count }

  /// Numbers the distinct quantities and products as formulas ask for them.
  private struct Builder {
    var quantities: [Quantity] = []
    var products: [Moments.Product] = []

    mutating func formula(_ kind: Measure.Kind) -> Formula? {
      switch kind {
      case .total(let quantity), .timeAverage(let quantity):
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
