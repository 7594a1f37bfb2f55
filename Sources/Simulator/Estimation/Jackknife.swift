/// The standard error of an estimate from its values with each of G groups of replications left out.
///
///     se^2 = (G - 1) / G  sum over g of (v without g - v)^2,   Student t with G - 1 degrees of freedom
///
/// - Source: P. S. Kott, "The delete-a-group jackknife", Journal of Official Statistics 17 (2001) 521-526.
enum Jackknife {
  /// - Parameter values: of everything, then without each group; at least two groups.
  static func standardError(_ values: [Double]) -> Double {
    let groups = values.count - 1
    precondition(groups >= 2, "a jackknife leaves out one of at least two groups")
    let squares = values.dropFirst().reduce(0) { $0 + ($1 - values[0]) * ($1 - values[0]) }
    return (Double(groups - 1) / Double(groups) * squares).squareRoot()
  }
}
