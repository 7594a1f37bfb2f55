import CGSL

/// The normal distribution with mean 0 and variance 1; its quantile is in `InverseNormal.swift`.
public enum StandardNormal {
  /// phi(z) = exp(-z^2 / 2) / sqrt(2 pi).
  public static func density(_ z: Double) -> Double {
    exp(-0.5 * z * z) / (2 * Double.pi).squareRoot()
  }

  /// Phi(z), accurate in both tails: erfc(-z / sqrt 2) / 2.
  public static func cdf(_ z: Double) -> Double { 0.5 * erfc(-z * 0.5.squareRoot()) }
}
