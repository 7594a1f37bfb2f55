/// Running means and co-moments of a row of quantities in many cells at once, unit by unit.
///
/// Numerically stable (Welford): no sum of squares is ever formed, so a large mean costs no digits. Units
/// are added in a fixed order, so the result is the same to the last bit however they were made.
///
///     m_q += (x_q - m_q) / n,   C_pq += (x_p - m_p before) (x_q - m_q after)
///
/// - Source: B. P. Welford, "Note on a method for calculating corrected sums of squares and products",
///   Technometrics 4 (1962) 419-420.
struct Moments: Sendable {
  /// Two quantities whose co-moment is kept; twice the same for a sum of squares.
  struct Product: Sendable, Hashable {
    var first: Int
    var second: Int
  }

  /// Quantities in a cell.
  let width: Int
  let cells: Int
  let products: [Product]
  /// Units added.
  private(set) var count = 0
  /// `means[cell * width + quantity]`.
  private var means: [Double]
  /// Sums over units of (x_p - mean)(x_q - mean): `comoments[cell * products.count + product]`.
  private var comoments: [Double]
  /// Deviations of a cell's quantities from the mean before and after the unit.
  private var before: [Double]
  private var after: [Double]

  init(width: Int, cells: Int, products: [Product]) {
    precondition(
      products.allSatisfy { $0.first < width && $0.second < width }, "products are of quantities in the row")
    self.width = width
    self.cells = cells
    self.products = products
    means = Array(repeating: 0, count: cells * width)
    comoments = Array(repeating: 0, count: cells * products.count)
    before = Array(repeating: 0, count: width)
    after = before
  }

  func mean(_ quantity: Int, cell: Int) -> Double { means[cell * width + quantity] }

  /// Sum over units of the product of deviations; divided by `count - 1`, the covariance.
  func comoment(_ product: Int, cell: Int) -> Double { comoments[cell * products.count + product] }

  /// Adds one unit: `values[offset + cell * width + quantity]`.
  mutating func add(_ values: [Double], from offset: Int = 0) {
    precondition(values.count >= offset + means.count, "a unit has a value for each quantity of each cell")
    count += 1
    let weight = 1 / Double(count)
    for cell in 0..<cells {
      let row = cell * width
      for quantity in 0..<width {
        let value = values[offset + row + quantity]
        let deviation = value - means[row + quantity]
        means[row + quantity] += deviation * weight
        before[quantity] = deviation
        after[quantity] = value - means[row + quantity]
      }
      let first = cell * products.count
      for product in 0..<products.count {
        comoments[first + product] += before[products[product].first] * after[products[product].second]
      }
    }
  }
}
