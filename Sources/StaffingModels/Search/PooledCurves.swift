import Distributions
import Simulator

/// What a target over the whole horizon needs of agents in each interval, when others are pooled and taken away: its measure
/// in an interval is at most a concave function of the agents there (Erlang A, averaged over the day's busyness).
///
/// The same relaxation as `PooledRequirement`: one pool of the fastest agents who may serve the target's contacts, and no other
/// contacts. For exponential laws and steady rates nobody does better; for others it is an approximation.
struct PooledCurves {
  struct Curve: Sendable {
    var target: Int
    var period: Int
    var groups: [Int]
    /// Share of the target's contacts that come in this period.
    var weight: Double
    /// Of the gain over no agents at all, per contact.
    var lines: [ConcaveHull.Line]
    /// Per contact without agents; the measure is counted so that more is better.
    var without: Double
  }

  private(set) var curves: [Curve] = []
  /// What the weighted measure must reach, by target.
  private(set) var wanted: [Int: Double] = [:]

  private static let lines = 12
  /// Points of the day's busyness, of equal probability.
  private static let days = 5

  init(_ model: Model, load: LoadProfile) {
    let periods = load.mean.count / max(load.types, 1)
    guard periods > 1 else { return }
    let factors = Self.factors(model.scenario.busyness.day)
    for (index, target) in model.scenario.targets.enumerated() where target.every == .horizon {
      guard let measure = Measure(target), case .contacts(let names) = target.of else { continue }
      let members = model.types.indices.filter {
        names.contains(model.types[$0].name) || names.contains(model.types[$0].streamName)
      }
      let groups = model.groups.indices.filter { group in
        members.contains { model.serves[$0 * model.groups.count + group] }
      }
      let isServed = members.allSatisfy { type in
        groups.contains { model.serves[type * model.groups.count + $0] }
      }
      let hasMessages = members.contains { model.types[$0].messageAfter.isFinite }
      guard isServed, !hasMessages || measure.allowsMessages else { continue }
      let offered = (0..<periods).reduce(0.0) { sum, period in
        sum + members.reduce(0) { $0 + load.rate[period * load.types + $1] }
      }
      guard offered > 0 else { continue }
      wanted[index] = measure.bound
      for period in 0..<periods {
        guard
          let pool = Pool(members, groups, period: period, model, load, target)
        else { continue }
        let points = pool.points(measure, factors)
        let without = points[0].y
        curves.append(
          Curve(
            target: index, period: period, groups: groups, weight: pool.rate / offered,
            lines: ConcaveHull(points.map { ($0.x, $0.y - without) }).thinned(to: Self.lines),
            without: without))
      }
    }
  }

  private static func factors(_ law: (any Distribution)?) -> [Double] {
    guard let law else { return [1] }
    return (0..<days).map { law.quantile((Double($0) + 0.5) / Double(days)) }
  }

  /// A measure as something of which more is better.
  private struct Measure {
    var bound: Double
    var allowsMessages: Bool
    var value: @Sendable (QueueFigures) -> Double

    init?(_ target: Target) {
      switch (target.measure, target.bound) {
      case ("service_level", .atLeast(let b)):
        (bound, allowsMessages, value) = (b, true, { $0.answeredWithin })
      case ("abandonment", .atMost(let b)): (bound, allowsMessages, value) = (-b, false, { -$0.abandonment })
      case ("mean_wait", .atMost(let b)): (bound, allowsMessages, value) = (-b, false, { -$0.meanWait })
      default: return nil
      }
    }
  }

  /// One pool of the fastest agents in a period.
  private struct Pool {
    var rate = 0.0
    var work = 0.0
    var patience: Double
    var threshold: Double

    init?(
      _ types: [Int], _ groups: [Int], period: Int, _ model: Model, _ load: LoadProfile, _ target: Target
    ) {
      var leaving = 0.0
      for type in types {
        let factor =
          groups.filter { model.serves[type * model.groups.count + $0] }
          .map { model.handleTimeFactor[type * model.groups.count + $0] }.min() ?? 1
        let cell = period * load.types + type
        work += load.mean[cell] * factor
        rate += load.rate[cell]
        guard let mean = model.types[type].patience?.mean, mean > 0 else { return nil }
        leaving += load.rate[cell] / mean
      }
      guard rate > 0, work > 0, leaving > 0 else { return nil }
      patience = rate / leaving
      threshold = target.within ?? types.map { model.types[$0].acceptableWait }.max() ?? 20
    }

    /// The measure for 0, 1, 2... agents up to where it rises no more.
    func points(_ measure: Measure, _ factors: [Double]) -> [(x: Double, y: Double)] {
      let mean = factors.reduce(0, +)
      let systems = factors.map {
        ErlangA(arrivalRate: rate * $0, meanHandleTime: work / rate, meanPatience: patience)
      }
      let most = Int((1.4 * work + 5 * work.squareRoot() + 4).rounded(.up))
      return (0...most).map { agents in
        let sum = zip(factors, systems).reduce(0.0) { sum, pair in
          let figures = pair.1.figures(agents: Double(agents), threshold: threshold, short: 5)
          return sum + pair.0 * (figures.map(measure.value) ?? 0)
        }
        return (Double(agents), sum / mean)
      }
    }
  }

  /// Adds to a program whose first variables are agents, `period * groups + group`.
  func add(to program: inout IntegerProgram, groups: Int) {
    var sums: [Int: (terms: [(variable: Int, coefficient: Double)], constant: Double)] = [:]
    for curve in curves {
      let gain = program.variables.count
      program.variables.append(.init(cost: 0, isWhole: false))
      let cells = curve.groups.map { curve.period * groups + $0 }
      for line in curve.lines {
        program.rows.append(
          .init(cells.map { ($0, line.slope) } + [(gain, -1)], atLeast: -line.intercept))
      }
      sums[curve.target, default: ([], 0)].terms.append((gain, curve.weight))
      sums[curve.target, default: ([], 0)].constant += curve.weight * curve.without
    }
    for (target, sum) in sums.sorted(by: { $0.key < $1.key }) {
      guard let bound = wanted[target] else { continue }
      program.rows.append(.init(sum.terms, atLeast: bound - sum.constant - 1e-9))
    }
  }
}
