/// A counterfactual replay for people: what the day adds up to in each system, who gains and who loses, the largest changes.
public struct ReplayText {
  private let replay: DayReplay
  private let isColored: Bool

  private static let mostChanges = 10
  /// Contact types that get a row.
  private static let mostTypes = 20

  public init(_ replay: DayReplay, isColored: Bool = false) {
    self.replay = replay
    self.isColored = isColored
  }

  /// Ends with a newline.
  public var text: String {
    var blocks = [heading, totals]
    for system in 1..<replay.systems.count {
      blocks += [sentence(system), byType(system), largest(system)]
    }
    blocks.append(closing)
    return blocks.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private func name(_ system: Int) -> String { Printable.escaped(replay.systems[system].name) }

  private func time(_ seconds: Double) -> String { Figure(seconds, halfWidth: nil, unit: "s").value }

  private func number(_ value: Int) -> String { value == 0 ? "-" : Numerals.grouped(value) }

  private var heading: [String] {
    let when = replay.interval.map { " who came \($0.label)" } ?? ""
    let title = "\(Printable.escaped(replay.systems[0].scenario.name))"
    return [
      TextStyle.bold.applied(to: title, colored: isColored)
        + "  the same \(Numerals.grouped(replay.contacts.count)) contacts\(when) in \(replay.systems.count) ways",
      "replication \(replay.replication), seed \(replay.seed)",
    ]
  }

  private var totals: [String] {
    var table = TextTable([
      .init(title: "", alignment: .left), .init(title: "answered"), .init(title: "not answered"),
      .init(title: "mean wait"), .init(title: "longest wait"), .init(title: "waited > 1 min"),
    ])
    for system in replay.systems.indices {
      let outcomes = replay.contacts.map { $0.outcomes[system] }
      let answered = outcomes.count { $0.isAnswered }
      let sum = outcomes.reduce(0) { $0 + $1.wait }
      table.add([
        .text(DisplayWidth.shortened(name(system), to: 30)), .text(number(answered)),
        .text(number(outcomes.count - answered)),
        .text(outcomes.isEmpty ? "-" : time(sum / Double(outcomes.count))),
        .text(outcomes.map(\.wait).max().map(time) ?? "-"), .text(number(outcomes.count { $0.wait > 60 })),
      ])
    }
    return table.lines(indent: 0, colored: isColored)
  }

  private func sentence(_ system: Int) -> [String] {
    let change = replay.change(of: system)
    func mean(_ sum: Double, _ count: Int) -> String {
      count == 0 ? "" : " (by \(time(sum / Double(count))) on average)"
    }
    let same = change.contacts - change.shorter - change.longer - change.rescued - change.givenUp
    let text =
      "\(name(system)) against \(name(0)): \(Numerals.grouped(change.shorter)) contacts wait shorter\(mean(change.saved, change.shorter)), "
      + "\(Numerals.grouped(change.longer)) longer\(mean(change.lost, change.longer)), \(Numerals.grouped(same)) the same; "
      + "\(Numerals.grouped(change.rescued)) are answered who were not, \(Numerals.grouped(change.givenUp)) are not who were."
    return DisplayWidth.wrapped(text, at: 100)
  }

  private func byType(_ system: Int) -> [String] {
    let changes = replay.names.types.indices.map { ($0, replay.change(of: system, type: $0)) }
      .filter { $0.1.contacts > 0 }
    guard changes.count > 1 else { return [] }
    var table = TextTable([
      .init(title: "Contact type", alignment: .left), .init(title: "contacts"), .init(title: "shorter"),
      .init(title: "longer"), .init(title: "change of wait"), .init(title: "rescued"), .init(title: "lost"),
    ])
    for (type, change) in changes.prefix(Self.mostTypes) {
      let mean = (change.lost - change.saved) / Double(change.contacts)
      table.add([
        .text(DisplayWidth.shortened(Printable.escaped(replay.names.types[type]), to: 30)),
        .text(number(change.contacts)), .text(number(change.shorter)), .text(number(change.longer)),
        .text(abs(mean) < 0.05 ? "-" : (mean < 0 ? "-" : "+") + time(abs(mean))),
        .text(number(change.rescued)), .text(number(change.givenUp)),
      ])
    }
    let more = changes.count - Self.mostTypes
    return table.lines(indent: 0, colored: isColored) + (more > 0 ? ["and \(more) more contact types"] : [])
  }

  /// Contacts whose fate or wait changes most.
  private func largest(_ system: Int) -> [String] {
    let changed = replay.contacts.filter {
      $0.outcomes[0].isAnswered != $0.outcomes[system].isAnswered
        || abs($0.outcomes[0].wait - $0.outcomes[system].wait) > DayReplay.Change.smallest
    }
    guard !changed.isEmpty else { return [] }
    let shown = changed.sorted {
      let (a, b) = (
        abs($0.outcomes[0].wait - $0.outcomes[system].wait),
        abs($1.outcomes[0].wait - $1.outcomes[system].wait)
      )
      return (b, $0.came) < (a, $1.came)
    }.prefix(Self.mostChanges)
    var table = TextTable([
      .init(title: "Largest changes", alignment: .left), .init(title: "contact type", alignment: .left),
      .init(title: DisplayWidth.shortened(name(0), to: 40), alignment: .left),
      .init(title: DisplayWidth.shortened(name(system), to: 40), alignment: .left),
    ])
    for contact in shown {
      let day = replay.names.day(contact.came)
      let came = replay.names.clockTime(contact.came, decimals: 0)
      table.add([
        .text(replay.names.clock.days > 1 ? "\(day) \(came)" : came),
        .text(DisplayWidth.shortened(Printable.escaped(replay.names.types[contact.type]), to: 28)),
        .text(words(contact.outcomes[0])), .text(words(contact.outcomes[system])),
      ])
    }
    return table.lines(indent: 0, colored: isColored)
  }

  private func words(_ outcome: DayReplay.Outcome) -> String {
    guard let kind = outcome.kind else { return "no end within the run" }
    guard kind == .answer else { return "\(kind.fateWords) after \(time(outcome.wait))" }
    return
      "\(outcome.wait > 0 ? time(outcome.wait) : "at once"), \(Printable.escaped(replay.names.groups[outcome.group])) \(outcome.agent)"
  }

  private var closing: [String] {
    DisplayWidth.wrapped(
      "One replication shows how a rule works, not which is better: 'callsim compare' judges over many days.",
      at: 100)
  }
}

/// A counterfactual replay as a table: a row for each contact, the columns of each system beside each other.
public struct ReplayCSV {
  private let replay: DayReplay

  public init(_ replay: DayReplay) { self.replay = replay }

  public var bytes: [UInt8] {
    var csv = CSVWriter()
    for column in ["seconds", "day", "time", "contact_type"] { csv.text(column) }
    for system in replay.systems {
      for column in ["outcome", "wait", "agent_group", "agent"] { csv.text("\(system.name): \(column)") }
    }
    csv.endRow()
    for contact in replay.contacts {
      csv.number((contact.came * 1e6).rounded() / 1e6)
      csv.text(replay.names.day(contact.came))
      csv.text(replay.names.clockTime(contact.came))
      csv.text(replay.names.types[contact.type])
      for outcome in contact.outcomes {
        csv.text(outcome.kind?.rawValue ?? "")
        csv.number(outcome.kind == nil ? nil : (outcome.wait * 1e6).rounded() / 1e6)
        csv.text(outcome.group < 0 ? "" : replay.names.groups[outcome.group])
        csv.integer(outcome.agent > 0 ? outcome.agent : nil)
      }
      csv.endRow()
    }
    return csv.bytes
  }
}
