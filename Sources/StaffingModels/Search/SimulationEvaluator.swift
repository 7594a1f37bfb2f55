import Simulator
import Synchronization

/// Evaluates staffing by simulation, with common random numbers: every staffing sees the same contacts.
///
/// The slack of a row is the sample average over days (batches, for a steady state), or with `dayShare` the value that this
/// share of days reaches.
///
/// Slopes are differences under common random numbers. An agent added in one interval changes little later than
/// `reach` intervals on, so agents are added to every `reach`-th interval in one run and each change is put down to the last
/// of them: groups x reach runs instead of groups x intervals.
///
/// - Source: A. R. Curtis, M. J. D. Powell, J. K. Reid, "On the estimation of sparse Jacobian matrices", Journal of the
///   Institute of Mathematics and its Applications 13 (1974) 117-119 (columns that do not meet share one difference).
public final class SimulationEvaluator: StaffingEvaluator {
  let model: Model
  let meter: TargetMeter
  let seed: UInt64
  let threads: Int
  /// Replications of one evaluation, and of one run for slopes.
  let replications: Int
  let slopeReplications: Int
  let reach: Int
  /// nil: long-run targets.
  let dayShare: Double?
  let stop: StopFlag
  /// Agents that staffing is added to, in steps of each period (`over`); nil: none.
  private let given: Base?
  private let memory = Mutex([Key: [Record]]())
  private let contacts: ContactCount

  private struct Base {
    var staff: [Int]
    var steps: Int
    /// Parts of a period that staffing has numbers for: 1, or as many as steps.
    var parts: Int
  }

  /// Contacts simulated so far, by an evaluator and those made over it.
  private final class ContactCount: Sendable {
    let value = Mutex(0.0)
  }

  private struct Key: Hashable {
    var staffing: [Int]
    var replications: Int
  }

  struct Record: Sendable {
    var slack: [Double]
    var weight: [Double]
  }

  public init(
    _ model: Model, seed: UInt64, threads: Int, contactsPerEvaluation: Double = 500_000,
    dayShare: Double? = nil,
    stop: StopFlag
  ) {
    self.model = model
    self.seed = seed
    self.threads = threads
    self.dayShare = dayShare
    self.stop = stop
    given = nil
    contacts = ContactCount()
    meter = TargetMeter(model)
    let clock = model.clock
    let load = LoadProfile(model)
    let perReplication =
      clock.kind == .steadyState
      ? load.rate.reduce(0, +) * clock.end
      : load.rate.reduce(0, +) * clock.periodLength
    let wanted = contactsPerEvaluation / max(perReplication, 1)
    if clock.kind == .steadyState {
      replications = min(max(Int(wanted.rounded(.up)), threads), 200)
      slopeReplications = replications
    } else {
      // A share of days is told by days: with few of them the search fits those that it has seen.
      replications = min(max(Int(wanted), dayShare == nil ? 40 : 300), 2000)
      slopeReplications = max(replications / 2, 20)
    }
    let longest = load.meanHandleTime.max() ?? 0
    reach =
      clock.kind == .steadyState
      ? 1 : min(max(2, Int((3 * longest / clock.periodLength).rounded(.up))), clock.periodsPerDay)
  }

  private init(_ other: SimulationEvaluator, base: Base) {
    model = other.model
    meter = other.meter
    (seed, threads, stop) = (other.seed, other.threads, other.stop)
    (replications, slopeReplications) = (other.replications, other.slopeReplications)
    reach = other.reach * base.parts
    dayShare = other.dayShare
    contacts = other.contacts
    given = base
  }

  /// The same evaluation of staffing that is added to given agents, with the same contacts.
  ///
  /// - Parameters:
  ///   - staff: in so many equal steps of each period (`Model.staff`).
  ///   - byStep: whether staffing to be evaluated has a number for each step, or for each period.
  func over(_ staff: [Int], steps: Int, byStep: Bool = false) -> SimulationEvaluator {
    SimulationEvaluator(self, base: Base(staff: staff, steps: steps, parts: byStep ? steps : 1))
  }

