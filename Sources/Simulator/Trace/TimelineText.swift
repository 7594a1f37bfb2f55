/// An interval for people: what it was like in two sentences, then minute by minute, then contact by contact.
public struct TimelineText {
  private let timeline: IntervalTimeline
  private let title: String
  private let isColored: Bool

  private static let mostContacts = 40
  private static let mostGroups = 6
  private static let barWidth = 12

  /// - Parameter title: of which replication, in words.
  public init(_ timeline: IntervalTimeline, title: String, isColored: Bool = false) {
    self.timeline = timeline
    self.title = title
    self.isColored = isColored
  }

  /// Ends with a newline.
  public var text: String {
    let blocks = [
      [TextStyle.bold.applied(to: "\(timeline.interval.label)", colored: isColored) + "  \(title)"], summary,
      minutes, contacts,
    ]
    return blocks.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private var names: TraceNames { timeline.names }

  private func time(_ seconds: Double) -> String { Figure(seconds, halfWidth: nil, unit: "s").value }

  private func count(_ number: Int, _ one: String, _ many: String) -> String {
    "\(Numerals.grouped(number)) \(number == 1 ? one : many)"
  }

  /// Without seconds on the minute.
  private func shortTime(_ seconds: Double) -> String {
    let text = names.clockTime(seconds, decimals: 0)
    return text.hasSuffix(":00") ? String(text.dropLast(3)) : text
  }

  // MARK: In sentences

  private var summary: [String] {
    let (start, end) = (shortTime(timeline.interval.start), shortTime(timeline.interval.end))
    var sentences: [String] = []
    let waiting = timeline.waitingAtStart
    if let first = waiting.first {
      sentences.append(
        "At \(start) \(count(waiting.count, "contact waits", "contacts wait")), the first for \(time(timeline.interval.start - first.came))."
      )
    } else {
      sentences.append("At \(start) nobody waits.")
    }
    let (came, answered, left) = timeline.rows.reduce((0, 0, 0)) {
      ($0.0 + $1.came, $0.1 + $1.answered, $0.2 + $1.left)
    }
    sentences.append(
      "\(count(came, "contact comes", "contacts come")), \(Numerals.grouped(answered)) \(answered == 1 ? "is" : "are") answered, \(count(left, "leaves", "leave")) unanswered; at \(end) \(timeline.waitingAtEnd == 0 ? "nobody waits" : count(timeline.waitingAtEnd, "waits", "wait"))."
    )
    let longest = timeline.stories.values.filter { ($0.wait ?? 0) > 0 }
      .max { ($0.wait ?? 0, $1.came) < ($1.wait ?? 0, $0.came) }
    if let longest, let wait = longest.wait {
      sentences.append(
        "The longest wait is \(time(wait)): \(name(longest)), who came at \(names.clockTime(longest.came, decimals: 0)) and \(outcome(longest))."
      )
    }
    let length = timeline.interval.end - timeline.interval.start
    let full = names.groups.indices.filter { timeline.fullTime[$0] >= length / 100 }
      .map {
        "\(Printable.escaped(names.groups[$0])) \(Figure(timeline.fullTime[$0] / length, halfWidth: nil, unit: "share").value)"
      }
    if !full.isEmpty {
      sentences.append(
        "Every agent on shift is busy for this part of the time: \(full.joined(separator: ", ")).")
    }
    return DisplayWidth.wrapped(sentences.joined(separator: " "), at: 100)
  }

  // MARK: By minute

  private var minutes: [String] {
    let rows = timeline.rows
    let shown = names.groups.count <= Self.mostGroups ? Array(names.groups.indices) : []
    var table = TextTable(
      [
        .init(title: "From", alignment: .left), .init(title: "came"), .init(title: "answered"),
        .init(title: "left"), .init(title: "waiting"), .init(title: "", alignment: .left),
        .init(title: "longest"),
      ]
        + (shown.isEmpty
          ? [.init(title: "busy")]
          : shown.map { .init(title: DisplayWidth.shortened(Printable.escaped(names.groups[$0]), to: 16)) }))
    let most = max(rows.map(\.waiting).max() ?? 0, 1)
    for row in rows {
      let bar = (row.waiting * Self.barWidth + most - 1) / most
      let busy = shown.map { "\(row.busy[$0])/\(row.onShift[$0])" }
      let all = "\(row.busy.reduce(0, +))/\(row.onShift.reduce(0, +))"
      table.add(
        [
          .text(shortTime(row.start)), .text(number(row.came)),
          .text(number(row.answered)), .text(number(row.left)), .text(number(row.waiting)),
          .text(String(repeating: "█", count: bar), style: .open),
          .text(row.waiting == 0 ? "-" : time(row.longestWait)),
        ] + (shown.isEmpty ? [.text(all)] : busy.map { .text($0) }))
    }
    return table.lines(indent: 0, colored: isColored)
      + ["waiting, longest and busy agents of those on shift: at the end of each line's time"]
  }

  private func number(_ value: Int) -> String { value == 0 ? "-" : Numerals.grouped(value) }

  // MARK: By contact

  private var contacts: [String] {
    let all = timeline.stories.sorted { ($0.value.came, $0.key) < ($1.value.came, $1.key) }.map(\.value)
    let told = all.filter { $0.waited || $0.end.map { $0.kind != .answer && $0.kind != .contained } == true }
    guard !told.isEmpty else { return ["Nobody waited or left unanswered."] }
    var table = TextTable([
      .init(title: "Came", alignment: .left), .init(title: "contact type", alignment: .left),
      .init(title: "waited"), .init(title: "what became of the contact", alignment: .left),
    ])
    for story in told.prefix(Self.mostContacts) {
      let isLost = story.end.map { $0.kind != .answer } == true
      table.add([
        .text(names.clockTime(story.came, decimals: 0)), .text(DisplayWidth.shortened(name(story), to: 28)),
        .text(story.wait.map(time) ?? "-"), .text(outcome(story), style: isLost ? .bad : .plain),
      ])
    }
    let more = told.count - Self.mostContacts
    let others = all.count - told.count
    return table.lines(indent: 0, colored: isColored)
      + (more > 0 ? ["and \(Numerals.grouped(more)) more who waited (the event log lists all)"] : [])
      + (others > 0 ? ["\(count(others, "other contact", "other contacts")) did not wait"] : [])
  }

  private func name(_ story: IntervalTimeline.Story) -> String { Printable.escaped(names.types[story.type]) }

  private func outcome(_ story: IntervalTimeline.Story) -> String {
    guard let end = story.end else { return "has no end within the run" }
    guard end.kind == .answer else { return end.kind.fateWords }
    let handled = story.handled.map { ", \(time($0))" } ?? ""
    return "was answered by \(Printable.escaped(names.agent(end) ?? ""))\(handled)"
  }
}
