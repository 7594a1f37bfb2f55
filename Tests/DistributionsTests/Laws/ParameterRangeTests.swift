import Testing

@testable import Distributions

/// The ranges that the scenario language shows are those that the laws accept.
@Suite("Ranges of parameters")
struct ParameterRangeTests {
  private static let ends: [(family: Family, form: Family.Form, parameter: Int, value: Double)] =
    Families.all.flatMap { family in
      family.forms.flatMap { form in
        form.parameters.indices.flatMap { index in
          let range = form.parameters[index].range
          return [range?.lowerBound, range?.upperBound].compactMap { $0 }.map { (family, form, index, $0) }
        }
      }
    }

  /// Values for the other parameters with which both ends of the range make a law.
  private func values(for form: Family.Form, _ parameter: Int, _ value: Double) -> [[Double]] {
    form.parameters.enumerated().map { index, other in
      if index == parameter { return [value] }
      if other.isOptional { return [] }
      return other.kind == .number
        ? [other.range.map { max($0.lowerBound, min(1, $0.upperBound)) } ?? 1] : [100]
    }
  }

  @Test("both ends of every range make a law, and what lies beyond is refused by name")
  func ends() {
    #expect(Self.ends.count >= 30)
    for (family, form, index, value) in Self.ends {
      let parameter = form.parameters[index]
      // The cv of a beta or uniform law is bounded by the other parameters.
      let isBoundedElsewhere = parameter.name == "cv" && ["beta", "uniform"].contains(family.name)
      if !isBoundedElsewhere {
        #expect(throws: Never.self, "\(family.name) \(parameter.name) \(value)") {
          try form.make(values(for: form, index, value))
        }
      }
      let beyond = value == parameter.range?.lowerBound ? value * 0.999 : value * 1.001
      #expect(throws: DistributionError.self, "\(family.name) \(parameter.name) \(beyond)") {
        try form.make(values(for: form, index, beyond))
      }
    }
  }
}
