/// The Erlang distribution: the sum of k independent exponential phases of one mean.
///
/// It is the gamma distribution with whole shape k, so its laws are `Gamma`s; this file reads its parameters.
public enum Erlang {
  static let phases = 1.0...10_000

  /// - Parameter shape: k, a whole number from 1 to 10 000.
  public static func law(mean: Double, shape: Double) throws(DistributionError) -> Gamma {
    try checkPhases(shape)
    return try Gamma(mean: mean, shape: shape)
  }

  /// - Parameter scale: the mean of one phase.
  public static func law(shape: Double, scale: Double) throws(DistributionError) -> Gamma {
    try checkPhases(shape)
    return try Gamma(shape: shape, scale: scale)
  }

  /// 1 / cv^2 must be whole to within 1 %, which forgives a rounded cv (0.577 for 3 phases).
  public static func law(mean: Double, cv: Double) throws(DistributionError) -> Gamma {
    try Requirement.check(cv, "cv", in: 0.01...1)
    let wanted = 1 / (cv * cv)
    let nearest = wanted.rounded()
    guard abs(wanted - nearest) <= 0.01 * nearest else {
      let suggestion = (1 / nearest).squareRoot()
      throw DistributionError(
        parameter: "cv",
        "must be 1 / sqrt(k) for a whole number k of phases, as \(suggestion) (k = \(Int(nearest))), "
          + "found \(Requirement.number(cv)); a gamma law takes any cv")
    }
    return try law(mean: mean, shape: nearest)
  }

  private static func checkPhases(_ shape: Double) throws(DistributionError) {
    try Requirement.check(shape, "shape", in: phases)
    guard shape == shape.rounded() else {
      throw DistributionError(
        parameter: "shape", "must be a whole number of phases, found \(shape); a gamma law takes any shape")
    }
  }

  private static let shape = Family.Parameter("shape", .count, "The number of exponential phases.")

  public static let family = Family(
    "erlang", "The sum of a whole number of exponential phases; cv 1 / sqrt(shape).",
    forms: [
      Family.Form(.mean, shape, make: Erlang.law(mean:shape:)),
      Family.Form(
        shape, Family.Parameter("scale", .quantity, "The mean of one phase."), make: Erlang.law(shape:scale:)),
      Family.Form(
        .mean, Family.Parameter("cv", .number, "Standard deviation over mean.", in: 0.01...1),
        make: Erlang.law(mean:cv:)),
    ])
}
