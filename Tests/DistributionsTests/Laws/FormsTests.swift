import Testing

@testable import Distributions

/// The forms in which a scenario may give a law, through the declarations that the reader uses.
@Suite("Forms of parameters")
struct FormsTests {
  /// The law that a family makes of named values; lists and optional parameters included.
  private func make(_ family: String, _ values: [String: [Double]]) throws -> any Distribution {
    let family = try #require(Families.all.first { $0.name == family })
    let forms = family.forms.filter { form in
      let required = form.parameters.filter { !$0.isOptional }.map(\.name)
      return required.allSatisfy { values[$0] != nil }
        && values.keys.allSatisfy { name in form.parameters.contains { $0.name == name } }
    }
    let form = try #require(forms.first)
    #expect(forms.count == 1, "the forms of \(family.name) are not distinguishable")
    return try form.make(form.parameters.map { values[$0.name] ?? [] })
  }

  @Test("every family of the product is declared once, by a name of its own")
  func names() {
    let names = (Families.all + [Families.mixture]).map(\.name)
    #expect(
      Set(names) == [
        "constant", "exponential", "erlang", "gamma", "lognormal", "weibull", "hyperexponential", "uniform",
        "triangular", "beta", "pareto", "loglogistic", "empirical", "mixture",
      ])
    #expect(names.count == 14)
  }

  @Test("no two forms of a family are given by the same names")
  func distinguishable() {
    for family in Families.all {
      let sets = family.forms.map { Set($0.parameters.filter { !$0.isOptional }.map(\.name)) }
      #expect(Set(sets).count == sets.count, "\(family.name)")
    }
  }

  @Test(
    "by mean and cv recover both",
    arguments: [
      ("gamma", [0.01, 0.5, 1, 3, 50]), ("lognormal", [0.01, 0.5, 1, 3, 50]),
      ("weibull", [0.01, 0.5, 1, 3, 50]), ("erlang", [0.1, 0.5, 1]), ("hyperexponential", [1, 1.5, 3, 50]),
      ("uniform", [0.01, 0.3, 0.57]), ("pareto", [0.01, 0.5, 1, 3]), ("loglogistic", [0.01, 0.5, 1, 3]),
    ])
  func meanAndCV(_ family: String, _ cvs: [Double]) throws {
    for mean in [0.25, 1, 180, 1e6] {
      for cv in cvs {
        let law = try make(family, ["mean": [mean], "cv": [cv]])
        #expect(relativeError(law.mean, mean) < 1e-10)
        #expect(relativeError(law.coefficientOfVariation, cv) < 1e-7)
      }
    }
  }

  @Test("a beta law by mean and cv recovers both, between any bounds")
  func betaMeanAndCV() throws {
    let law = try make("beta", ["mean": [40], "cv": [0.2], "min": [10], "max": [90]])
    #expect(relativeError(law.mean, 40) < 1e-12)
    #expect(relativeError(law.coefficientOfVariation, 0.2) < 1e-12)
    let share = try make("beta", ["mean": [0.3], "cv": [0.5]])
    #expect(relativeError(share.mean, 0.3) < 1e-12)
    #expect(share.quantile(1) == 1)
  }

  @Test(
    "by two quantiles recover both",
    arguments: [
      ("gamma", [1.02, 2, 5, 500]), ("lognormal", [1.02, 2, 5, 150]), ("weibull", [1.02, 2, 5, 500]),
      ("uniform", [1.02, 1.5, 1.8]), ("pareto", [1.02, 2, 4.9]), ("loglogistic", [1.02, 2, 8]),
    ])
  func quantiles(_ family: String, _ ratios: [Double]) throws {
    for p50 in [0.25, 180, 1e6] {
      for ratio in ratios {
        let law = try make(family, ["p50": [p50], "p90": [p50 * ratio]])
        #expect(relativeError(law.quantile(0.5), p50) < 1e-9)
        #expect(relativeError(law.quantile(0.9), p50 * ratio) < 1e-9)
      }
    }
  }

  @Test("an exponential law by its median")
  func exponentialMedian() throws {
    #expect(relativeError(try make("exponential", ["p50": [90]]).quantile(0.5), 90) < 1e-14)
  }

  @Test("by mean and shape recover the mean")
  func meanAndShape() throws {
    for family in ["gamma", "weibull", "erlang", "pareto", "loglogistic"] {
      for shape in [2.0, 3, 7] {
        let law = try make(family, ["mean": [180], "shape": [shape]])
        #expect(relativeError(law.mean, 180) < 1e-13, "\(family)")
      }
    }
    #expect(relativeError(try make("lognormal", ["mean": [180], "sigma": [0.7]]).mean, 180) < 1e-13)
    #expect(try make("triangular", ["min": [0], "mean": [40], "max": [90]]).mean == 40)
  }

  @Test("by natural parameters")
  func naturalParameters() throws {
    #expect(try make("constant", ["value": [30]]).quantile(0.5) == 30)
    #expect(relativeError(try make("lognormal", ["median": [60], "sigma": [0.7]]).quantile(0.5), 60) < 1e-14)
    #expect(try make("gamma", ["shape": [4], "scale": [15]]).mean == 60)
    #expect(try make("erlang", ["shape": [4], "scale": [15]]).variance == 900)
    #expect(try make("weibull", ["scale": [60], "shape": [1]]).mean.rounded() == 60)
    #expect(try make("pareto", ["min": [20], "shape": [3]]).mean == 30)
    #expect(try make("loglogistic", ["median": [20], "shape": [3]]).quantile(0.5) == 20)
    #expect(try make("beta", ["alpha": [2], "beta": [2], "min": [10], "max": [20]]).mean == 15)
    #expect(try make("empirical", ["values": [10, 20], "weights": [3, 1]]).mean == 12.5)
    #expect(try make("empirical", ["values": [10, 20]]).mean == 15)
    #expect(
      try make("hyperexponential", ["probabilities": [0.25, 0.75], "means": [10, 20]]).mean == 17.5)
  }

  @Test("a cv rounded to a percent is enough for an Erlang law")
  func roundedErlang() throws {
    #expect(try Erlang.law(mean: 60, cv: 0.577).shape == 3)
    #expect(try Erlang.law(mean: 60, cv: 0.71).shape == 2)
  }

  @Test("laws at the ends of the ranges give finite draws, means and variances, never NaN")
  func extremes() throws {
    for family in Families.all {
      for form in family.forms {
        for choice in 0..<16 {
          let values = form.parameters.enumerated().map { index, parameter in
            extreme(parameter, high: choice >> index & 1 == 1)
          }
          guard let law = try? form.make(values) else { continue }
          checkFinite(law, "\(family.name) \(form.parameters.map(\.name)) \(values)")
        }
      }
    }
  }

  private func extreme(_ parameter: Family.Parameter, high: Bool) -> [Double] {
    switch parameter.kind {
    case .quantity: [high ? 1e12 : 1e-9]
    case .number where parameter.name == "cv": [high ? 100 : 1e-3]
    case .number: [high ? 1e4 : 1e-2]
    case .share: [high ? 1 : 0]
    case .count: [high ? 10_000 : 1]
    case .quantities: high ? [1e12, 1e-9] : [1e-9, 1e-9]
    case .numbers: high ? [1e12, 0] : [1e-9, 1e-9]
    case .shares: high ? [1, 0] : [1e-9, 1 - 1e-9]
    }
  }

  private func checkFinite(_ law: any Distribution, _ what: String) {
    #expect(law.mean.isFinite && law.mean >= 0, "\(what)")
    #expect(law.variance >= 0, "\(what)")
    var previous = 0.0
    for u in [0x1p-53, 1e-3, 0.5, 0.999, 1 - 0x1p-53] {
      let x = law.quantile(u)
      #expect(x.isFinite && x >= previous, "\(what)")
      #expect(law.cdf(x) >= 0 && law.cdf(x) <= 1 + 1e-12 && !law.density(x).isNaN, "\(what)")
      previous = x
    }
    var stream = StreamKey(seed: 1, replication: 0, purpose: .arrival, name: "").stream(0)
    for _ in 0..<20 {
      let x = law.sample(using: &stream)
      #expect(x.isFinite && x >= 0, "\(what)")
    }
  }
}
