/// All families of distributions, by the names that a scenario uses.
///
/// `mixture` is not among them: its parts are distributions, not numbers, so the scenario reader builds it.
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
}
