import Distributions
import Simulator

extension Fit {
  /// The scenario with its comments.
  public var scenarioText: String { fittedScenario.text }

  var fittedScenario: FittedScenario {
    let dates = history.days.map { CivilDate(days: $0).text }
    let weekdays = Weekday.allCases.filter { day in history.days.contains { Weekday(day: $0) == day } }.map(
      \.name)
    let contacts = types.reduce(0) { $0 + $1.offered }
    let usesCredits = routing.credits.contains { $0 > 0 }
    return FittedScenario(
      name: options.name,
      description:
        "Fitted to \(Numerals.grouped(Int(contacts.rounded()))) contacts of \(dates.count) days (\(weekdays.joined(separator: ", "))).",
      header: header(dates), open: history.open, close: history.close, interval: history.interval,
      busynessComments: busynessComments, dayCV: busyness.cv,
      intervalCV: intervalBusyness.flatMap { $0.pValue < 0.05 && $0.cv > 0.001 ? $0.cv : nil },
      types: types.indices.map(typeEntry), groups: groups.map(groupEntry), groupComments: groupComments,
      routingComments: routingComments, contactSelection: usesCredits ? "age-score" : "longest-wait",
      seed: options.seed, fittedOn: dates, heldOut: heldOut.map { CivilDate(days: $0).text })
  }

  private func header(_ dates: [String]) -> [String] {
    var lines = [
      "Estimated by `callsim fit` from a log of format \(report.format): \(report.conservation).",
      "Days: \(dates.count), from \(dates.first ?? "") to \(dates.last ?? ""). Every number below is an estimate, with its source beside it.",
      "Before you rely on it: callsim backtest THIS-FILE LOG.",
    ]
    if let redials {
      lines.append(
        "Redials: \(percent(redials.redialProbability)) of callers who hung up called again within 30 min (of those answered "
          + "\(percent(redials.reconnectProbability))); they are counted among the arrivals.")
    }
    return lines
  }

  private var busynessComments: [String] {
    var lines: [String] = []
    let p =
      busyness.pValue.map { $0 < 1e-4 ? "p < 0.0001" : "p = \(LawText.number($0))" } ?? "too few days to test"
    if busyness.cv != nil {
      let error = busyness.standardError.map { " ± \(percent($0))" } ?? ""
      lines.append(
        "Busyness of days: cv \(percent(busyness.byLikelihood ?? busyness.byMoments))\(error) by maximum likelihood, "
          + "\(percent(busyness.byMoments)) by moments; dispersion \(LawText.number(busyness.dispersion)) (\(p), \(busyness.days) days)."
      )
    } else {
      lines.append(
        "Busyness of days: none written; dispersion \(LawText.number(busyness.dispersion)), \(p), \(busyness.days) days."
      )
    }
    if let interval = intervalBusyness {
      let correlation =
        interval.correlation.map { "; neighbouring intervals correlate by \(LawText.number($0))" } ?? ""
      lines.append(
        "Busyness of intervals within a day: cv \(percent(interval.cv)) by moments (p \(interval.pValue < 1e-4 ? "< 0.0001" : "= \(LawText.number(interval.pValue))"))\(correlation)."
      )
    }
    if weekdayFactors.count > 1 {
      lines.append(
        "Weekdays against their mean: "
          + weekdayFactors.map { "\($0.weekday.name) \(LawText.number($0.factor))" }.joined(separator: ", ")
          + ".")
    }
    return lines
  }

  private func typeEntry(_ index: Int) -> FittedScenario.TypeEntry {
    let type = types[index]
    let handle = handleTimes[type.kind.queue]
    let days = Double(history.days.count)
    var entry = FittedScenario.TypeEntry(
      name: type.kind.name,
      comments: [
        "\(LawText.number((type.offered / days * 10).rounded() / 10)) contacts a day, of whom \(percent(type.offered > 0 ? type.abandoned / type.offered : 0)) hung up; arrivals are means over \(history.days.count) days."
      ],
      arrivals: type.arrivals, handleTime: handle?.yaml(indent: "      ") ?? "{exponential: {mean: 180s}}",
      handleComment: handleComment(handle), patience: type.patience.yaml,
      patienceComment: patienceComment(type))
    entry.credit = routing.credits[index]
    if let balking = type.patience.balking, !type.patience.isPooled {
      entry.balking = balking.yaml
      entry.balkingComment =
        "hang-ups within a minute that grow with the line of the type (z \(LawText.number(balking.z))), as where callers hear their place in it"
    }
    if let mean = wrapUp.sample.mean, wrapUp.sample.count >= 20, mean >= 0.5 {
      let cv = min(max(wrapUp.sample.cv ?? 1, 0.05), 5)
      entry.wrapUp = "{lognormal: {mean: \(LawText.seconds(mean)), cv: \(LawText.number(cv))}}"
      let source =
        wrapUp.isMeasured
        ? "after-contact work in the log" : "pauses before calls that were waiting, up to 2 min"
      entry.wrapUpComment = "\(Numerals.grouped(Int(wrapUp.sample.count))) \(source), by mean and cv"
    }
    return entry
  }

