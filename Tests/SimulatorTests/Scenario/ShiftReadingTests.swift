import Testing

@testable import Simulator

@Suite("Reading shifts")
struct ShiftReadingTests {
  static let text = """
    callsim: 1
    name: desk
    calendar: {open: "07:00-19:00", interval: 30min}
    contact_types:
      calls: {channel: voice, arrivals: {rate: 6/h}, handle_time: {constant: 5min}}
    agent_groups:
      team: {serves: all, staff: 2}
      nurses: {serves: all, staff: 1}
    shifts:
      step: 15min
      shrinkage: {absence: 5%, training: 2%}
      templates:
        day:
          length: 8h30min
          starts: {from: "07:00", to: "10:00", every: 30min}
          breaks:
            - {length: 15min, after: 1h30min, before: 3h}
            - {name: lunch, length: 30min, between: "11:00-14:30", after: 3h15min, before: 5h30min, paid: false}
        short: {length: 4h, starts: ["07:00", "15:00"], groups: [nurses], share: 40%, limit: 3, cost_factor: 1.1}
    """

  @Test("all keys are read")
  func keys() throws {
    let shifts = try #require(try Scenario(text: Self.text).shifts)
    #expect(shifts.step == 900 && shifts.rest == 39_600 && shifts.daysPerWeek == 5)
    #expect(shifts.shrinkage.map(\.share) == [0.05, 0.02])
    let day = shifts.templates[0]
    #expect(day.groups == ["team", "nurses"] && day.starts.count == 7 && day.paidTime == 8 * 3600)
    // Lunch of a shift from 07:00: not before 11:00 by the clock, over by 12:30.
    #expect(day.window(of: day.breaks[1], start: 25_200, step: 900) == 16...20)
    #expect(day.window(of: day.breaks[1], start: 36_000, step: 900) == 13...16)
    let short = shifts.templates[1]
    #expect(short.groups == ["nurses"] && short.share == 0.4 && short.limit == 3 && short.costFactor == 1.1)
  }

  @Test(
    "what does not fit together is refused with the remedy",
    arguments: [
      ("step: 15min", "step: 20min", "must divide the interval of 30min"),
      ("length: 8h30min", "length: 8h20min", "'day' must have a length of whole steps of 15min"),
      ("length: 15min,", "length: 10min,", "choose a smaller 'step'"),
      (
        "to: \"10:00\"", "to: \"11:00\"",
        "must lie within the calendar's 07:00-19:00; one that begins at 11:00"
      ),
      ("before: 3h}", "before: 1h35min}", "has no room for the break 'break' when it begins at 07:00"),
      ("before: 3h}", "before: 7h}", "must have breaks whose windows don't overlap; that of 'lunch'"),
      ("from: \"07:00\"", "from: \"07:10\"", "must begin on whole steps of 15min"),
      ("groups: [nurses]", "groups: [nurse]", "no agent group is named 'nurse' (did you mean 'nurses'?)"),
      ("[\"07:00\", \"15:00\"]", "[\"15:00\", \"07:00\"]", "must be in order, each once"),
      ("paid: false", "paid: maybe", "must be"),
    ])
  func refusals(old: String, new: String, message: String) {
    let problems = ScenarioReader.read(Self.text.replacing(old, with: new), file: "").problems
    #expect(problems.contains { $0.message.contains(message) }, "\(problems.map(\.message))")
  }

  @Test("a horizon has no shifts")
  func steadyState() {
    let text = Self.text.replacing(
      "calendar: {open: \"07:00-19:00\", interval: 30min}", with: "horizon: {length: 100h, warm_up: 1h}")
    let problems = ScenarioReader.read(text, file: "").problems
    #expect(problems.map(\.message) == ["need a calendar; a horizon has no time of day"])
  }
}
