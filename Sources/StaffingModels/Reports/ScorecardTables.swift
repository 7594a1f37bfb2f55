import Simulator

/// The scorecard as tables: figures beside their limits, and the agents that the hold needs.
extension Scorecard {
  struct Row {
    var figure: String
    var now: Estimate
    var then: Estimate?
    /// Most that it may be.
    var limit: Double?
    var source: String

    func verdict(_ estimate: Estimate?) -> String {
      guard let limit, let estimate, let value = estimate.value else { return "" }
      // Where all replications agree, as when nobody ever waits, there is no width.
      guard let width = estimate.halfWidth ?? (estimate.n > 1 ? 0 : nil) else { return "undecided" }
      return value + width <= limit ? "met" : value - width > limit ? "missed" : "undecided"
    }
  }

  /// Figures that the scenario has, those with a limit first.
  var rows: [Row] {
    func row(_ figure: String, _ measure: String, _ of: Scope, _ limit: Double?, _ source: String) -> Row? {
      func find(_ estimates: [Estimate]) -> Estimate? {
        estimates.first { $0.measure == measure && $0.of == of && $0.interval == nil }
      }
      guard let now = find(self.now), now.value != nil else { return nil }
      return Row(figure: figure, now: now, then: find(then), limit: limit, source: source)
    }
    func source(_ isDefault: Bool, _ flag: String) -> String {
      isDefault ? "TRICARE access benchmarks 2000" : flag
    }
    var rows = [
      row("mean hold", "mean_wait", calls, limits.hold, source(limits.hold == Limits().hold, "--hold")),
      row("hold of 90 % of calls, at most", "wait_all_p90", calls, nil, "the hospital's own limit"),
      row(
        "abandonment", "abandonment", calls, limits.abandonment,
        source(limits.abandonment == Limits().abandonment, "--abandonment")),
      row("average call time", "average_call_time", calls, nil, "handle hours / contacts"),
    ]
    let channels = now.filter { $0.measure == "response_time" && $0.interval == nil && $0.value != nil }
      .map(\.of)
    let named = channels.filter { if case .channel = $0 { true } else { false } }
    rows += (named.isEmpty ? channels.filter { $0 == .center } : named).map {
      row("response time" + ($0 == .center ? "" : ", \($0.name)"), "response_time", $0, nil, "arrival to end")
    }
    let appointments = [
      ("appointments missed", "appointments_missed"), ("bookings lost", "bookings_lost"),
      ("slots recovered", "slots_recovered"),
    ]
    rows += appointments.map { row($0.0, $0.1, .center, nil, "a replication of the horizon") }
    let hours = Estimate(
      measure: "review_hours", of: .center, value: review.hours(agents: agents), confidence: 0.95, n: 0,
      unit: "agent-hours")
    rows.append(
      Row(
        figure: "review of calls, hours/month", now: hours, then: hours, limit: nil,
        source: "\(agents) agents x \(Figure.exact(review.calls, unit: "")) calls x "
          + Figure.exact(review.time, unit: "s")))
    return rows.compactMap { $0 }
  }

  /// The answer in a sentence.
  public var verdict: String {
    let limit = Figure.exact(limits.hold, unit: "s")
    guard !additions.isEmpty else {
      return "Mean hold is within \(limit) in every interval: no agents are missing."
    }
    let isSteady = additions[0].interval == nil
    let needs = additions.map { addition in
      (addition.with == nil ? "more than +\(addition.agents)" : "+\(addition.agents)") + " \(addition.group)"
        + (isSteady ? "" : " \(label(addition.interval))")
    }
    return "Mean hold above \(limit)"
      + (isSteady ? "" : " in \(additions.count) interval\(additions.count == 1 ? "" : "s")")
      + ": \(needs.joined(separator: ", "))"
  }

