import Testing

@testable import Simulator

/// The delta method against numbers worked out on paper.
struct RatioOfMeansTests {
  /// The t quantile with 2 degrees of freedom in closed form, u sqrt(2 / (1 - u^2)) with u = 2 p - 1 = 0.95:
  /// 4.3027.
  private static let t2 = 0.95 * (2 / (1 - 0.95 * 0.95)).squareRoot()

  /// Three days with (abandoned, offered) = (1, 10), (4, 20), (1, 30):
  /// means 2 and 20, r = 0.1, residuals x - r y = 0, 2, -2, so s^2 = 8 / 2 = 4 and
  /// Var(r) = 4 / (3 * 20^2) = 1 / 300. t(2) at 97.5 % is `t2`.
  @Test("the half-width of a ratio of means is t times the delta-method standard error")
  func ratio() throws {
    let model = EstimationFixtures.model()
    let days = [(1.0, 10.0), (4, 20), (1, 30)].map { abandoned, offered in
      var day = EstimationFixtures.observations(model)
      day.contacts[0].arrivals = offered
      day.contacts[0].abandoned = abandoned
      return day
    }
    let row = try #require(EstimationFixtures.table(model, days).row("abandonment"))
    #expect(abs(try #require(row.value) - 0.1) < 1e-15)
    #expect(abs(try #require(row.halfWidth) - Self.t2 / 300.0.squareRoot()) < 1e-12)
    #expect(row.n == 3)
    // The mean of the daily ratios would be (0.1 + 0.2 + 0.0333) / 3 = 0.1111.
  }

  /// Counts 10, 20, 30: mean 20, s = 10, half-width t(2) 10 / sqrt(3).
  @Test("the half-width of a total is Student's")
  func total() throws {
    let model = EstimationFixtures.model()
    let days = [10.0, 20, 30].map { arrivals in
      var day = EstimationFixtures.observations(model)
      day.contacts[0].arrivals = arrivals
      return day
    }
    let row = try #require(EstimationFixtures.table(model, days).row("arrivals"))
    #expect(row.value == 20)
    #expect(abs(try #require(row.halfWidth) - Self.t2 * 10 / 3.0.squareRoot()) < 1e-10)
  }

  @Test("one replication has values and says why it has no intervals")
  func oneReplication() throws {
    let model = EstimationFixtures.model()
    var day = EstimationFixtures.observations(model)
    day.contacts[0].arrivals = 10
    let row = try #require(EstimationFixtures.table(model, [day]).row("abandonment"))
    #expect(row.value == 0.0)
    #expect(row.halfWidth == nil)
    #expect(row.reason == "one replication gives no interval")
  }

  @Test(
    "without contacts or agents every ratio is absent with a reason, and nothing is NaN", arguments: 0..<3)
  func nothing(replications: Int) throws {
    let model = EstimationFixtures.model(groups: [("team", 30)])
    let empty = Array(repeating: EstimationFixtures.observations(model), count: replications)
    let table = EstimationFixtures.table(model, empty)
    for row in table {
      #expect(row.value?.isFinite != false)
      #expect(row.halfWidth?.isFinite != false)
      #expect(row.halfWidth != nil || row.reason != nil)
    }
    guard replications > 0 else {
      #expect(table.allSatisfy { $0.value == nil && $0.halfWidth == nil })
      return
    }
    #expect(table.row("service_level")?.reason == "no contacts offered")
    #expect(table.row("asa")?.reason == "no contacts answered")
    #expect(table.row("occupancy")?.reason == "no agent time")
    #expect(table.row("wait_p80")?.reason == "no contacts answered")
    #expect(table.row("service_level_virtual")?.value == nil)
    #expect(table.row("service_level_day_p50")?.reason == "no days with contacts")
    #expect(table.value("offered") == 0.0)
  }

  /// 20 contacts in all, none abandoned: (1 - p)^20 = 0.05 at p = 0.1391.
  @Test("a share never seen is bounded by the number of contacts, not given a half-width of 0")
  func neverSeen() throws {
    let model = EstimationFixtures.model()
    var day = EstimationFixtures.observations(model)
    day.contacts[0].arrivals = 10
    day.contacts[0].answered = 10
    let table = EstimationFixtures.table(model, [day, day])
    let abandonment = try #require(table.row("abandonment"))
    #expect(abandonment.value == 0.0)
    #expect(abs(try #require(abandonment.halfWidth) - 0.13911) < 1e-5)
    let meanWait = try #require(table.row("mean_wait"))
    #expect(meanWait.value == 0.0)
    #expect(meanWait.halfWidth == nil)
    #expect(meanWait.reason == "the same every time (n = 2)")
  }

  @Test("a large mean costs the variance no digits, and merging is exact")
  func stability() {
    var moments = Moments(width: 1, cells: 1, products: [Moments.Product(first: 0, second: 0)])
    for value in [4.0, 7, 13, 16] { moments.add([1e9 + value]) }
    #expect(moments.mean(0, cell: 0) == 1e9 + 10)
    #expect(moments.comoment(0, cell: 0) == 90)
  }
}
