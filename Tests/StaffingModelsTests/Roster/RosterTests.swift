import Simulator
import Testing

@testable import StaffingModels

struct RosterTests {
  static let text = """
    callsim: 1
    name: desk
    calendar: {open: "08:00-16:00", interval: 30min, date: 2026-03-27, days: 2, time_zone: Europe/Berlin}
    contact_types:
      calls:
        channel: voice
        arrivals: {per_interval: [6, 12, 20, 26, 28, 26, 22, 18, 16, 18, 20, 20, 16, 12, 8, 4]}
        patience: {exponential: {mean: 3min}}
        handle_time: {exponential: {mean: 3min}}
    agent_groups:
      team: {serves: [calls], staff: {per_interval: [2, 3, 4, 5, 5, 5, 4, 4, 3, 4, 4, 4, 3, 3, 2, 1]}, cost: 20/h}
    targets:
      - {contacts: all, measure: abandonment, at_most: 6%}
    shifts:
      step: 15min
      shrinkage: {absence: 10%}
      templates:
        long:
          length: 6h
          starts: {from: "08:00", to: "10:00", every: 30min}
          breaks:
            - {length: 15min, after: 1h, before: 2h30min}
            - {name: lunch; "main", length: 30min, after: 2h30min, before: 4h30min, paid: false}
        short: {length: 3h, starts: {from: "08:00", to: "13:00", every: 30min}}
    """

