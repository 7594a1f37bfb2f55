import Distributions
import Simulator

/// What became of the contacts of some time: the sums that questions about staffing compare.
public struct ServiceSums: Sendable, Hashable {
  public var offered = 0.0
  /// Answered within the acceptable wait of their type.
  public var inTime = 0.0
  public var abandoned = 0.0
  /// Seconds, of all contacts.
  public var wait = 0.0

  static func + (a: ServiceSums, b: ServiceSums) -> ServiceSums {
    ServiceSums(
      offered: a.offered + b.offered, inTime: a.inTime + b.inTime, abandoned: a.abandoned + b.abandoned,
      wait: a.wait + b.wait)
  }
}

/// Simulates variants of a center with common random numbers: every variant sees the same contacts, so that differences
/// are those of the variants.
struct PairedService {
  let seed: UInt64
  let replications: Int
  let threads: Int
  let stop: StopFlag

  /// Replications for about so many contacts, at least 40 days or 10 steady-state runs.
  init(_ model: Model, seed: UInt64, contacts: Double, threads: Int, stop: StopFlag) {
    let clock = model.clock
    let rate = LoadProfile(model.byInterval).rate.reduce(0, +)
    let isSteady = clock.kind == .steadyState
    let each = rate * (isSteady ? clock.end : clock.periodLength)
    replications = min(max(Int(contacts / max(each, 1)), isSteady ? 10 : 40), 2000)
    (self.seed, self.threads, self.stop) = (seed, threads, stop)
  }

  /// By replication and period; nil when stopped.
  ///
  /// - Parameter types: names of contact types that count; nil: all.
  func sums(_ model: Model, types: Set<String>? = nil) async -> [[ServiceSums]]? {
    let counted = model.types.map { types?.contains($0.streamName) ?? true }
    let columns = model.types.map(\.acceptableWaitIndex)
    let (seed, stop, replications) = (seed, stop, replications)
    let parts = max(1, min(threads, replications))
    return await withTaskGroup(of: (Int, [[ServiceSums]])?.self) { group in
      for part in 0..<parts {
        group.addTask {
          var found: [[ServiceSums]] = []
          for number in stride(from: part, to: replications, by: parts) {
            guard !stop.isRaised, let run = model.simulate(seed: seed, number: number, stop: stop) else {
              return nil
            }
            found.append(Self.read(run, counted, columns))
          }
          return (part, found)
        }
      }
      var columns = Array(repeating: [[ServiceSums]](), count: parts)
      for await result in group {
        guard let (part, found) = result else { return nil }
        columns[part] = found
      }
      return (0..<replications).map { columns[$0 % parts][$0 / parts] }
    }
  }

  private static func read(_ run: Observations, _ counted: [Bool], _ columns: [Int]) -> [ServiceSums] {
    (0..<run.periods).map { period in
      var sums = ServiceSums()
      for type in 0..<run.types where counted[type] {
        let cell = period * run.types + type
        let contacts = run.contacts[cell]
        sums.offered += contacts.arrivals
        sums.inTime += run.answeredWithin[cell * run.thresholds + columns[type]]
        sums.abandoned += contacts.abandoned
        sums.wait += contacts.waitOfAnswered + contacts.waitOfAbandoned + contacts.waitOfOthers
      }
      return sums
    }
  }
}

/// A mean over replications with the half-width of its 95 % confidence interval (Student t).
public struct MeanOfRuns: Sendable, Hashable {
  public var value: Double
  public var halfWidth: Double

  /// - Parameter halfWidth: infinite where there are too few runs for one.
  public init(value: Double, halfWidth: Double) { (self.value, self.halfWidth) = (value, halfWidth) }

  public init(_ values: [Double]) {
    let n = Double(values.count)
    let mean = values.reduce(0, +) / max(n, 1)
    value = mean
    guard values.count > 1 else {
      halfWidth = .infinity
      return
    }
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    halfWidth = StudentT.quantile(0.975, degreesOfFreedom: n - 1) * (squares / (n - 1) / n).squareRoot()
  }
}

/// What a change does to service, per replication of the horizon.
public struct ServiceChange: Sendable, Hashable {
  /// More contacts answered in time, fewer abandoned, hours of waiting less.
  public var inTime: MeanOfRuns
  public var abandoned: MeanOfRuns
  public var waitHours: MeanOfRuns

  /// From two runs with common random numbers, over some of their periods.
  init(from base: [[ServiceSums]], to changed: [[ServiceSums]], periods: Range<Int>? = nil) {
    func total(_ run: [ServiceSums]) -> ServiceSums {
      run[periods ?? run.indices].reduce(ServiceSums(), +)
    }
    let pairs = zip(base, changed).map { (total($0), total($1)) }
    inTime = MeanOfRuns(pairs.map { $1.inTime - $0.inTime })
    abandoned = MeanOfRuns(pairs.map { $0.abandoned - $1.abandoned })
    waitHours = MeanOfRuns(pairs.map { ($0.wait - $1.wait) / 3600 })
  }
}
