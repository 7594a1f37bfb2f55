import Distributions

/// The two laws that tests use everywhere, without `try`: a test's own parameters are valid.
func exponential(mean: Double) -> Exponential {
  guard let law = try? Exponential(mean: mean) else { preconditionFailure("no exponential has mean \(mean)") }
  return law
}

func constant(_ value: Double) -> Constant {
  guard let law = try? Constant(value) else { preconditionFailure("no constant is \(value)") }
  return law
}
