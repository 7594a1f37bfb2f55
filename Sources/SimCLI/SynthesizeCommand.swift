import ArgumentParser
import Fitting
import Foundation
import Simulator

/// `callsim synthesize`: a hospital's log with a known truth.
struct SynthesizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "synthesize",
    abstract: "Writes a synthetic hospital log whose truth is known, to try fit and backtest on.",
    discussion: """
      Everybody in it is invented. The same seed gives the same log.

      EXAMPLES
        callsim synthesize > log.csv
        callsim synthesize --days 60 --format amazon-connect > records.json
        callsim synthesize --truth                     what a fit should find
        callsim synthesize | callsim fit - --hold-out-every 4
      """)

  @Option(help: .init("Weekdays.", valueName: "number"))
  var days = 20

  @Option(help: .init("The first day.", valueName: "date"))
  var from = "2026-03-02"

  @Option(help: "Format: csv, queue_log or amazon-connect.")
  var format = "csv"

  @Option(help: .init("Multiplies contacts and agents.", valueName: "factor"))
  var scale = 1.0

  @Option(help: .init("Seed of the random numbers.", valueName: "number"))
  var seed: UInt64 = 1

  @Flag(help: "Print the truth instead.")
  var truth = false

  func validate() throws {
    if SyntheticLog.Format(rawValue: format) == nil {
      throw ValidationError(
        "--format must be one of \(SyntheticLog.Format.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    if !(1...5000).contains(days) { throw ValidationError("--days must be from 1 to 5,000") }
    if !(0.05...200).contains(scale) { throw ValidationError("--scale must be from 0.05 to 200") }
  }

  func run() throws {
    signal(SIGPIPE, SIG_IGN)
    var hospital = HospitalTruth()
    hospital.scale(by: scale)
    do {
      if truth { return try StandardOutput.write(Array(hospital.text.utf8)) }
      try SyntheticLog(hospital, seed: seed, from: from)
        .write(days: days, format: SyntheticLog.Format(rawValue: format) ?? .csv) {
          try StandardOutput.write($0)
        }
    } catch {
      throw StandardError.report(error)
    }
  }
}
