import Distributions

/// A distribution that the loop draws from where it lies: an `any Distribution` in a buffer is copied for each draw.
struct Law: ~Copyable {
  private let law: any Distribution

  init(_ law: any Distribution) { self.law = law }

  @inline(__always)
  borrowing func sample(using stream: inout RandomStream) -> Double { law.sample(using: &stream) }

  borrowing func cdf(_ x: Double) -> Double { law.cdf(x) }
  borrowing func quantile(_ p: Double) -> Double { law.quantile(p) }

  @inline(__always)
  borrowing func fill(_ draws: UnsafeMutableBufferPointer<Double>, key: StreamKey, from first: UInt64) {
    law.fill(draws, key: key, from: first)
  }
}

extension Buffer where Element == Law {
  init(_ laws: [any Distribution]) { self.init(count: laws.count) { Law(laws[$0]) } }
}
