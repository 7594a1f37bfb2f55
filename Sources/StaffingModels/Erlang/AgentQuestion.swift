/// What a planner asks of a formula: how good a number of agents is, or how many agents targets need.
public struct AgentQuestion: Sendable {
  public enum Formula: String, Sendable, CaseIterable {
    case b, c, a

    public var name: String { "Erlang \(rawValue.uppercased())" }
  }

  public var formula: Formula
  public var contacts: Double
  /// Seconds in which the contacts come.
  public var period: Double
  /// Seconds.
  public var meanHandleTime: Double
  /// Seconds; of Erlang A only.
  public var meanPatience: Double?
  /// T and tau, seconds.
  public var threshold: Double
  public var short: Double
  public var variant: ServiceLevelVariant
  public var targets: [AgentTarget]
  /// nil: the least that reaches the targets.
  public var agents: Double?
  public var shrinkage: Shrinkage
  /// Whether a fraction of an agent may be the answer.
  public var isFractional: Bool

  public init(
    _ formula: Formula, contacts: Double, period: Double, meanHandleTime: Double, meanPatience: Double? = nil,
    threshold: Double = 20, short: Double = 5, variant: ServiceLevelVariant = .offered,
    targets: [AgentTarget] = [],
    agents: Double? = nil, shrinkage: Shrinkage = Shrinkage([]), isFractional: Bool = false
  ) {
    self.formula = formula
    self.contacts = contacts
    self.period = period
    self.meanHandleTime = meanHandleTime
    self.meanPatience = meanPatience
    self.threshold = threshold
    self.short = short
    self.variant = variant
    self.targets = targets
    self.agents = agents
    self.shrinkage = shrinkage
    self.isFractional = isFractional
  }

  /// Why there is no answer, in words.
  public struct Unanswerable: Error, Sendable, CustomStringConvertible {
    public var description: String
  }

  /// Erlangs.
  public var load: Double { contacts / period * meanHandleTime }

  var queue: any QueueFormula {
    let rate = contacts / period
    switch formula {
    case .b: return LossSystem(arrivalRate: rate, meanHandleTime: meanHandleTime)
    case .c: return ErlangC(arrivalRate: rate, meanHandleTime: meanHandleTime)
    case .a:
      guard let meanPatience else { preconditionFailure("Erlang A needs a mean patience") }
      return ErlangA(arrivalRate: rate, meanHandleTime: meanHandleTime, meanPatience: meanPatience)
    }
  }

  public func answer() throws(Unanswerable) -> AgentAnswer {
    let queue = queue
    let search = LeastAgents(queue, threshold: threshold, short: short)
    var needs: [AgentAnswer.Need] = []
    for target in targets {
      do {
        needs.append(.init(target: target, agents: try search.whole(target)))
      } catch {
        throw Unanswerable(description: TargetWording.words(error))
      }
    }
    var found = agents ?? Double(needs.map(\.agents).max() ?? 0)
    if agents == nil, isFractional {
      do {
        found = try search.fractional(targets)
      } catch {
        throw Unanswerable(description: TargetWording.words(error))
      }
    }
    let middle = Int(found.rounded(.down))
    var numbers = (max(0, middle - 3)...middle + 5).map(Double.init)
    if found != found.rounded() {
      numbers.append(found)
      numbers.sort()
    }
    let rows = numbers.map { agents in
      AgentAnswer.Row(
        agents: agents, scheduled: shrinkage.scheduled(agents),
        figures: queue.figures(agents: agents, threshold: threshold, short: short))
    }
    return AgentAnswer(question: self, agents: found, needs: needs, rows: rows)
  }
}

/// The answer to an `AgentQuestion`.
public struct AgentAnswer: Sendable {
  public struct Need: Sendable {
    public var target: AgentTarget
    public var agents: Int
  }

  public struct Row: Sendable {
    public var agents: Double
    /// With shrinkage, rounded up.
    public var scheduled: Int
    /// nil where there is no steady state.
    public var figures: QueueFigures?
  }

  public var question: AgentQuestion
  public var agents: Double
  /// What each target needs alone.
  public var needs: [Need]
  /// From 3 agents fewer to 5 more.
  public var rows: [Row]

  public var row: Row {
    guard let row = rows.first(where: { $0.agents == agents }) else {
      preconditionFailure("the table holds the answer")
    }
    return row
  }

  /// Says that waits grow without end; nil where they do not.
  public var overload: String? {
    guard row.figures == nil else { return nil }
    let least = Int(question.load.rounded(.down)) + 1
    return
      "no steady state: \(TargetWording.number(question.load)) erlangs of contacts that never give up need at least "
      + "\(least) agents; waits grow without end with \(TargetWording.number(agents))"
  }

  /// (n - R) / sqrt(R); nil without load.
  public var beta: Double? {
    question.load > 0 ? (agents - question.load) / question.load.squareRoot() : nil
  }

  /// The square-root rule's limit of P(W > 0) at this beta; nil for Erlang B and without load.
  public var limitingDelay: Double? {
    guard let beta else { return nil }
    switch question.formula {
    case .b: return nil
    case .c: return HalfinWhitt.delayProbability(beta: beta)
    case .a:
      guard let patience = question.meanPatience else { return nil }
      return Garnett.delayProbability(beta: beta, patienceRatio: question.meanHandleTime / patience)
    }
  }
}
