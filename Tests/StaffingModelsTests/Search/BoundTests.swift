import Simulator
import Testing

@testable import StaffingModels

struct BoundTests {
  @Test("a hull is concave, above every point, and on it at its corners")
  func hull() {
    // S-shaped, with a jag of its own at every fifth point.
    let points = (0...40).map { number -> (x: Double, y: Double) in
      let x = Double(number)
      let jag = 0.02 * Double(number * 7 % 5)
      return (x, x * x / (40 + x * x) + jag)
    }
    let hull = ConcaveHull(points)
    #expect(zip(hull.lines, hull.lines.dropFirst()).allSatisfy { $0.slope > $1.slope })
    #expect(points.allSatisfy { hull.value(at: $0.x) >= $0.y - 1e-12 })
    #expect(points.count { abs(hull.value(at: $0.x) - $0.y) < 1e-12 } >= hull.lines.count)
    let thin = hull.thinned(to: 3)
    #expect(thin.count < hull.lines.count)
    for point in points {
      let value = thin.map { $0.slope * point.x + $0.intercept }.min() ?? 0
      #expect(value >= hull.value(at: point.x) - 1e-12)
    }
  }

  @Test(
    "for one team the bound is below the cheapest staffing by formulas, and near",
    arguments: [
      "service_level, within: 20s, at_least: 80%", "abandonment, at_most: 4%", "mean_wait, at_most: 10s",
    ])
  func oneTeam(target: String) throws {
    // Rates so long steady that each interval is an Erlang A system of its own.
    let rates = [30.0, 60, 45]
    let text = """
      callsim: 1
      name: team
      calendar: {open: "00:00-24:00", interval: 8h}
      contact_types:
        calls: {channel: voice, arrivals: {per_interval: [\(rates.map { "\($0 * 8)" }.joined(separator: ", "))]}, patience: {exponential: {mean: 3min}}, handle_time: {exponential: {mean: 4min}}}
      agent_groups:
        team: {serves: [calls], staff: 4}
      targets:
        - {contacts: all, measure: \(target)}
      """
    let model = Model(try Scenario(text: text))
    let load = LoadProfile(model)
    let decisions = StaffingDecisions(cost: [8, 8, 8], least: [0, 0, 0], most: [20, 20, 20])
    let bound = try #require(
      FluidBound(model, load: load, decisions: decisions, pooled: []).cost(GLPKSolver()))
    let figures = rates.indices.map { period in
      (0...20).compactMap { agents in
        ErlangA(arrivalRate: load.rate[period], meanHandleTime: 240, meanPatience: 180)
          .figures(agents: Double(agents), threshold: 20, short: 5)
      }
    }
    var least = Double.infinity
    for a in 0...20 {
      for b in 0...20 {
        for c in 0...20 {
          func mean(_ value: (QueueFigures) -> Double) -> Double {
            (30 * value(figures[0][a]) + 60 * value(figures[1][b]) + 45 * value(figures[2][c])) / 135
          }
          let holds =
            target.hasPrefix("service")
            ? mean(\.answeredWithin) >= 0.8
            : target.hasPrefix("abandonment") ? mean(\.abandonment) <= 0.04 : mean(\.meanWait) <= 10
          if holds { least = min(least, 8 * Double(a + b + c)) }
        }
      }
    }
    // The lag of the load at opening is worth less than a hundredth.
    #expect(bound <= least * 1.002 && bound > 0.93 * least, "\(bound) against \(least)")
  }
}
