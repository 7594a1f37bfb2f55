/// The parameters that several families share, and forms made from initialisers with one to three of them.
extension Family.Parameter {
  static let mean = Self("mean", .quantity, "The mean.")
  static let cv = Self("cv", .number, "Standard deviation over mean.", in: Requirement.cv)
  static let shape = shape(in: Requirement.shape)
  static let tailShape = shape(in: Requirement.tailShape)
  static let scale = Self("scale", .quantity, "The scale.")
  static let median = Self("median", .quantity, "The median.")
  static let p50 = Self("p50", .quantity, "The median: half are at most this.")
  static let p90 = Self("p90", .quantity, "Nine in ten are at most this.")
  static let min = Self("min", .quantity, "The least value.", mayBeZero: true)
  static let max = Self("max", .quantity, "The greatest value.")

  static func shape(in range: ClosedRange<Double>) -> Self {
    Self("shape", .number, "The shape; a pure number.", in: range)
  }

  func optional() -> Self { Self(name, kind, summary, mayBeZero: mayBeZero, isOptional: true, in: range) }
}

extension Family.Form {
  init(
    _ a: Family.Parameter,
    make: @escaping @Sendable (Double) throws(DistributionError) -> any Distribution
  ) {
    self.init([a]) { (v) throws(DistributionError) in try make(v[0][0]) }
  }

  init(
    _ a: Family.Parameter, _ b: Family.Parameter,
    make: @escaping @Sendable (Double, Double) throws(DistributionError) -> any Distribution
  ) {
    self.init([a, b]) { (v) throws(DistributionError) in try make(v[0][0], v[1][0]) }
  }

  init(
    _ a: Family.Parameter, _ b: Family.Parameter, _ c: Family.Parameter,
    make: @escaping @Sendable (Double, Double, Double) throws(DistributionError) -> any Distribution
  ) {
    self.init([a, b, c]) { (v) throws(DistributionError) in try make(v[0][0], v[1][0], v[2][0]) }
  }
}
