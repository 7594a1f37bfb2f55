/// One contact type, one group: the formulas of Erlang and Palm.
extension VerificationCase {
  private static func steady(
    _ name: String, hours: Int, arrivals: String, handle: String, rest: String = "", staff: Int,
    lines: Int? = nil, acceptableWait: String = "20s"
  ) -> String {
    """
    callsim: 1
    name: \(name)
    horizon: {length: \(hours)h, warm_up: 2h}
    \(lines.map { "lines: \($0)\n" } ?? "")contact_types:
      calls:
        channel: voice
        arrivals: {rate: \(arrivals)}
        handle_time: \(handle)
        acceptable_wait: \(acceptableWait)
    \(rest)agent_groups:
      team: {serves: [calls], staff: \(staff)}

    """
  }

  private static let lossFigures: [Figure] = {
    let blocking = ErlangB.blocking(agents: 30, load: 25)
    return [Figure("blocking", blocking), Figure("occupancy", 25 * (1 - blocking) / 30)]
  }()

  static let erlangB = VerificationCase(
    name: "erlang-b", title: "Erlang B: 25 erlangs to 30 lines", source: "A. K. Erlang 1917",
    text: steady(
      "erlang-b", hours: 82, arrivals: "5/min", handle: "{exponential: {mean: 5min}}", staff: 30, lines: 30),
    replications: 120, figures: lossFigures)

  static let erlangBLognormal = VerificationCase(
    name: "erlang-b-lognormal",
    title: "The same with lognormal handle times: the formula knows their mean only",
    source: "insensitivity; B. A. Sevastyanov 1957",
    text: steady(
      "erlang-b-lognormal", hours: 82, arrivals: "5/min", handle: "{lognormal: {mean: 5min, cv: 1.5}}",
      staff: 30, lines: 30),
    replications: 120, figures: lossFigures)

  static let erlangC = VerificationCase(
    name: "erlang-c", title: "Erlang C: 200 calls an hour, 3 min, 12 agents", source: "A. K. Erlang 1917",
    text: steady("erlang-c", hours: 102, arrivals: "200/h", handle: "{exponential: {mean: 3min}}", staff: 12),
    replications: 120,
    figures: {
      guard
        let exact = ErlangC(arrivalRate: 200.0 / 3600, meanHandleTime: 180)
          .figures(agents: 12, threshold: 20, short: 5)
      else { preconditionFailure("12 agents are enough for 10 erlangs") }
      return [
        Figure("delay_probability", exact.delayProbability), Figure("mean_wait", exact.meanWait),
        Figure("service_level", exact.answeredWithin), Figure("queue_length", exact.queueLength),
        Figure("occupancy", 10.0 / 12),
      ]
    }())

  static let erlangA = palm(
    "erlang-a", title: "Erlang A: 48 calls a minute, 1 min, patience 2 min, 50 agents", rate: 48, per: "min",
    handle: 60, patience: 120, staff: 50, hours: 14)

  static let erlangASmall = palm(
    "erlang-a-small", title: "Erlang A: 200 calls an hour, 3 min, patience 5 min, 14 agents", rate: 200,
    per: "h",
    handle: 180, patience: 300, staff: 14, hours: 102)

  private static func palm(
    _ name: String, title: String, rate: Double, per unit: String, handle: Double, patience: Double,
    staff: Int, hours: Int
  ) -> VerificationCase {
    let formula = ErlangA(
      arrivalRate: rate / (unit == "min" ? 60 : 3600), meanHandleTime: handle, meanPatience: patience)
    guard let exact = formula.figures(agents: Double(staff), threshold: 20, short: 5) else {
      preconditionFailure("Erlang A has a steady state always")
    }
    let levels: [(String, ServiceLevelVariant)] = [
      ("service_level", .offered), ("service_level_ignore", .ignore), ("service_level_credit", .credit),
      ("service_level_answered", .answered),
    ]
    return VerificationCase(
      name: name, title: title, source: "C. Palm 1957; A. Mandelbaum, S. Zeltyn 2007",
      text: steady(
        name, hours: hours, arrivals: "\(Int(rate))/\(unit)",
        handle: "{exponential: {mean: \(Int(handle))s}}",
        rest: "    patience: {exponential: {mean: \(Int(patience))s}}\n", staff: staff),
      replications: 120,
      figures: [
        Figure("abandonment", exact.abandonment), Figure("delay_probability", exact.delayProbability),
        Figure("mean_wait", exact.meanWait), Figure("asa", exact.speedOfAnswer ?? 0),
        Figure("occupancy", exact.occupancy ?? 0),
      ] + levels.map { Figure($0.0, exact.serviceLevel($0.1) ?? 0) })
  }
}
