import CGSL

extension RandomStream {
  /// Lends the stream to GSL's samplers as a `gsl_rng` over the same state, so that they take its next words.
  ///
  ///     let x = stream.withGSL { gsl_ran_gamma($0, shape, scale) }
  ///
  /// Nothing is allocated: the `gsl_rng` lives on the stack for the call and must not be kept.
  /// Its raw numbers are all 64 bits of a word, its uniforms those of `uniform()`, inside (0, 1).
  ///
  /// A sampler that rejects takes a variable number of words; as every contact has a stream of its own for each
  /// purpose, common random numbers stay aligned.
  public mutating func withGSL<Result>(_ body: (UnsafePointer<gsl_rng>) -> Result) -> Result {
    withUnsafeMutablePointer(to: &self) { state in
      var generator = gsl_rng(type: GSLGenerator.type, state: state)
      return body(&generator)
    }
  }
}

/// The functions by which GSL draws from a `RandomStream`.
///
/// They stand in a file of their own kind, not in a `main.swift`, where they would be bound to the main actor.
enum GSLGenerator {
  // Written once, here, and only read afterwards, so any thread may use it.
  nonisolated(unsafe) static let type: UnsafePointer<gsl_rng_type> = {
    GSL.switchOffAborting
    let type = UnsafeMutablePointer<gsl_rng_type>.allocate(capacity: 1)
    type.initialize(
      to: gsl_rng_type(
        name: UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self),
        max: UInt.max, min: 0, size: MemoryLayout<RandomStream>.size,
        set: restart, get: nextWord, get_double: uniform))
    return UnsafePointer(type)
  }()

  private static let name: StaticString = "callsim-philox2x64-10"

  /// Seeding is not GSL's business: streams are named by `StreamKey`. A seed selects the contact number.
  private static let restart: @convention(c) (UnsafeMutableRawPointer?, UInt) -> Void = { state, seed in
    let stream = state!.assumingMemoryBound(to: RandomStream.self)
    stream.pointee = RandomStream(key: stream.pointee.key, number: UInt64(seed))
  }

  private static let nextWord: @convention(c) (UnsafeMutableRawPointer?) -> UInt = { state in
    UInt(state!.assumingMemoryBound(to: RandomStream.self).pointee.nextWord())
  }

  private static let uniform: @convention(c) (UnsafeMutableRawPointer?) -> Double = { state in
    state!.assumingMemoryBound(to: RandomStream.self).pointee.uniform()
  }
}