  /// What `over` evaluates when nothing is added.
  func nothingAdded(_ staff: [Int], steps: Int, byStep: Bool = false) -> [Int] {
    Array(repeating: 0, count: byStep ? staff.count : staff.count / steps)
  }

  private func model(with staffing: [Int]) -> Model {
    guard let base = given else { return model.replacing(staff: staffing) }
    let groups = model.groups.count
    let repeats = base.steps / base.parts
    let staff = base.staff.indices.map { cell in
      let step = cell / groups
      return max(0, base.staff[cell] + staffing[step / repeats * groups + cell % groups])
    }
    return model.replacing(staff: staff, steps: base.steps)
  }

  public var rows: Int { meter.rows.count }
  public var contactsSimulated: Double { contacts.value.withLock { $0 } }

  public func slack(of staffing: [Int], effort: Int) async -> [Slack]? {
    guard let records = await records(of: staffing, replications: replications * effort) else { return nil }
    return slack(from: records)
  }

  func slack(from records: [Record]) -> [Slack] { meter.rows.map { slack(of: $0, records) } }

  func slack(of row: TargetMeter.Row, _ records: [Record]) -> Slack {
    let cells = cells(of: row)
    if let share = dayShare ?? row.dayShare, model.clock.kind == .calendar {
      return Self.quantile(share, records.map { Self.sum($0, cells) })
    }
    var units: [(slack: Double, weight: Double)] = []
    if model.clock.kind == .steadyState {
      units = records.flatMap { record in cells.map { (record.slack[$0], record.weight[$0]) } }
    } else {
      units = records.map { Self.sum($0, cells) }
    }
    let n = Double(units.count)
    let weight = units.reduce(0) { $0 + $1.weight } / n
    guard weight > 0 else { return Slack(mean: 0) }
    let mean = units.reduce(0) { $0 + $1.slack } / n
    // Of the ratio: the delta method.
    let ratio = mean / weight
    let squares = units.reduce(0) { sum, unit in
      let residual = unit.slack - ratio * unit.weight
      return sum + residual * residual
    }
    return Slack(mean: ratio, error: (squares / max(n - 1, 1) / n).squareRoot() / weight)
  }

  private static func sum(_ record: Record, _ cells: Range<Int>) -> (slack: Double, weight: Double) {
    (cells.reduce(0) { $0 + record.slack[$1] }, cells.reduce(0) { $0 + record.weight[$1] })
  }

  /// The day's slack that a share of days reaches, with a standard error from order statistics.
  private static func quantile(_ share: Double, _ days: [(slack: Double, weight: Double)]) -> Slack {
    let values = days.map { $0.weight > 0 ? $0.slack / $0.weight : 0 }.sorted()
    let n = Double(values.count)
    func at(_ p: Double) -> Double { values[min(max(Int((p * n).rounded(.up)) - 1, 0), values.count - 1)] }
    let p = 1 - share
    let spread = (p * (1 - p) / n).squareRoot()
    return Slack(mean: at(p), error: max(at(p) - at(p - spread), 0))
  }

  private func cells(of row: TargetMeter.Row) -> Range<Int> {
    let start = row.target * meter.periods
    guard let period = row.period else { return start..<start + meter.periods }
    return start + period..<start + period + 1
  }

  // MARK: Slopes

  public func slopes(at staffing: [Int], step: Int) async -> [[Int: Double]]? {
    let groups = model.groups.count
    let periods = staffing.count / max(groups, 1)
    guard let base = await records(of: staffing, replications: slopeReplications) else { return nil }
    var slopes = Array(repeating: [Int: Double](), count: rows)
    for group in 0..<groups {
      for phase in 0..<min(reach, periods) {
        var changed = staffing
        let starts = stride(from: phase, to: periods, by: reach).filter {
          given != nil || staffing[$0 * groups + group] + step >= 0
        }
        guard !starts.isEmpty else { continue }
        for period in starts { changed[period * groups + group] += step }
        guard let records = await records(of: changed, replications: slopeReplications, remember: false)
        else {
          return nil
        }
        for (row, meaning) in meter.rows.enumerated() {
          for period in starts {
            let slope = slope(
              meaning, from: base, to: records, period: period, periods: periods, step: step)
            if abs(slope) > 1e-12 { slopes[row][period * groups + group] = slope }
          }
        }
      }
    }
    return slopes
  }

