/// The cheapest shifts that cover a requirement in every step, breaks taken off: a set-covering integer program.
///
/// With x(c) shifts of candidate c and b(c, j, t) of them whose break j begins at step t:
///
///     minimise   sum of cost(c) x(c)
///     subject to sum over t of b(c, j, t) >= x(c)                                  every break is taken
///                sum of x(c) covering s - sum of b(c, j, t) on break in s >= r(s)  every step is covered
///
/// Windows of one shift don't overlap, so any choice of times goes together and breaks need no agents of their own in the
/// program: that keeps it small. A step may stay short at a price far above that of any shift, so that there is always an answer.
///
/// - Source: G. B. Dantzig, "A comment on Edie's 'Traffic delays at toll booths'", Operations Research 2 (1954) 339-341 (set
///   covering); T. Aykin, "Optimal shift scheduling with multiple break windows", Management Science 42 (1996) 591-602 (breaks).
public struct ShiftCover: Sendable {
  /// A shift in this program; steps are counted from its start.
  public struct Shift: Sendable, Hashable {
    public var covered: [Int]
    public var pauses: [ShiftGrid.Pause]
    public var cost: Double
    /// Shifts of one class share a limit.
    public var kind: Int

    public init(covered: [Int], pauses: [ShiftGrid.Pause], cost: Double, kind: Int = 0) {
      self.covered = covered
      self.pauses = pauses
      self.cost = cost
      self.kind = kind
    }
  }

  /// Most shifts of a kind: a number, and a share of all shifts.
  public struct Limit: Sendable, Hashable {
    public var kind: Int
    public var count: Int?
    public var share: Double?

    public init(kind: Int, count: Int? = nil, share: Double? = nil) {
      self.kind = kind
      self.count = count
      self.share = share
    }
  }

  public struct Solution: Sendable {
    /// x(c).
    public var counts: [Int]
    /// Starts of the breaks of each of the shifts, in steps after the shift's own: `pauses[c][n][j]`.
    public var pauses: [[[Int]]]
    /// Of the shifts, without the price of what stays short.
    public var cost: Double
    /// No shifts that cover the requirement cost less; nil where it can't be covered, or no solver told.
    public var bound: Double?
    /// Agents missing in each step.
    public var short: [Int]
  }

  public var shifts: [Shift]
  /// r(s): agents in each step.
  public var required: [Int]
  public var limits: [Limit]

  public init(shifts: [Shift], required: [Int], limits: [Limit] = []) {
    self.shifts = shifts
    self.required = required
    self.limits = limits
  }

  public func solve(_ solver: any IntegerSolver, nodes: Int = 2000, gap: Double = 1e-4) -> Solution {
    let layout = Layout(self)
    let values: [Double]
    var bound: Double?
    if let found = try? solver.solve(layout.program, nodes: nodes, gap: gap) {
      (values, bound) = (found.values, found.bound)
    } else if let relaxed = try? solver.relaxation(of: layout.program) {
      // Too hard to be whole: rounded up, breaks where the relaxation has most of them.
      (values, bound) = (relaxed.values.map { ($0 - 1e-6).rounded(.up) }, relaxed.bound)
    } else {
      values = []
    }
    return solution(values, bound: bound, layout)
  }

  /// The variables: x, then the breaks that have a choice, then what stays short.
  private struct Layout {
    var program = IntegerProgram()
    /// First variable of each break: `first[c][j]`; nil where there is no choice.
    var first: [[Int?]] = []

    init(_ cover: ShiftCover) {
      let dearest = cover.shifts.map(\.cost).max() ?? 1
      var rows = Array(repeating: [(variable: Int, coefficient: Double)](), count: cover.required.count)
      for shift in cover.shifts { program.variables.append(.init(cost: shift.cost)) }
      for (index, shift) in cover.shifts.enumerated() {
        var off: Set<Int> = []
        var mine: [Int?] = []
        for pause in shift.pauses {
          if pause.first == pause.last {
            off.formUnion((0..<pause.length).map { pause.first + $0 })
            mine.append(nil)
            continue
          }
          let start = program.variables.count
          mine.append(start)
          for offset in pause.first...pause.last {
            let variable = program.variables.count
            program.variables.append(.init(cost: 0))
            for step in offset..<offset + pause.length { rows[shift.covered[step]].append((variable, -1)) }
          }
          let chosen = (start..<program.variables.count).map { (variable: $0, coefficient: 1.0) }
          program.rows.append(.init(chosen + [(index, -1)], atLeast: 0))
        }
        for (offset, step) in shift.covered.enumerated() where !off.contains(offset) {
          rows[step].append((index, 1))
        }
        first.append(mine)
      }
      for (step, need) in cover.required.enumerated() where need > 0 {
        let short = program.variables.count
        program.variables.append(
          .init(cost: 100 * max(dearest, 1), upper: Double(need), isWhole: false))
        program.rows.append(.init(rows[step] + [(short, 1)], atLeast: Double(need)))
      }
      for limit in cover.limits {
        let mine = cover.shifts.indices.filter { cover.shifts[$0].kind == limit.kind }
        if let count = limit.count {
          program.rows.append(.init(mine.map { ($0, -1) }, atLeast: -Double(count)))
        }
        if let share = limit.share {
          let terms = cover.shifts.indices.map {
            (variable: $0, coefficient: share - (cover.shifts[$0].kind == limit.kind ? 1 : 0))
          }
          program.rows.append(.init(terms, atLeast: 0))
        }
      }
    }
  }

  private func solution(_ values: [Double], bound: Double?, _ layout: Layout) -> Solution {
    var counts = Array(repeating: 0, count: shifts.count)
    var pauses = Array(repeating: [[Int]](), count: shifts.count)
    var covered = Array(repeating: 0, count: required.count)
    for (index, shift) in shifts.enumerated() where !values.isEmpty {
      let count = Int(values[index].rounded())
      counts[index] = count
      pauses[index] = Array(repeating: [], count: count)
      for (number, pause) in shift.pauses.enumerated() {
        var starts = Array(repeating: pause.first, count: count)
        if let variable = layout.first[index][number] {
          let chosen = (pause.first...pause.last).flatMap { offset in
            Array(repeating: offset, count: Int(values[variable + offset - pause.first].rounded()))
          }
          starts = Array(chosen.prefix(count))
          while starts.count < count { starts.append(pause.first) }
        }
        for shift in 0..<count { pauses[index][shift].append(starts[shift]) }
      }
      for mine in pauses[index] {
        let off = Set(zip(shift.pauses, mine).flatMap { pause, start in start..<start + pause.length })
        for (offset, step) in shift.covered.enumerated() where !off.contains(offset) { covered[step] += 1 }
      }
    }
    let cost = zip(shifts, counts).reduce(0) { $0 + $1.0.cost * Double($1.1) }
    let short = zip(required, covered).map { max(0, $0 - $1) }
    return Solution(
      counts: counts, pauses: pauses, cost: cost,
      bound: short.allSatisfy { $0 == 0 } ? bound.map { min($0, cost) } : nil, short: short)
  }
}
