import CGSL

/// The second face of a stream: a `gsl_rng` over the same state, for GSL's own samplers.
extension RandomStream {
  /// Calls a GSL sampler with this stream, e.g. `stream.withGSL { gsl_ran_gamma($0, a, b) }`; the stream goes on where
  /// the sampler stopped.
  ///
  /// Nothing is allocated: the `gsl_rng` lives on the stack for the call.
  public mutating func withGSL(_ sampler: (UnsafePointer<gsl_rng>) -> Double) -> Double {
    withUnsafeMutablePointer(to: &self) { state in
      var generator = gsl_rng(type: StreamGenerator.type, state: UnsafeMutableRawPointer(state))
      return sampler(&generator)
    }
  }
}

/// The description of `RandomStream` that GSL's samplers go by.
private enum StreamGenerator {
  // Written once before its first use and never again; GSL takes it as a pointer to constant memory.
  nonisolated(unsafe) static let type: UnsafePointer<gsl_rng_type> = {
    _ = GSL.errorHandlerIsOff
    let name = StaticString("callsim-v1").withUTF8Buffer { text in
      UnsafeRawPointer(text.baseAddress)?.assumingMemoryBound(to: CChar.self)
    }
    let type = UnsafeMutablePointer<gsl_rng_type>.allocate(capacity: 1)
    type.initialize(
      to: gsl_rng_type(
        name: name, max: .max, min: 0,
        size: MemoryLayout<RandomStream>.size,
        // A stream is made from its key, never seeded.
        set: { _, _ in },
        get: { state in
          guard let state else { return 0 }
          return UInt(state.assumingMemoryBound(to: RandomStream.self).pointee.nextWord())
        },
        get_double: { state in
          guard let state else { return 0 }
          return state.assumingMemoryBound(to: RandomStream.self).pointee.uniform()
        }))
    return UnsafePointer(type)
  }()
}
