/// The estimates of a result by measure, scope and interval, for reports that show some of them.
struct EstimateTable {
  private struct Key: Hashable {
    var measure: String
    var scope: Scope
    var interval: Int?
  }

  private let rows: [Key: Estimate]
  /// Scopes in the order of the result.
  let scopes: [Scope]

  init(_ estimates: [Estimate]) {
    var scopes: [Scope] = []
    var seen: Set<Scope> = []
    for estimate in estimates where seen.insert(estimate.of).inserted { scopes.append(estimate.of) }
    self.scopes = scopes
    rows = Dictionary(
      estimates.map { (Key(measure: $0.measure, scope: $0.of, interval: $0.interval), $0) },
      uniquingKeysWith: { first, _ in first })
  }

  subscript(measure: String, scope: Scope, interval: Int? = nil) -> Estimate? {
    rows[Key(measure: measure, scope: scope, interval: interval)]
  }

  var contactTypes: [Scope] {
    scopes.filter { if case .contactType = $0 { true } else { false } }
  }

  var agentGroups: [Scope] {
    scopes.filter { if case .agentGroup = $0 { true } else { false } }
  }
}
