/// How much a measure changes with each of some numbers of a scenario, one at a time, on the same contacts (ST7).
///
/// Every number is taken down and up by a share; each change is a paired difference to the scenario as it stands, and the intervals of all
/// hold together.
public struct Sensitivity: Sendable {
  public struct Row: Sendable {
    public var path: String
    /// As stated.
    public var value: String
    /// Changes when it is taken down and up; nil values have a reason.
    public var down: Estimate
    public var up: Estimate
    public var isDownShown: Bool
    public var isUpShown: Bool

    /// The larger of the two, for the order.
    public var size: Double { max(abs(down.value ?? 0), abs(up.value ?? 0)) }
  }

  public var rows: [Row]
  /// The measure as things stand.
  public var base: Estimate
  public var share: Double
  public var replications: Int
  public var seed: UInt64
  public var isComplete: Bool
  public var scenario: Scenario

  /// - Parameters:
  ///   - paths: with `*` for every name.
  ///   - share: how far each is moved, in (0, 1).
  ///   - read: reads the scenario with overrides.
  public static func find(
    _ paths: [String], by share: Double, text: String, measure: String, replications: Int, seed: UInt64,
    confidence: Double, threads: Int, stop: StopFlag = StopFlag(),
    progress: @Sendable @escaping (String) -> Void = { _ in },
    read: ([String]) throws -> Scenario
  ) async throws -> Sensitivity {
    let base = try read([])
    var systems = [ComparedSystem(name: "as it stands", scenario: base)]
    var stated: [StatedValues] = []
    for path in paths {
      let values = try StatedValues(of: path, in: text)
      stated.append(values)
      for factor in [1 - share, 1 + share] {
        systems.append(.init(name: "\(path) \(factor)", scenario: try read(values.scaled(by: factor))))
      }
    }
    var comparison = Comparison(
      systems, seed: seed, replications: replications, mostReplications: replications, threads: threads)
    comparison.measures = [measure]
    comparison.confidence = confidence
    comparison.onlyDifferences = true
    let found = try await comparison.result(stop: stop, progress: progress)
    let differences = found.families.first { $0.name == "center" }?.differences ?? []
    func change(_ system: Int) throws -> ComparisonAnswer.Difference {
      guard let difference = differences.first(where: { $0.system == system }) else {
        throw ComparedSystem.Problem("\(measure) is not measured")
      }
      return difference
    }
    let rows = try paths.indices.map { index in
      let (down, up) = (try change(2 * index + 1), try change(2 * index + 2))
      return Row(
        path: paths[index], value: stated[index].shown, down: down.estimate, up: up.estimate,
        isDownShown: down.isBetter != nil, isUpShown: up.isBetter != nil)
    }
    return Sensitivity(
      rows: rows.enumerated().sorted {
        $0.element.size == $1.element.size ? $0.offset < $1.offset : $0.element.size > $1.element.size
      }.map(\.element),
      base: found.systems[0].center[0], share: share, replications: found.firstStage, seed: seed,
      isComplete: found.isComplete, scenario: base)
  }
}
