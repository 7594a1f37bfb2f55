import ReferenceCases
import Testing

@testable import StaffingModels

struct LeastAgentsTests {
  private static let cases = ReferenceCase.all(in: "staffing").filter { $0.id.hasPrefix("least-") }

  private static func formula(_ item: ReferenceCase) -> any QueueFormula {
    let service = item.parameters["mean_service"].number
    guard let patience = item.parameters["mean_patience"].optionalNumber else {
      return ErlangC(arrivalRate: item.arrivalsPerSecond, meanHandleTime: service)
    }
    return ErlangA(arrivalRate: item.arrivalsPerSecond, meanHandleTime: service, meanPatience: patience)
  }

  @Test(
    "the least agents and the figures there and at one fewer are those of the exact chain", arguments: cases)
  func reference(item: ReferenceCase) throws {
    let parameters = item.parameters
    let threshold = parameters["threshold"].number
    var targets: [AgentTarget] = []
    let level = parameters["target_answered_within_over_offered"].number
    if level > 0 { targets.append(.serviceLevel(.offered, atLeast: level)) }
    if let most = parameters["max_abandoned_fraction"].optionalNumber {
      targets.append(.abandonment(atMost: most))
    }
    if let most = parameters["max_mean_wait_served"].optionalNumber {
      targets.append(.speedOfAnswer(atMost: most))
    }
    let formula = Self.formula(item)
    let found = try LeastAgents(formula, threshold: threshold).whole(targets)
    #expect(found == Int(item.measures["least_agents"].number))
    for key in ["at_least", "one_fewer"] {
      let exact = item.measures[key]
      let figures = try #require(
        formula.figures(agents: exact["agents"].number, threshold: threshold, short: 5))
      let pairs = [
        (figures.answeredWithin, exact["answered_within_over_offered"].number),
        (figures.abandonment, exact["abandoned_fraction"].number),
        (figures.speedOfAnswer ?? -1, exact["mean_wait_served"].number),
        (figures.occupancy ?? -1, exact["occupancy"].number),
      ]
      for (value, stated) in pairs { #expect(abs(value - stated) <= 1e-10 * max(stated, 1e-2)) }
    }
  }

  @Test("the planner's worked example: 14 agents, 20 with shrinkage, 88.84 % and 7.84 s")
  func workedExample() throws {
    let formula = ErlangC(arrivalRate: 100 / 1800, meanHandleTime: 180)
    let least = LeastAgents(formula, threshold: 20)
    let agents = try least.whole([.serviceLevel(.offered, atLeast: 0.8), .occupancy(atMost: 0.85)])
    let figures = try #require(formula.figures(agents: Double(agents), threshold: 20, short: 5))
    #expect(agents == 14)
    #expect(Shrinkage([0.3]).scheduled(14) == 20)
    #expect((figures.answeredWithin * 1e4).rounded() == 8884)
    #expect(figures.speedOfAnswer.map { ($0 * 100).rounded() } == 784)
  }

  @Test("a real number of agents sits just on the target")
  func fractional() throws {
    let formula = ErlangA(arrivalRate: 1.0 / 6, meanHandleTime: 300, meanPatience: 180)
    let targets: [AgentTarget] = [.serviceLevel(.offered, atLeast: 0.8)]
    let agents = try LeastAgents(formula, threshold: 20).fractional(targets)
    let figures = try #require(formula.figures(agents: agents, threshold: 20, short: 5))
    #expect(agents > 51 && agents < 52)
    #expect(abs(figures.answeredWithin - 0.8) < 1e-9)
  }

  @Test("certainty is out of reach")
  func certainty() {
    let least = LeastAgents(ErlangC(arrivalRate: 1, meanHandleTime: 10), threshold: 20)
    #expect(throws: LeastAgents.Failure.outOfReach(.serviceLevel(.offered, atLeast: 1))) {
      try least.whole([.serviceLevel(.offered, atLeast: 1)])
    }
    #expect(throws: LeastAgents.Failure.outOfReach(.abandonment(atMost: 0))) {
      try LeastAgents(ErlangA(arrivalRate: 1, meanHandleTime: 10, meanPatience: 60), threshold: 20)
        .whole(.abandonment(atMost: 0))
    }
  }

  @Test("nobody calls: no agent is needed, and nothing is divided by zero")
  func emptiness() throws {
    for formula in [
      ErlangC(arrivalRate: 0, meanHandleTime: 180) as any QueueFormula,
      ErlangA(arrivalRate: 0, meanHandleTime: 180, meanPatience: 60),
      LossSystem(arrivalRate: 0, meanHandleTime: 180),
    ] {
      #expect(try LeastAgents(formula, threshold: 20).whole([.serviceLevel(.offered, atLeast: 0.8)]) == 0)
      for agents in [0.0, 3] {
        let figures = try #require(formula.figures(agents: agents, threshold: 20, short: 5))
        #expect(figures.meanWait == 0 && figures.queueLength == 0)
        #expect(figures.occupancy.map { $0 == 0 } ?? true)
      }
    }
  }
}
