/// Finds good values of some numbers of a scenario by simulation (RT10): a pattern search with common random numbers.
///
/// From the values as stated, each number is tried a step further down and up; the best of these is taken if it is better by more
/// than a standard error of the paired difference, else the steps are halved. What is found was chosen for its luck too, so it is to be
/// compared with the scenario as it stands on fresh random numbers.
///
/// - Source: R. Hooke and T. A. Jeeves, "'Direct search' solution of numerical and statistical problems", Journal of the ACM 8
///   (1961) 212-229.
public struct Tuning: Sendable {
  /// `path=value`.
  public var overrides: [String]
  /// Paths with the value found and the one it began with, in words.
  public var changes: [String]
  /// Systems simulated.
  public var evaluations: Int
  public var isComplete: Bool

  private static let firstStep = 0.25
  private static let leastStep = 0.03
  private static let mostRounds = 60

  /// - Parameters:
  ///   - measure: of the whole center.
  ///   - text: of the scenario, for the values as stated.
  ///   - read: reads the scenario with overrides.
  public static func find(
    _ paths: [TunedPath], measure: String, text: String, replications: Int, seed: UInt64, threads: Int,
    stop: StopFlag = StopFlag(), progress: @Sendable @escaping (String) -> Void = { _ in },
    read: ([String]) throws -> Scenario
  ) async throws -> Tuning {
    let stated = paths.map { path in (try? StatedValues(of: path.path, in: text))?.shown }
    let start = zip(paths, stated).map { path, text in text.flatMap { path.place(of: $0) } ?? 0.5 }
    func overrides(_ places: [Double]) -> [String] {
      zip(paths, places).map { "\($0.path)=\($0.value(at: $1))" }
    }
    var places = start
    var step = firstStep
    var evaluations = 0
    var rounds = 0
    while step > leastStep, rounds < mostRounds, !stop.isRaised {
      rounds += 1
      var tried = [places]
      for index in paths.indices {
        for sign in [-1.0, 1] {
          var moved = places
          moved[index] = min(max(moved[index] + sign * step, 0), 1)
          if !tried.contains(where: { overrides($0) == overrides(moved) }) { tried.append(moved) }
        }
      }
      if tried.count == 1 { step /= 2 }
      guard tried.count > 1 else { continue }
      let systems = try tried.map { ComparedSystem(name: "\($0)", scenario: try read(overrides($0))) }
      var comparison = Comparison(
        systems, seed: seed, replications: replications, mostReplications: replications, threads: threads)
      comparison.measures = [measure]
      comparison.onlyDifferences = true
      let now = "tuning, round \(rounds): \(overrides(places).joined(separator: ", "))"
      let found = try await comparison.result(stop: stop) { _ in progress(now) }
      guard found.isComplete else { break }
      evaluations += tried.count
      if let best = better(found) { places = tried[best] } else { step /= 2 }
    }
    let changes = paths.indices.map { index in
      "\(paths[index].path)=\(paths[index].value(at: places[index])) (stated: \(stated[index] ?? "nothing"))"
    }
    return Tuning(
      overrides: overrides(places), changes: changes, evaluations: evaluations, isComplete: !stop.isRaised)
  }

  /// The system farthest ahead of the first, by more than a standard error; nil: none is.
  private static func better(_ found: ComparisonAnswer) -> Int? {
    guard let measure = Measures.named(found.measures[0]),
      let family = found.families.first(where: { $0.name == "center" })
    else { return nil }
    var best: (system: Int, gain: Double)?
    for difference in family.differences {
      guard let value = difference.estimate.value, let halfWidth = difference.estimate.halfWidth else {
        continue
      }
      let quantile = Confidence(level: family.level, units: found.firstStage).t ?? 1
      let gain = value * measure.direction
      if gain > halfWidth / quantile, gain > best?.gain ?? 0 { best = (difference.system, gain) }
    }
    return best?.system
  }
}
