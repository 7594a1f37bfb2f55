/// The families of distributions that a scenario may name.
///
/// To add one: write `Families/NewFamily.swift` and add its line here.
public enum Families {
  public static let all: [Family] = [
    Constant.family,
    Exponential.family,
    Erlang.family,
    Gamma.family,
    Lognormal.family,
    Weibull.family,
    Hyperexponential.family,
    Uniform.family,
    Triangular.family,
    Beta.family,
    Pareto.family,
    Loglogistic.family,
    Empirical.family,
  ]

  /// Named apart, without forms: its components are laws, not numbers, so the scenario reader reads
  /// `{weights: [3, 1], components: [law, law]}` itself and makes a `Mixture` of them.
  public static let mixture = Mixture.family
}
