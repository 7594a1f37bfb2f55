/// `history:` days of the past, which simulated days repeat.
enum HistoryKeys {
  static let file = Key.optional(
    "file", .line("the name of a CSV file beside the scenario", longest: 200, example: "days.csv"),
    "A table with the columns date (or weekday), series and one for each interval, a row for each day and series.",
    default: "not used", example: "days.csv")
  static let days = Key.optional(
    "days", .list(of: dayRule, count: 1...10_000), "The days.", default: "not used",
    example: "[{weekday: mon, counts: {calls: [5, 17, 20, 8]}}]")

  static let rule = Rule<History>.record(
    "history", keys: [file.erased, days.erased], exactlyOne: [[file.name, days.name]]
  ) { fields, reading in
    let history =
      fields[file].map { read($0, fields, &reading) } ?? fields[days].map { collect($0, fields, &reading) }
    guard let history = history ?? nil else { return nil }
    if reading.context.isSteadyState {
      reading.refuse(fields.node, "needs a calendar; a horizon has no days")
      return nil
    }
    if let calendar = reading.context.calendar, let message = history.problem(on: calendar) {
      reading.refuse(fields.node, message)
      return nil
    }
    reading.context.history = history
    return history
  }

  private static func read(_ name: String, _ fields: Fields, _ reading: inout Reading) -> History? {
    guard let folder = reading.context.folder else {
      reading.refuse(file, of: fields, "can't be read, as the scenario is no file itself; give 'days'")
      return nil
    }
    guard !name.hasPrefix("/"), !name.split(separator: "/").contains("..") else {
      reading.refuse(file, of: fields, "must lie in the scenario's folder, found \(Printable.quoted(name))")
      return nil
    }
    do {
      let bytes = try UnreadableFile.bytes(of: folder + "/" + name, atMost: HistoryTable.mostBytes)
      reading.attachments.append(bytes)
      guard let text = String(validating: bytes, as: UTF8.self) else {
        reading.refuse(file, of: fields, "must be UTF-8 text (save it as UTF-8 in your editor)")
        return nil
      }
      return try HistoryTable.read(text)
    } catch let error as HistoryTable.Problem {
      reading.refuse(file, of: fields, "\(Printable.quoted(name)) \(error.message)")
    } catch {
      reading.refuse(file, of: fields, "can't be read: \(error)")
    }
    return nil
  }

  struct Day: Sendable {
    var weekday: Weekday?
    var counts: [MapEntry<String, [Double]>]
  }

  private static let dayRule: Rule<Day> = {
    let weekday = Key.optional(
      "weekday", HoursKeys.weekday, "Its weekday; simulated days repeat days of their own weekday.",
      default: "it may stand for any", example: "mon")
    let counts = Key.required(
      "counts",
      Rule<[MapEntry<String, [Double]>]>.map(
        of: Rule<[Int]>.list(of: .whole(0...1_000_000_000, example: "17")).map { $0.map(Double.init) },
        keys: .line("a name", example: "calls"), count: 1...2_000),
      "Contacts in each interval, by series.", example: "{calls: [5, 17, 20, 8]}")
    return .record("day of the past", keys: [weekday.erased, counts.erased]) { fields, _ in
      Day(weekday: fields[weekday], counts: fields[counts])
    }
  }()

  private static func collect(_ list: [Day], _ fields: Fields, _ reading: inout Reading) -> History? {
    var history = History(weekdays: list.map(\.weekday), series: [:])
    let names = list[0].counts.map(\.key)
    for (index, day) in list.enumerated() {
      guard Set(day.counts.map(\.key)) == Set(names) else {
        reading.refuse(
          days, of: fields,
          "[\(index)] must count the same series as the first day: \(names.joined(separator: ", "))")
        return nil
      }
      for entry in day.counts { history.series[entry.key, default: []].append(entry.value) }
    }
    return history
  }
}
