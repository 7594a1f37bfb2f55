import Testing

@testable import Simulator

/// Who is counted in which scope.
struct ScopeTests {
  /// Appointments in English (0, with an urgent part 2) and cardiology in Spanish (1), on two intervals of an
  /// hour.
  private static let model = EstimationFixtures.model(
    contacts: [
      EstimationFixtures.Contact(name: "appointments", language: "en", topic: "appointments"),
      EstimationFixtures.Contact(name: "cardiology", language: "es", topic: "cardiology", threshold: 1),
      EstimationFixtures.Contact(
        name: "appointments/urgent", language: "en", topic: "appointments", urgentOf: 0),
    ],
    groups: [("clinic", nil), ("front", nil)], thresholds: [20, 60],
    clock: EstimationFixtures.calendar(intervals: 2))

  private static let table: [Estimate] = {
    var day = EstimationFixtures.observations(model)
    for (period, arrivals) in [[10.0, 20, 1], [30, 0, 2]].enumerated() {
      for type in 0..<3 {
        let cell = period * 3 + type
        day.contacts[cell].arrivals = arrivals[type]
        day.contacts[cell].answered = arrivals[type]
        // Within 20 s half are answered, within 60 s all.
        day.answeredWithin[cell * 2] = arrivals[type] / 2
        day.answeredWithin[cell * 2 + 1] = arrivals[type]
      }
    }
    day.agents[0].answered = 40
    day.agents[3].answered = 23
    return EstimationFixtures.table(model, [day])
  }()

  @Test(
    "contacts count in the center, their type, channel, language and topic",
    arguments: [
      (Scope.center, 63.0), (.contactType("appointments"), 43), (.contactType("appointments/urgent"), 3),
      (.contactType("cardiology"), 20), (.channel("voice"), 63), (.language("en"), 43), (.language("es"), 20),
      (.topic("appointments"), 43), (.topic("cardiology"), 20),
    ])
  func horizon(scope: Scope, offered: Double) {
    #expect(Self.table.value("offered", scope) == offered)
  }

  @Test("intervals are rows of their own, and an empty one says so")
  func intervals() {
    #expect(Self.table.value("offered", .contactType("appointments"), interval: 0) == 11)
    #expect(Self.table.value("offered", .contactType("appointments"), interval: 1) == 32)
    let empty = Self.table.row("abandonment", .contactType("cardiology"), interval: 1)
    #expect(empty?.value == nil)
    #expect(empty?.reason == "no contacts offered")
    #expect(Self.table.value("answered", .agentGroup("front"), interval: 1) == 23)
    #expect(Self.table.value("answered", .agentGroup("front"), interval: 0) == 0)
  }

  @Test("each contact type is judged by its own acceptable wait")
  func ownThresholds() {
    #expect(Self.table.value("service_level", .language("en")) == 0.5)
    #expect(Self.table.value("service_level", .language("es")) == 1)
    #expect(Self.table.value("service_level") == (21.5 + 20) / 63)
    #expect(Self.table.row("service_level", .language("en"))?.threshold == 20)
    #expect(Self.table.row("service_level", .language("es"))?.threshold == 60)
    #expect(Self.table.row("service_level")?.threshold == nil)
    #expect(Self.table.row("abandonment", .language("en"))?.threshold == nil)
  }

  @Test("the horizon comes first, then the intervals in order")
  func order() {
    let intervals = Self.table.map { $0.interval ?? -1 }
    #expect(intervals == intervals.sorted())
    #expect(Self.table.first?.measure == "arrivals")
    #expect(Self.table.first?.of == .center)
  }
}
