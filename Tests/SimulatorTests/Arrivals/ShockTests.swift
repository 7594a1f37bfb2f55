import Foundation
import Testing

@testable import Simulator

/// Shocks against integrals done by hand.
@Suite struct ShockTests {
  private func model(_ shock: String, arrivals: String = "{rate: 60/h}", days: Int = 2) throws -> Model {
    try CalendarText.model(
      calendar: "open: \"00:00-24:00\", interval: 60min, date: 2026-03-02, days: \(days)", arrivals: arrivals,
      top: "shocks: [{name: s, contacts: all, \(shock)}]")
  }

  @Test(
    "A multiplier that rises in 30 min, lasts 2 h and falls with a time constant of 1 h adds 60 x 0.5 x (0.25 + 2 + 1) h"
  )
  func multiplier() throws {
    let model = try model("multiplier: 1.5, day: 1, time: \"10:10\", rise: 30min, lasts: 2h, decay: 1h")
    // Chords lie above the exponential by at most 0.13 %, and the last 0.25 % of it is cut off.
    #expect(abs(CalendarText.expected(model) - (48 * 60 + 60 * 0.5 * 3.25)) < 60 * 0.5 * 0.004)
    let during = CalendarText.expected(model, from: 11 * 3600, to: 12 * 3600)
    #expect(abs(during - 90) < 1e-9)
    #expect(abs(CalendarText.expected(model, to: 36_600) - 610) < 1e-9)
  }

  @Test("A volume adds exactly so many contacts, on any rate and for any law of batches")
  func volume() throws {
    let shapes = ["rise: 1h", "lasts: 90min", "decay: 20min", "rise: 7min, lasts: 1h, decay: 3h"]
    for shape in shapes {
      for arrivals in ["{rate: 60/h}", "{rate: 0/h}"] {
        let model = try model("volume: 300, date: 2026-03-02, time: \"06:20\", \(shape)", arrivals: arrivals)
        let base = arrivals.contains("60") ? 48.0 * 60 : 0
        #expect(abs(CalendarText.expected(model) - base - 300) < 1e-9 * (base + 300))
      }
    }
    // A batch of 3 comes a third as often.
    let batched = try model(
      "volume: 300, day: 1, time: \"06:20\", lasts: 2h", arrivals: "{rate: 60/h, batch: 3}")
    #expect(abs(CalendarText.expected(batched) - (48 * 60 + 300) / 3) < 1e-9)
  }

  @Test("An outage: nobody comes for an hour, in every replication")
  func outage() throws {
    let model = try model("multiplier: 0, day: 2, time: \"09:30\", lasts: 1h")
    for replication in 0..<10 {
      let times = CalendarText.times(model, replication: replication)
      #expect(!times.contains { $0 >= 86_400 + 34_200 && $0 < 86_400 + 37_800 })
      #expect(times.contains { $0 > 86_400 + 37_800 })
    }
  }

  @Test(
    "On a linear rate a sloping multiplier is a parabola; sixteen chords miss its integral by less than 0.1 %"
  )
  func parabola() throws {
    // 0 to 48 contacts an hour over 24 h is 2 t; times 1 + t / 24 over the day: 2 t + t^2 / 12 integrates to 576 + 384.
    let model = try CalendarText.model(
      calendar: "open: \"00:00-24:00\", interval: 1440min",
      arrivals: "{linear: {\"00:00\": 0/h, \"24:00\": 48/h}}",
      top: "shocks: [{name: s, contacts: calls, multiplier: 2, day: 1, rise: 24h}]")
    #expect(abs(CalendarText.expected(model) - 960) < 0.96)
  }

  @Test("Random shocks begin on the stated share of days, at a uniform time, for all contacts alike")
  func random() throws {
    let text = """
      callsim: 1
      name: random
      calendar: {open: "08:00-18:00", interval: 60min, days: 1000}
      shocks: [{name: flu, contacts: all, multiplier: 3, probability: 10%, between: "09:00-15:00", lasts: 1h}]
      contact_types:
        a: {channel: voice, arrivals: {rate: 1/h}, handle_time: {constant: 1s}}
        b: {channel: voice, arrivals: {rate: 1/h}, handle_time: {constant: 1s}}
      """
    let model = Model(try Scenario(text: text))
    let extra = CalendarText.expected(model) - 10_000
    // Each shock adds two contacts; 100 of 1000 days: standard deviation 9.5 shocks. False alarm 1e-6.
    #expect(abs(extra / 2 - 100) < 4.89 * 90.0.squareRoot())
    let starts = { (name: String) -> [Double] in
      var curve = ShockCurve(
        model.scenario.shocks, on: name, clock: model.clock, batchMean: 1, seed: 4, replication: 2)
      curve?.cut(.init(start: 0, end: 1e9, rate: 1, slope: 0))
      var starts: [Double] = []
      while let piece = curve?.nextPiece() { starts.append(piece.start) }
      return starts
    }
    #expect(starts("a") == starts("b") && starts("a").count > 100)
    #expect(
      starts("a").dropFirst().allSatisfy {
        (9 * 3600...16 * 3600).contains($0.truncatingRemainder(dividingBy: 86_400))
      })
  }
}
