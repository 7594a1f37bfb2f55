import ArgumentParser
import Fitting
import Foundation
import Simulator
import StaffingModels

/// The exit statuses of every command; argument-parser itself uses 64 for usage.
enum ExitStatus: Int32, CaseIterable {
  case done = 0
  /// A target is missed, or a regression found, for certain.
  case missed = 2
  /// Nothing can be said within the budget.
  case undecided = 3
  /// Stopped by a signal or a time limit; a valid partial result is written.
  case stopped = 4
  case usage = 64
  /// Scenario or data invalid.
  case invalidData = 65
  case missingInput = 66
  case internalError = 70
  case cannotCreate = 73
  case inputOutput = 74
  /// Output in use by another process.
  case inUse = 75
  /// Refused for safety: too large, a path that leads out, an identifier column.
  case refused = 77

  var code: ExitCode { ExitCode(rawValue) }

  /// The status of an error that reading a scenario, or writing a starter, ends with.
  init(of error: any Error) {
    switch error {
    case is InvalidScenario, is ReportedDocuments.Problem, is StaffingRun.NoTargets, is RosterRun.Refusal,
      is BaselineFile.Problem, is CheckRun.NothingToCheck:
      self = .invalidData
    case let problem as ReplicationParts.Problem:
      self = problem.kind == .missing ? .missingInput : .invalidData
    case is ReplicationLog.Refusal: self = .cannotCreate
    case is UnreadableFile, is SavedRun.ScenarioNotFound: self = .missingInput
    case is RunSize.TooLarge, Starter.Failure.badName: self = .refused
    case let problem as OutputProblem:
      switch problem.kind {
      case .cannotCreate: self = .cannotCreate
      case .inputOutput: self = .inputOutput
      case .inUse: self = .inUse
      }
    case let problem as LogProblem:
      switch problem.kind {
      case .invalid: self = .invalidData
      case .usage: self = .usage
      case .refused: self = .refused
      }
    case Starter.Failure.unknownTemplate: self = .usage
    case is Starter.Failure: self = .cannotCreate
    default: self = .internalError
    }
  }
}

/// Standard error, for messages beside the data that goes to standard output.
enum StandardError {
  static func print(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
  }

  /// Prints an error and gives the status to exit with: `throw StandardError.report(error)`.
  static func report(_ error: any Error) -> ExitCode {
    print("\(error)")
    return ExitStatus(of: error).code
  }
}

extension StandardOutput {
  /// Prints text for people or programs; the exit to throw when it can't be written. A reader that has gone away is no error.
  static func print(_ text: String) throws {
    signal(SIGPIPE, SIG_IGN)
    do {
      try write(Array((text.hasSuffix("\n") ? text : text + "\n").utf8))
    } catch {
      throw StandardError.report(error)
    }
  }
}
