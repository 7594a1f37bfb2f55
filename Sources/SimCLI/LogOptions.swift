import ArgumentParser
import Fitting
import Foundation

/// The options that say how a log is read.
struct LogOptions: ParsableArguments {
  @Option(
    help: .init(
      "Format of the log; default: told from its header (--formats lists them).", valueName: "format"))
  var from: String?

  @Option(
    help: .init(
      "Column map for any other table: a file of lines such as 'wait: QueueSeconds'.", valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var map: String?

  @Option(
    help: .init(
      "Time zone of the center, e.g. America/New_York; needed where the log's times are UTC.",
      valueName: "zone"))
  var timeZone: String?

  @Option(help: .init("How dates such as 3/4/2026 are meant: mdy or dmy; never guessed.", valueName: "order"))
  var dateOrder: String?

  @Option(
    help: .init(
      "Delimiter of a table, one character or 'tab'; default: told from the header.", valueName: "character"))
  var delimiter: String?

  @Option(help: .init("Opening hours, e.g. 07:00-19:00; default: told from the log.", valueName: "hours"))
  var open: String?

  @Option(help: .init("Length of an interval.", valueName: "time"))
  var interval: TimeSpan = TimeSpan(argument: "30min")!

  @Option(
    help: .init(
      "Weekdays used, e.g. mon-fri or sun,mon; default: those alike in hours and volume.", valueName: "days"))
  var weekdays: String?

  @Option(
    help: .init("Dates used, e.g. 2026-03-02..2026-03-27,2026-04-01; default: all.", valueName: "dates"))
  var days: String?

  @Option(help: .init("Dates left out, such as holidays.", valueName: "dates"))
  var except: String?

  @Flag(help: "Recognise callers by pseudonyms in memory, to count redials.")
  var linkCallers = false

  func validate() throws {
    if let timeZone, TimeZone(identifier: timeZone) == nil {
      throw ValidationError("--time-zone must be a name such as Europe/Madrid or UTC")
    }
    if let dateOrder, !["mdy", "dmy"].contains(dateOrder) {
      throw ValidationError("--date-order must be mdy or dmy")
    }
    _ = try choice()
  }

  var zone: TimeZone? { timeZone.flatMap { TimeZone(identifier: $0) } }

  func log(_ path: String) throws -> LogImport {
    var log = LogImport(path: path)
    log.format = from
    log.map = try map.map { try ColumnMap(contentsOf: $0) }
    log.timeZone = zone
    log.dateOrder = dateOrder
    log.delimiter = delimiter
    log.linksCallers = linkCallers
    return log
  }

  func choice() throws -> HistoryChoice {
    var choice = HistoryChoice()
    choice.interval = interval.seconds
    if let weekdays {
      guard let days = HistoryChoice.weekdays(weekdays) else {
        throw ValidationError("--weekdays must be such as mon-fri or sun,mon")
      }
      choice.weekdays = days
    }
    func dates(_ text: String?, _ option: String) throws -> Set<String> {
      guard let text else { return [] }
      guard let dates = HistoryChoice.dates(text) else {
        throw ValidationError("\(option) must be dates such as 2026-03-02..2026-03-27,2026-04-01")
      }
      return dates
    }
    choice.days = try dates(days, "--days")
    choice.except = try dates(except, "--except")
    if let open {
      let parts = open.split(separator: "-").compactMap { HistoryChoice.timeOfDay(String($0)) }
      guard parts.count == 2, parts[0] < parts[1] else {
        throw ValidationError("--open must be such as 07:00-19:00")
      }
      (choice.open, choice.close) = (parts[0], parts[1])
    }
    return choice
  }
}