  /// The figures now and with the additions.
  public var figuresTable: AnswerTable {
    var table = AnswerTable(
      "scorecard", verdict: verdict,
      columns: [
        .init("figure", "figure", isText: true), .init("value", "now"), .init("limit", "at most"),
        .init("verdict", "verdict", isText: true), .init("then_value", "with them"),
        .init("then_verdict", "verdict", isText: true), .init("source", "source", isText: true),
      ])
    table.rows = rows.map { row in
      [
        .text(row.figure), .text(Figure(row.now).text),
        .text(row.limit.map { Figure.exact($0, unit: row.now.unit) } ?? ""), .text(row.verdict(row.now)),
        .text(additions.isEmpty ? "" : Figure(row.then).text),
        .text(additions.isEmpty ? "" : row.verdict(row.then)), .text(row.source),
      ]
    }
    table.notes = notes
    return table
  }

  /// The agents more, with the hold that each was checked by; nil: none are needed.
  public var additionsTable: AnswerTable? {
    guard !additions.isEmpty else { return nil }
    var table = AnswerTable(
      "scorecard_additions", verdict: "The least agents more, in order of time",
      columns: [
        .init("interval", "interval", isText: true), .init("agent_group", "agent group", isText: true),
        .init("agents_more", "agents"), .init("hold", "hold before"), .init("one_less", "one agent less"),
        .init("then_hold", "with them"),
      ])
    table.rows = additions.map {
      [
        .text(label($0.interval)), .text($0.group), .text("+\($0.agents)"), .text(Figure($0.before).text),
        .text(Figure($0.oneLess).text), .text(Figure($0.with).text),
      ]
    }
    if additions.contains(where: { $0.with == nil }) {
      table.notes = [
        "Where no number was enough, agents of another group may be missing: name it with --group."
      ]
    }
    return table
  }

  /// All of it in one table, for files: seconds, shares and hours.
  public var table: AnswerTable {
    var table = AnswerTable(
      "scorecard", verdict: verdict,
      columns: [
        "figure", "interval", "agent_group", "agents_more", "value", "value_half_width", "limit", "verdict",
        "one_less", "then_value", "then_half_width", "then_verdict", "unit", "source",
      ].map { .init($0, $0) })
    func add(_ row: Row, _ addition: Addition?) {
      table.rows.append([
        .text(row.figure), .text(label(addition?.interval)), .text(addition?.group ?? ""),
        .number(addition.map { Double($0.agents) }), .number(row.now.value), .number(row.now.halfWidth),
        .number(row.limit), .text(row.verdict(row.now)), .number(addition?.oneLess.value),
        .number(row.then?.value), .number(row.then?.halfWidth), .text(row.verdict(row.then)),
        .text(row.now.unit), .text(row.source),
      ])
    }
    for row in rows { add(row, nil) }
    for addition in additions {
      add(
        Row(
          figure: "mean hold", now: addition.before, then: addition.with, limit: limits.hold,
          source: "least agents more"), addition)
    }
    table.notes = notes
    return table
  }

  private var notes: [String] {
    let absent = [
      ("response_time", "Response time: no contacts have a deadline or wait over night."),
      ("appointments_missed", "Appointments: no contact type has 'booking'."),
    ].filter { measure, _ in !now.contains { $0.measure == measure && $0.value != nil } }.map(\.1)
    let above = then.filter {
      $0.measure == "mean_wait" && $0.of == calls && $0.interval != nil && ($0.value ?? 0) > limits.hold
    }
    let left =
      additions.isEmpty || above.isEmpty
      ? [] : ["Above the limit with them too: " + above.map { label($0.interval) }.joined(separator: ", ")]
    return left + absent + [
      "± at 95 %, \(replications) replications with common random numbers; met and missed: by the whole interval. "
        + "Agents are added in order of time, each where the mean is above the limit."
    ]
  }

  /// `10:00-10:30`.
  private func label(_ interval: Int?) -> String {
    guard let interval, !intervalLabels.isEmpty else { return "" }
    let start = intervalLabels[interval % intervalLabels.count]
    let clock = start.suffix(5).split(separator: ":").compactMap { Int($0) }
    guard clock.count == 2 else { return start }
    let end = clock[0] * 60 + clock[1] + Int((intervalLength / 60).rounded())
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(start)-\(two(end / 60 % 24)):\(two(end % 60))"
  }
}
