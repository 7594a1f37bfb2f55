import Simulator

extension Fit {
  /// For the screen: what was read, what was found, what to do next.
  public func text(isColored: Bool = false) -> String {
    var lines = report.lines
    lines += history.notes.map { "  note: \($0)" }
    if !history.leftOut.isEmpty {
      lines.append("Days not used: \(history.leftOut.count)")
      for group in Dictionary(grouping: history.leftOut, by: \.reason).sorted(by: {
        $0.value[0].day < $1.value[0].day
      }) {
        lines.append("  \(group.value.count): \(group.key)")
      }
    }
    lines += [
      "",
      "Fitted to \(history.days.count) days, \(CivilDate(days: history.days[0]).text) to \(CivilDate(days: history.days[history.days.count - 1]).text)"
        + (heldOut.isEmpty
          ? "" : "; held out: \(heldOut.map { CivilDate(days: $0).text }.joined(separator: ", "))"),
    ]
    lines += fittedScenario.busynessComments.map { "  \($0)" } + [""]
    lines += typeTable(isColored) + [""] + groupTable(isColored) + [""]
    lines += fittedScenario.routingComments
    if let agentEffect {
      lines.append(
        "Agents differ by cv \(percent(agentEffect.cv)) in handle time (\(agentEffect.groups) agents); it is part of the handle time's law, not written apart."
      )
    }
    if let dayEffect, dayEffect.cv > 0.005 {
      lines.append("Days differ by cv \(percent(dayEffect.cv)) in handle time.")
    }
    if let redials {
      lines.append(
        "Redials: \(percent(redials.redialProbability)) of \(Numerals.grouped(redials.abandonments)) who hung up called again within 30 min, after \(LawText.number(redials.meanDelay.rounded())) s on average; \(percent(redials.reconnectProbability)) of those answered did. \(firstAttempts(redials))"
      )
    }
    for pair in correlations.prefix(5) {
      lines.append(
        "Daily counts of \(pair.first) and \(pair.second) correlate by \(LawText.number((pair.value * 100).rounded() / 100))."
      )
    }
    return lines.map(Printable.escaped).joined(separator: "\n") + "\n"
  }

  /// Contacts a day with and without redials.
  func firstAttempts(_ redials: RedialUnfolding) -> String {
    let totals = DayTotals(history)
    var (offered, first) = (0.0, 0.0)
    for day in history.days.indices {
      let cells = (0..<history.intervals).map { totals.total(day: day, interval: $0) }
      offered += cells.reduce(0) { $0 + $1.offered }
      first += redials.firstAttempts(
        offered: cells.map(\.offered), abandoned: cells.map(\.abandoned), interval: history.interval
      ).reduce(0, +)
    }
    let days = Double(history.days.count)
    return
      "First attempts: \(LawText.number((first / days).rounded())) a day of \(LawText.number((offered / days).rounded())) offered."
  }

  private func typeTable(_ isColored: Bool) -> [String] {
    var table = TextTable([
      .init(title: "Contact type", alignment: .left), .init(title: "a day"), .init(title: "hung up"),
      .init(title: "handle time"),
      .init(title: "law", alignment: .left), .init(title: "A-D p"), .init(title: "patience by exposure"),
      .init(title: "law", alignment: .left),
    ])
    for type in types {
      let handle = handleTimes[type.kind.queue]
      table.add([
        .text(type.kind.name),
        .text(LawText.number((type.offered / Double(history.days.count) * 10).rounded() / 10)),
        .text(percent(type.offered > 0 ? type.abandoned / type.offered : 0)),
        .text(handle?.sample.mean.map { "\(LawText.number($0.rounded())) s" } ?? "-"),
        .text(
          (handle?.chosen?.family ?? "-") + (handle?.short.map { " + \(percent($0.share)) short" } ?? "")),
        .text(handle?.test.map { LawText.number($0.pValue) } ?? "-"),
        .text(type.patience.meanByExposure.map { "\(LawText.number($0.rounded())) s" } ?? "-"),
        .text(
          (type.patience.chosen?.family ?? "none") + (type.patience.balking != nil ? " + line" : "")
            + (type.patience.isPooled ? " (pooled)" : "")),
      ])
    }
    return table.lines(indent: 0, colored: isColored)
  }

  private func groupTable(_ isColored: Bool) -> [String] {
    var table = TextTable([
      .init(title: "Agent group", alignment: .left), .init(title: "agent-hours a day"),
      .init(title: "most at once"),
    ])
    for group in groups {
      let hours = group.averages.reduce(0, +) * history.interval / 3600
      table.add([
        .text(group.name), .text(LawText.number((hours * 10).rounded() / 10)),
        .text("\(group.staff.max() ?? 0)"),
      ])
    }
    return table.lines(indent: 0, colored: isColored)
  }
}