  private func handleComment(_ handle: HandleTimeFit?) -> String {
    guard let handle, let chosen = handle.chosen else { return "ASSUMED: the log has no handle times" }
    var text = "\(Numerals.grouped(Int(handle.sample.count))) services, maximum likelihood; AIC: "
    let best = chosen.aic
    text += handle.candidates.map {
      "\($0.family) \($0.aic == best ? "best" : "+" + LawText.number(($0.aic - best).rounded()))"
    }.joined(separator: ", ")
    if let test = handle.test {
      text +=
        "; Anderson-Darling \(LawText.number(test.statistic)), p \(LawText.number(test.pValue)) (bootstrap, \(test.values) values)"
    }
    if abs(handle.meanFactor - 1) > 0.005 {
      text += "; mean set to the log's (the law's own: \(LawText.seconds(chosen.law.mean)))"
    }
    return text
  }

  private func patienceComment(_ type: TypeFit) -> String {
    let curve = type.patience.curve
    guard let chosen = type.patience.chosen else {
      return
        "nobody, or hardly anybody, hung up in \(Numerals.grouped(Int(curve.count))) waits: no patience can be told"
    }
    if type.patience.isPooled {
      return "too few hang-ups of their own: patience of all contact types together"
    }
    let best = chosen.aic
    let others = type.patience.candidates.map {
      "\($0.family) \($0.aic == best ? "best" : "+" + LawText.number(($0.aic - best).rounded()))"
    }
    return
      "\(Numerals.grouped(Int(curve.eventCount.rounded()))) hang-ups in \(Numerals.grouped(Int(curve.count.rounded()))) waits, the others cut short by an answer; AIC: "
      + others.joined(separator: ", ")
  }

  private var groupComments: [String] {
    hasAgents
      ? [
        "Agents on duty are reconstructed from their services: a free agent and a waiting caller do not coexist. On duty is who",
        "serves or wraps up, and before a service as far back as nobody waited (15 min at most); longer gaps are breaks.",
      ]
      : [
        "The log names no agents: on duty are as many as were busy while somebody waited, or the most that were busy at once."
      ]
  }

  private func groupEntry(_ group: GroupFit) -> FittedScenario.GroupEntry {
    let hours = group.averages.reduce(0, +) * history.interval / 3600
    let serves = group.queues.flatMap { history.types.types(ofQueue: $0) }.sorted().map {
      history.types.kinds[$0].name
    }
    return FittedScenario.GroupEntry(
      name: group.name,
      comments: ["\(LawText.number((hours * 10).rounded() / 10)) agent-hours a day on average"],
      serves: serves, staff: group.staff,
      agentEffect: nil,
      factors: group.factors.sorted { $0.key < $1.key }.flatMap { queue, factor in
        history.types.types(ofQueue: queue).map { (history.types.kinds[$0].name, factor) }
      })
  }

  private var routingComments: [String] {
    guard routing.choices >= 50 else {
      return [
        "Routing: too few choices between waiting contacts in the log to tell; the longest wait goes first."
      ]
    }
    let credited = types.indices.filter { routing.credits[$0] > 0 }.map {
      "\(types[$0].kind.name) \(LawText.seconds(routing.credits[$0]))"
    }
    return [
      "Routing: a freed agent takes the longest wait, with these credits: \(credited.isEmpty ? "none" : credited.joined(separator: ", ")).",
      "It explains \(percent(routing.explained)) of \(Numerals.grouped(routing.choices)) choices between types; within a type \(percent(routing.inOrder)) went in order.",
    ]
  }

  func percent(_ share: Double) -> String { "\(LawText.number((share * 1000).rounded() / 10)) %" }
}
