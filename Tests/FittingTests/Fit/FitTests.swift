import Distributions
import Foundation
import Simulator
import Testing

@testable import Fitting

@Suite("Fits and backtests")
struct FitTests {
  /// A log of the synthetic hospital, read back through the format asked for.
  static func log(
    days: Int, format: SyntheticLog.Format = .csv, seed: UInt64 = 1,
    change: (inout HospitalTruth) -> Void = { _ in }
  ) throws -> LogImport.Log {
    var truth = HospitalTruth()
    change(&truth)
    var bytes: [UInt8] = []
    SyntheticLog(truth, seed: seed).write(days: days, format: format) { bytes += $0 }
    return try Logs.read(bytes: bytes, zone: format == .csv ? nil : "UTC")
  }

  @Test(
    "The synthetic hospital is the same in every format",
    arguments: [SyntheticLog.Format.queueLog, .amazonConnect])
  func formats(format: SyntheticLog.Format) throws {
    let (csv, other) = (Logs.calls(try Self.log(days: 1)), Logs.calls(try Self.log(days: 1, format: format)))
    #expect(abs(csv.count - other.count) <= 1)
    #expect(csv.count { $0.isAnswered } == other.count { $0.isAnswered })
    let talk = { (calls: [CallTable.Call]) in calls.reduce(0.0) { $0 + Double($1.talk) } }
    #expect(abs(talk(csv) / talk(other) - 1) < 0.01)
  }

  // False alarm 1e-6 (|z| < 4.89) for each of the means.
  @Test("What is written is a valid scenario, and its numbers are those of the truth")
  func truth() throws {
    let fit = try Fit(try Self.log(days: 12), FitOptions())
    let scenario = try Scenario(text: fit.scenarioText)
    #expect(scenario.evidence?.fittedOn.count == 12)
    #expect(scenario.notes.contains { $0.contains("not judged on others yet") })
    for line in HospitalTruth().lines {
      let type = try #require(scenario.contactTypes.first { $0.name == line.name })
      guard case .perInterval(let arrivals) = type.arrivals.process else { continue }
      let n = line.volume * 12
      // Day factors of cv 12 % beside Poisson noise.
      let error = (line.volume / 12 + line.volume * line.volume * 0.0144 / 12).squareRoot()
      #expect(abs(arrivals.reduce(0, +) - line.volume) < 4.89 * error)
      // Agents' own factors of cv 15 % do not average out over few agents.
      let relative = (line.handleCV * line.handleCV / n + 0.0225 / 3).squareRoot()
      #expect(abs(type.handleTime.mean / line.handleMean - 1) < 4.89 * relative)
    }
    let spanish = try #require(scenario.agentGroups.first { $0.serves.contains("appointments-es") })
    #expect(spanish.serves.count >= 1)
    #expect(fit.html.starts(with: Array("<!DOCTYPE html>".utf8)))
    #expect(String(decoding: fit.json, as: UTF8.self).contains("callsim.fit/1"))
  }

  @Test("A fit of the same log is the same to the last byte")
  func deterministic() throws {
    let texts = try (0..<2).map { _ in try Fit(try Self.log(days: 4), FitOptions()).scenarioText }
    #expect(texts[0] == texts[1])
  }

  @Test(
    "Days held out are told well by a fit to the others, and the statement of it travels with the scenario")
  func backtest() async throws {
    let log = try Self.log(days: 12)
    var options = FitOptions()
    options.holdOutEvery = 3
    let fit = try Fit(log, options)
    #expect(fit.heldOutDates.count == 4)
    let scenario = try Scenario(text: fit.scenarioText)
    var judging = BacktestOptions()
    (judging.replications, judging.threads) = (40, 2)
    let backtest = try await Backtest(scenario, log, judging)
    #expect(backtest.isOutOfSample && backtest.days == fit.heldOutDates)
    let offered = backtest.total.values[backtest.index("offered")]
    #expect(abs((offered.simulated ?? 0) / (offered.observed ?? 1) - 1) < 0.03)
    let coverage = try #require(backtest.calibration[backtest.index("offered")].coverage())
    // 96 intervals at 90 %: 0.75 is -4.9 standard errors.
    #expect(coverage > 0.75)
    let stamped = try ValidityStamp.stamped(fit.scenarioText, validity: backtest.validity)
    let again = try Scenario(text: stamped)
    #expect(again.notes.contains { $0.contains("validity of the scenario as fitted: backtested on 4 days") })
    let stampedAgain = try ValidityStamp.stamped(stamped, validity: "as before")
    #expect(stampedAgain.split(separator: "\n").count { $0.hasPrefix("  validity:") } == 1)
    // One thread gives the same bytes.
    judging.threads = 1
    #expect(try await Backtest(scenario, log, judging).json == backtest.json)
  }

  @Test("A forecast becomes the arrivals, and past errors the busyness")
  func forecast() throws {
    let fit = try Fit(try Self.log(days: 4), FitOptions())
    var forecast = "date,interval,queue,forecast\n"
    var history = "date,interval,queue,forecast,actual\n"
    for hour in 7..<19 {
      for half in ["00", "30"] {
        forecast += "2026-06-01,\(hour < 10 ? "0" : "")\(hour):\(half),pharmacy,10\n"
      }
    }
    for day in 1...9 {
      history += "2026-05-0\(day),09:00,pharmacy,1000,\(1000 + (day % 2 == 0 ? 200 : -200))\n"
    }
    let text = try fit.scenarioText(
      forecast: ForecastInput(Logs.read(forecast)), history: ForecastInput(Logs.read(history)))
    let scenario = try Scenario(text: text)
    let pharmacy = try #require(scenario.contactTypes.first { $0.name == "pharmacy" })
    guard case .perInterval(let arrivals) = pharmacy.arrivals.process else { return #expect(Bool(false)) }
    #expect(arrivals == Array(repeating: 10, count: 24))
    #expect(abs((scenario.busyness.day?.coefficientOfVariation ?? 0) - 0.2) < 0.05)
  }

  @Test("Hang-ups that grow with the line are told apart from patience")
  func lineBalking() throws {
    var draws = Draws("line")
    let law = try Exponential(mean: 300)
    let waits = (0..<4000).map { index -> LineBalking.Wait in
      let line = index % 8
      let (patience, answer) = (
        draws.uniform() < 0.04 * Double(line) ? 20 : draws.draw(law), 200 * draws.uniform()
      )
      return .init(seconds: min(patience, answer).rounded(), isAbandoned: patience < answer, line: line)
    }
    let balking = try #require(LineBalking(waits))
    #expect(abs(balking.probability[4] - 0.14) < 0.06)
    let fit = PatienceFit(waits, balking: balking, resolution: 1)
    #expect(abs((fit.chosen?.law.mean ?? 0) / 300 - 1) < 0.15)
    let flat = (0..<4000).map { index -> LineBalking.Wait in
      let (patience, answer) = (draws.draw(law), 200 * draws.uniform())
      return .init(seconds: min(patience, answer).rounded(), isAbandoned: patience < answer, line: index % 8)
    }
    #expect(LineBalking(flat) == nil)
  }
}