  private func slope(
    _ row: TargetMeter.Row, from base: [Record], to changed: [Record], period: Int, periods: Int, step: Int
  ) -> Double {
    let whole = cells(of: row)
    let window: Range<Int>
    if periods == 1 {
      window = whole
    } else {
      let parts = given?.parts ?? 1
      let first = row.target * meter.periods + period / parts
      let last = row.target * meter.periods + (period + reach - 1) / parts
      let (start, end) = (max(first, whole.lowerBound), min(last + 1, whole.upperBound))
      guard start < end else { return 0 }
      window = start..<end
    }
    if let share = dayShare ?? row.dayShare, model.clock.kind == .calendar {
      let before = base.map { Self.sum($0, whole) }
      let after = zip(before, zip(base, changed)).map { day, pair in
        (
          slack: day.slack + Self.sum(pair.1, window).slack - Self.sum(pair.0, window).slack,
          weight: day.weight
        )
      }
      return (Self.quantile(share, after).mean - Self.quantile(share, before).mean) / Double(step)
    }
    let weight = base.reduce(0) { $0 + Self.sum($1, whole).weight }
    guard weight > 0 else { return 0 }
    let changes = zip(base, changed).map { Self.sum($1, window).slack - Self.sum($0, window).slack }
    return Self.shrunk(changes, step: step) / weight
  }

  /// The total change per agent, with what chance may have made of it taken off: among hundreds of differences the largest are
  /// lucky ones. A gain counts less one standard error, and nothing below two; a loss counts half a standard error more.
  private static func shrunk(_ changes: [Double], step: Int) -> Double {
    let n = Double(changes.count)
    let total = changes.reduce(0, +)
    let squares = changes.reduce(0) { $0 + ($1 - total / n) * ($1 - total / n) }
    let error = n > 1 ? (squares * n / (n - 1)).squareRoot() : 0
    let slope = total / Double(step)
    if step < 0 { return slope + 0.5 * error }
    return abs(slope) <= 2 * error ? 0 : slope > 0 ? slope - error : slope
  }

  // MARK: Simulation

  func records(of staffing: [Int], replications: Int, remember: Bool = true) async -> [Record]? {
    let key = Key(staffing: staffing, replications: replications)
    if let known = memory.withLock({ $0[key] }) { return known }
    let model = model(with: staffing)
    let (meter, seed, stop) = (meter, seed, stop)
    let parts = min(threads, replications)
    let found = await withTaskGroup(of: (Int, [Record], Double)?.self) { group -> [Record]? in
      for part in 0..<parts {
        group.addTask {
          var records: [Record] = []
          var contacts = 0.0
          for number in stride(from: part, to: replications, by: parts) {
            guard !stop.isRaised, let observations = model.simulate(seed: seed, number: number, stop: stop)
            else {
              return nil
            }
            let (slack, weight) = meter.read(observations)
            contacts += observations.flow.arrivals
            records.append(Record(slack: slack, weight: weight))
          }
          return (part, records, contacts)
        }
      }
      var columns = Array(repeating: [Record](), count: parts)
      var total = 0.0
      for await result in group {
        guard let (part, records, contacts) = result else { return nil }
        columns[part] = records
        total += contacts
      }
      let simulated = total
      contacts.value.withLock { $0 += simulated }
      return (0..<replications).map { columns[$0 % parts][$0 / parts] }
    }
    if remember, let found {
      memory.withLock { memory in
        if memory.count > 400 { memory.removeAll() }
        memory[key] = found
      }
    }
    return found
  }
}