  private func cover(_ scenario: Scenario) throws -> (ShiftGrid, RosterCover, Model) {
    guard case .calendar(let calendar) = scenario.horizon else { preconditionFailure("it has a calendar") }
    let grid = ShiftGrid(try #require(scenario.shifts), on: calendar)
    let model = Model(scenario)
    return (grid, RosterCover(grid: grid, groupNames: ["team"], costPerHour: [20]), model)
  }

  @Test("the cover has every agent asked for, breaks in their windows, and days alike get the same")
  func covering() throws {
    let (grid, cover, model) = try cover(try Scenario(text: Self.text))
    let asked = (0..<grid.steps).map { model.staff(0, grid.interval(ofStep: $0)) }
    let answer = cover.cheapest(covering: asked, GLPKSolver())
    #expect(answer.short.allSatisfy { $0 == 0 })
    let scheduled = answer.roster.scheduled(grid, groups: 1)
    for (step, need) in asked.enumerated() {
      #expect(Double(scheduled[step]) * 0.9 >= Double(need) - 1e-9)
    }
    for shift in answer.roster.shifts {
      let candidate = grid.candidates[shift.candidate]
      var free = 0
      for (pause, start) in zip(candidate.pauses, shift.pauses) {
        #expect(start >= max(pause.first, free) && start <= pause.last)
        free = start + pause.length
      }
      #expect(free <= candidate.length)
    }
    let half = answer.roster.shifts.count / 2
    #expect(answer.roster.shifts.filter { grid.candidates[$0.candidate].day == 0 }.count == half)
    #expect(try #require(answer.bound) <= cover.cost(answer.roster))
  }

  @Test("shrinkage is rounded once: available hours are those on shift times presence, to less than an agent")
  func shrinkage() throws {
    let (grid, cover, model) = try cover(try Scenario(text: Self.text))
    let asked = (0..<grid.steps).map { model.staff(0, grid.interval(ofStep: $0)) }
    let roster = cover.cheapest(covering: asked, GLPKSolver()).roster
    let scheduled = roster.scheduled(grid, groups: 1)
    let available = roster.available(grid, groups: 1)
    #expect(zip(available, scheduled).allSatisfy { $0 <= $1 })
    let (there, all) = (Double(available.reduce(0, +)), Double(scheduled.reduce(0, +)))
    // Each day, and wherever nobody is scheduled, begins anew.
    #expect(abs(there - 0.9 * all) < 2)
    var sum = 0.0
    for step in 0..<grid.stepsPerDay {
      sum += 0.9 * Double(scheduled[step]) - Double(available[step])
      #expect(abs(sum) < 1)
    }
  }

  @Test("breaks go where an agent fewer harms least, and spread where many would meet")
  func breaks() throws {
    let (grid, cover, model) = try cover(try Scenario(text: Self.text))
    let asked = (0..<grid.steps).map { model.staff(0, grid.interval(ofStep: $0)) }
    let roster = cover.cheapest(covering: asked, GLPKSolver()).roster
    // One shift alone: each break at the cheapest place of its window.
    let index = try #require(roster.shifts.firstIndex { !$0.pauses.isEmpty })
    let alone = Roster(shifts: [roster.shifts[index]])
    let candidate = grid.candidates[alone.shifts[0].candidate]
    let harm = (0..<grid.steps).map { Double(($0 * 7) % 13 + 1) }
    let placed = BreakPlacement(harm: harm, groups: 1).placed(alone, on: grid)
    for (pause, start) in zip(candidate.pauses, placed.shifts[0].pauses) {
      func price(_ start: Int) -> Double {
        (start..<start + pause.length).reduce(0) { $0 + harm[candidate.start + $1] }
      }
      #expect(price(start) == (pause.first...pause.last).map(price).min())
    }
    // Four at once where it harms nine times as much as elsewhere: they move, and not all to the same step.
    let same = Roster(shifts: Array(repeating: roster.shifts[index], count: 4))
    let busy = candidate.start + same.shifts[0].pauses[0]
    let even = BreakPlacement(harm: harm.indices.map { $0 == busy ? 9 : 1 }, groups: 1).placed(same, on: grid)
    #expect(Set(even.shifts.map { $0.pauses[0] }).count >= 3)
  }

  @Test(
    "a roster meets its targets on fresh random numbers, is the same for any threads, and writes valid files")
  func whole() async throws {
    let day = Self.text.replacing("days: 2, ", with: "")
    var run = RosterRun(try Scenario(text: day), threads: 2)
    run.contactsPerEvaluation = 8_000
    let answer = try await run.answer()
    #expect(answer.status == .met)
    #expect(answer.roster.isAllowed(answer.grid))
    #expect(answer.cost <= answer.coverCost * 1.2)
    run.threads = 1
    let again = try await run.answer()
    #expect(again.roster == answer.roster)
    let text = try #require(answer.text(replacing: day))
    #expect(try Scenario(text: text).agentGroups[0].staff == .perStep(length: 900, answer.available))

    let documents = RosterDocuments(answer, tool: .init(version: "1", commit: nil))
    let lines = answer.lines
    #expect(lines.count == answer.roster.shifts.count)
    for line in lines {
      let parts = RosterDocuments.activities(line)
      #expect(parts.first?.start == line.start && parts.last?.end == line.end)
      #expect(zip(parts, parts.dropFirst()).allSatisfy { $0.end == $1.start })
      let hours = parts.reduce(0) { $0 + ($1.name.hasPrefix("lunch") ? 0 : $1.end - $1.start) } / 3600
      #expect(abs(hours - line.paidHours) < 1e-9)
    }
    let rows = String(decoding: documents.csv, as: UTF8.self).split(separator: "\r\n")
    #expect(rows.count == lines.count + 1)
    try checkCalendar(try #require(documents.calendar), shifts: lines.count)
  }

  /// RFC 5545: CR LF, lines of at most 75 octets, events with what they need, UTC.
  private func checkCalendar(_ bytes: [UInt8], shifts: Int) throws {
    let text = String(decoding: bytes, as: UTF8.self)
    let raw = text.split(separator: "\r\n", omittingEmptySubsequences: false)
    #expect(raw.last == "" && raw.allSatisfy { $0.utf8.count <= 75 && !$0.utf8.contains(10) })
    let lines = text.replacing("\r\n ", with: "").split(separator: "\r\n").map(String.init)
    #expect(lines.first == "BEGIN:VCALENDAR" && lines.last == "END:VCALENDAR" && lines[1] == "VERSION:2.0")
    #expect(lines.count { $0 == "CATEGORIES:SHIFT" } == shifts)
    let events = lines.count { $0 == "BEGIN:VEVENT" }
    for key in ["UID:", "DTSTAMP:", "DTSTART:", "DTEND:", "SUMMARY:", "END:VEVENT"] {
      #expect(lines.count { $0.hasPrefix(key) } == events)
    }
    #expect(Set(lines.filter { $0.hasPrefix("UID:") }).count == events)
    #expect(lines.filter { $0.hasPrefix("DT") }.allSatisfy { $0.hasSuffix("Z") })
    // 08:00 in Berlin on the Friday before clocks go forward is 07:00 UTC.
    #expect(lines.contains("DTSTART:20260327T070000Z"))
    let hasLunch = lines.contains { $0.hasPrefix("SUMMARY:lunch\\; \"main\"\\, team ") }
    #expect(hasLunch == lines.contains("CATEGORIES:BREAK"))
  }

  @Test("clocks that change move the UTC of shifts, and a missing date leaves no calendar")
  func clocks() async throws {
    let spring = Self.text.replacing("date: 2026-03-27, days: 2", with: "date: 2026-03-28, days: 2")
    var run = RosterRun(try Scenario(text: spring))
    run.coversOnly = true
    run.contactsPerEvaluation = 1000
    let answer = try await run.answer()
    let documents = RosterDocuments(answer, tool: .init(version: "1", commit: nil))
    let text = String(decoding: try #require(documents.calendar), as: UTF8.self)
    #expect(text.contains("DTSTART:20260328T070000Z") && text.contains("DTSTART:20260329T060000Z"))
    let bare = Self.text.replacing(", date: 2026-03-27, days: 2, time_zone: Europe/Berlin", with: "")
    run.scenario = try Scenario(text: bare)
    let undated = try await run.answer()
    #expect(RosterDocuments(undated, tool: .init(version: "1", commit: nil)).calendar == nil)
    #expect(RosterReport(undated).text.contains("No calendar file (.ics): the calendar has no date."))
  }

  @Test("long lines are folded without cutting a character")
  func folding() {
    for text in [
      "SUMMARY:" + String(repeating: "é", count: 100), String(repeating: "\u{1F4DE}", count: 40), "",
    ] {
      let folded = String(decoding: RosterCalendar.folded(Array(text.utf8)), as: UTF8.self)
      #expect(folded.replacing("\r\n ", with: "") == text + "\r\n")
      #expect(folded.split(separator: "\r\n").allSatisfy { $0.utf8.count <= 75 })
    }
    #expect(RosterCalendar.escaped("a\\b;c,d\ne") == "a\\\\b\\;c\\,d\\ne")
  }

  @Test("tours rest, keep to their days, and need no more agents than they must")
  func tours() {
    // Three early and two late shifts on each of seven days; nobody works a sixth day or rests less than 11 h.
    let hour = 3600.0
    var shifts: [Tours.Shift] = []
    for day in 0..<7 {
      for start in [7.0, 7, 7, 14, 14] {
        let time = (Double(day) * 24 + start) * hour
        shifts.append(Tours.Shift(day: day, start: time, end: time + 8 * hour))
      }
    }
    let tours = Tours(shifts, rest: 11 * hour, daysPerWeek: 5)
    for agent in 0..<tours.count {
      let mine = shifts.indices.filter { tours.agents[$0] == agent }.map { shifts[$0] }
        .sorted { $0.start < $1.start }
      #expect(mine.count <= 5)
      #expect(zip(mine, mine.dropFirst()).allSatisfy { $1.start - $0.end >= 11 * hour && $0.day != $1.day })
    }
    // 35 shifts, 5 an agent: 7 agents at the least.
    #expect(tours.count == 7)
  }

  @Test("night shifts go on past midnight, and the last one reaches into the first morning")
  func nights() throws {
    let text = """
      callsim: 1
      name: nights
      calendar: {open: "00:00-24:00", interval: 1h, days: 2}
      contact_types:
        calls: {channel: voice, arrivals: {rate: 6/h}, handle_time: {constant: 5min}}
      agent_groups:
        team: {serves: all, staff: 2}
      shifts:
        templates:
          early: {length: 8h, starts: ["06:00"]}
          late: {length: 8h, starts: ["14:00"]}
          night: {length: 8h, starts: ["22:00"]}
      """
    let (grid, cover, _) = try cover(try Scenario(text: text))
    let answer = cover.cheapest(covering: Array(repeating: 2, count: 48), GLPKSolver())
    #expect(answer.short.allSatisfy { $0 == 0 } && answer.roster.shifts.count == 12)
    #expect(answer.roster.scheduled(grid, groups: 1) == Array(repeating: 2, count: 48))
  }
}
