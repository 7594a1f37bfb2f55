import Distributions

/// Uniform numbers for ties and draws that are no part of a simulation; the same for the same seed.
struct UniformStream: Sendable {
  private var stream: RandomStream

  init(seed: UInt64, name: String = "fitting") {
    stream = StreamKey(seed: seed, replication: 0, purpose: .arrival, name: name).stream(0)
  }

  mutating func next() -> Double { stream.uniform() }
}
