import Distributions
import Foundation

/// The law of the number of contacts that come together (AR7); at least 1.
public enum BatchSize: Sendable, Hashable {
  case constant(Int)
  /// P(N = n) = p (1 - p)^(n - 1), with mean 1 / p.
  case geometric(mean: Double)
  /// 1 + a Poisson number; the mean is of the whole.
  case poisson(mean: Double)
  /// Sizes, and weights that add up to 1.
  case empirical(sizes: [Int], weights: [Double])

  public var mean: Double {
    switch self {
    case .constant(let size): Double(size)
    case .geometric(let mean), .poisson(let mean): mean
    case .empirical(let sizes, let weights): zip(sizes, weights).reduce(0) { $0 + Double($1.0) * $1.1 }
    }
  }

  /// E[N^2]; the count of a batch Poisson process has variance rate x time x E[N^2] / E[N], rates being of contacts.
  var secondMoment: Double {
    switch self {
    case .constant(let size): Double(size * size)
    case .geometric(let mean): mean * (2 * mean - 1)
    case .poisson(let mean): mean - 1 + mean * mean
    case .empirical(let sizes, let weights): zip(sizes, weights).reduce(0) { $0 + Double($1.0 * $1.0) * $1.1 }
    }
  }

  func sample(using stream: inout RandomStream) -> Int {
    switch self {
    case .constant(let size): return size
    case .geometric(let mean):
      return mean == 1 ? 1 : max(Int((log(stream.uniform()) / log1p(-1 / mean)).rounded(.up)), 1)
    case .poisson(let mean):
      // Points of a unit Poisson process in [0, mean - 1].
      var size = 1
      var time = -log(stream.uniform())
      while time <= mean - 1 {
        size += 1
        time -= log(stream.uniform())
      }
      return size
    case .empirical(let sizes, let weights):
      var rest = stream.uniform()
      for (size, weight) in zip(sizes, weights) {
        rest -= weight
        if rest < 0 { return size }
      }
      return sizes[sizes.count - 1]
    }
  }
}
