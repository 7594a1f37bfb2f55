import Testing

@testable import Simulator

/// No text of a scenario may hold what looks like the number of a person, and no message shows it.
@Suite("Personal data in scenarios")
struct PersonalDataTests {
  static let identifiers = [
    "jane.doe@example.org", "123-45-6789", "(555) 010-4477", "555-010-4477", "+1 555 010 4477",
    "+44 20 7946 0958",
    "MRN 00123456", "mrn:A1234567", "patient id 445566", "member no 99887766", "DOB 01/02/1980",
    "born on 1980-02-01", "0012345678", "192.168.10.24",
  ]

  private func text(_ name: String, field: String) -> String {
    let quoted = "\"\(name)\""
    func value(_ key: String, _ usual: String) -> String { field == key ? quoted : usual }
    return """
      callsim: 1
      name: \(value("name", "clinic"))
      description: \(value("description", "A day."))
      calendar: {open: "08:00-12:00", interval: 1h}
      contact_types:
        \(value("type", "calls")): {channel: voice, language: \(value("language", "en")), topic: \(value("topic", "booking")), arrivals: {rate: 6/h}, handle_time: {constant: 5min}}
      agent_groups:
        \(value("group", "team")): {serves: all, staff: 2, site: \(value("site", "north")), absence: [{category: \(value("category", "sick")), share: 1%}]}
      shocks:
        - {name: \(value("shock", "flu")), contacts: all, multiplier: 2, day: 1, time: "10:00", lasts: 1h}
      """
  }

  @Test(
    "is refused in every text, with its place and without a trace of it",
    arguments: ["name", "description", "type", "language", "topic", "group", "site", "category", "shock"])
  func refused(_ field: String) throws {
    _ = try Scenario(text: text("fine-2", field: field))
    for identifier in Self.identifiers {
      let refusals = Refusals.text { try Scenario(text: text("x \(identifier)", field: field)) }
      #expect(refusals.contains(PersonalData.remedy), "\(identifier) in \(field): \(refusals)")
      #expect(!refusals.contains(identifier), "\(identifier) in \(field): \(refusals)")
    }
  }

  @Test(
    "leaves what planners write alone",
    arguments: [
      "cardiology-es", "Monday 2026-03-02", "2026-03-02 08:00 to 2026-03-06 18:00",
      "week 12, 60,000 contacts", "clinic 4, floor 2",
      "version 1.2.3", "45 CFR 164.514", "patients who wait", "patient portal 2", "a goal of 99.95 %",
      "born in 1980",
      "15755400384260043840", "@home", "1 000 000 calls", "hour 10-11, 12-13, 14-15", "0.123456789",
    ])
  func accepted(_ words: String) throws {
    for field in ["name", "description", "type"] { _ = try Scenario(text: text(words, field: field)) }
  }

  @Test("a --set override is neither taken nor shown")
  func override() {
    let refusals = Refusals.text {
      try Scenario(text: text("a", field: ""), set: ["description=call 555-010-4477"])
    }
    #expect(refusals.contains(PersonalData.remedy) && !refusals.contains("4477"))
  }
}
