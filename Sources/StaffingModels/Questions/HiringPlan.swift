import Foundation

/// When to hire how many (SF9), so that enough trained agents are there in every week, at least cost: an integer program.
///
/// A class of h(v) begins in week v and is trained for `training` weeks; of those who begin, (1 - attrition)^j are there j weeks
/// later. An agent j weeks out of training does the work of 1 - d exp(-j / tau) experienced ones.
///
///     minimise   hire cost * sum of h(v) + weekly cost * heads in every week
///     subject to sum over v of h(v) (1 - attrition)^(w - v) productivity(w - v - training)
///                  + start (1 - attrition)^w >= need(w) - what can't be had in time      in every week w
///                classLeast c(v) <= h(v) <= classMost c(v),   c(v) 0 or 1
///
/// - Source: production planning with learning and turnover as in N. Gans, Y.-P. Zhou, "Managing learning and turnover in
///   employee staffing", Operations Research 50 (2002) 991-1006, here deterministic.
public struct HiringPlan: Sendable {
  public struct Question: Sendable {
    /// Experienced agents needed in each week, at least 1 week.
    public var need: [Double]
    /// Experienced agents at the beginning.
    public var start: Double
    /// Share that leaves in a week, in [0, 1).
    public var attrition: Double = 0
    /// Weeks from the first day to the first contact.
    public var training: Int = 0
    /// How far a new agent falls short of an experienced one, in [0, 1], and weeks in which that falls to 37 %.
    public var shortfall: Double = 0
    public var learning: Double = 8
    /// Agents of a class; nil: any number.
    public var classLeast: Int = 1
    public var classMost: Int?
    public var costPerHire: Double = 0
    public var costPerWeek: Double = 1

    public init(need: [Double], start: Double) {
      self.need = need
      self.start = start
    }
  }

  public let question: Question
  /// Agents who begin in each week.
  public let hires: [Int]
  /// People employed in each week, trainees included, and the experienced agents that they are worth.
  public let heads: [Double]
  public let effective: [Double]
  /// Agents missing in each week: where nobody hired can be trained in time.
  public let short: [Double]
  public let cost: Double
  /// No plan that is as little short costs less.
  public let bound: Double

  public init?(_ question: Question, solver: any IntegerSolver = GLPKSolver()) {
    let weeks = question.need.count
    guard weeks > 0 else { return nil }
    let stay = 1 - question.attrition
    /// What one hired in week v is worth in week w.
    func worth(_ v: Int, _ w: Int) -> Double {
      let age = w - v - question.training
      guard age >= 0 else { return 0 }
      return pow(stay, Double(w - v)) * Self.productivity(age, question)
    }
    let most = question.classMost.map(Double.init) ?? .infinity
    /// Agents missing in a week whatever is hired: those who would do its work can't be trained in time.
    func missing(_ week: Int) -> Double {
      let need = question.need[week] - question.start * pow(stay, Double(week))
      let most = (0...week).reduce(0.0) { sum, past in
        worth(past, week) > 0 ? sum + worth(past, week) * most : sum
      }
      return max(0, need - most)
    }
    var program = IntegerProgram()
    for week in 0..<weeks {
      let paid = (week..<weeks).reduce(0.0) { $0 + pow(stay, Double($1 - week)) }
      program.variables.append(
        .init(cost: question.costPerHire + question.costPerWeek * paid, upper: most))
    }
    for week in 0..<weeks {
      let terms = (0...week).map { (variable: $0, coefficient: worth($0, week)) }.filter {
        $0.coefficient > 0
      }
      let there = question.start * pow(stay, Double(week))
      guard !terms.isEmpty else { continue }
      program.rows.append(
        .init(terms, atLeast: question.need[week] - there - missing(week) - Self.slack))
    }
    if question.classLeast > 1 {
      let large = most.isFinite ? most : Double(question.need.max() ?? 0) * 4 + Double(question.classLeast)
      for week in 0..<weeks {
        let isHeld = program.variables.count
        program.variables.append(.init(cost: 0, upper: 1))
        program.rows.append(.init([(week, 1), (isHeld, -Double(question.classLeast))], atLeast: 0))
        program.rows.append(.init([(week, -1), (isHeld, large)], atLeast: 0))
      }
    }
    guard let found = try? solver.solve(program, nodes: 20_000, gap: 1e-4) else { return nil }
    let hires = (0..<weeks).map { Int(found.values[$0].rounded()) }
    self.question = question
    self.hires = hires
    var heads: [Double] = []
    var effective: [Double] = []
    for week in 0..<weeks {
      let there = question.start * pow(stay, Double(week))
      var (people, work) = (there, there)
      for past in 0...week {
        people += Double(hires[past]) * pow(stay, Double(week - past))
        work += Double(hires[past]) * worth(past, week)
      }
      heads.append(people)
      effective.append(work)
    }
    self.heads = heads
    self.effective = effective
    let short = zip(question.need, effective).map { $0 - $1 > 10 * Self.slack ? $0 - $1 : 0 }
    self.short = short
    let wages = (0..<weeks).reduce(0.0) { $0 + question.start * pow(stay, Double($1)) } * question.costPerWeek
    cost = wages + found.cost
    bound = wages + min(found.bound, found.cost)
  }

  /// Agents by which a need may be missed for rounding errors.
  private static let slack = 1e-9

  /// Of an agent so many weeks out of training, against an experienced one.
  static func productivity(_ weeks: Int, _ question: Question) -> Double {
    1 - question.shortfall * exp(-Double(weeks) / max(question.learning, 1e-9))
  }
}
