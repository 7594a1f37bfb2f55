/// Rates that change through the day.
extension VerificationCase {
  private static let counts = [20.0, 60, 90, 70, 40, 20]

  static let busyMorning = VerificationCase(
    name: "time-varying", title: "M(t)/M/12+M: a morning that starts empty and overflows, by half-hour",
    source: "forward equations by uniformisation, A. Jensen 1953",
    text: """
      callsim: 1
      name: time-varying
      calendar: {open: "08:00-11:00", interval: 30min}
      contact_types:
        calls:
          channel: voice
          arrivals: {per_interval: [20, 60, 90, 70, 40, 20]}
          patience: {exponential: {mean: 4min}}
          handle_time: {exponential: {mean: 5min}}
      agent_groups:
        team: {serves: [calls], staff: 12}

      """,
    replications: 12_000,
    figures: {
      var chain = BirthDeathDay(states: 120, handleRate: 1.0 / 300, patienceRate: 1.0 / 240)
      let steps = 60
      let h = 1800 / Double(steps)
      var figures: [Figure] = []
      for (interval, count) in counts.enumerated() {
        // Simpson's rule on P(N >= 12), (N - 12)+ and min(N, 12).
        var (delayed, waiting, busy) = (0.0, 0.0, 0.0)
        for step in 0...steps {
          let weight = (step == 0 || step == steps ? 1.0 : step % 2 == 1 ? 4 : 2) / (3 * Double(steps))
          delayed += weight * chain.atLeast(12)
          for (n, p) in chain.probability.enumerated() {
            waiting += weight * p * Double(max(n - 12, 0))
            busy += weight * p * Double(min(n, 12))
          }
          if step < steps { chain.advance(h, arrivalRate: count / 1800, agents: 12) }
        }
        figures.append(Figure("busy_agents", busy, interval: interval))
        // One call in 10,000 waits in the first half-hour: too few for a standard error.
        guard interval > 0 else { continue }
        figures.append(Figure("delay_probability", delayed, interval: interval))
        figures.append(Figure("queue_length", waiting, interval: interval))
      }
      return figures
    }())

  /// Everybody is served at once: m(t) is the number of arrivals in (t - D, t].
  static let amplyStaffed = VerificationCase(
    name: "ample-staff", title: "M(t)/D/infinity: as many agents as it takes, 12 min each, by half-hour",
    source: "C. Palm 1943; S. G. Eick, W. A. Massey, W. Whitt 1993",
    text: """
      callsim: 1
      name: ample-staff
      calendar: {open: "08:00-11:00", interval: 30min}
      contact_types:
        calls:
          channel: voice
          arrivals: {per_interval: [20, 60, 90, 70, 40, 20]}
          handle_time: {constant: 12min}
      agent_groups:
        team: {serves: [calls], staff: 200}

      """,
    replications: 6000,
    figures: {
      /// Expected arrivals up to a minute.
      func arrivals(_ minute: Int) -> Double {
        (0..<max(minute, 0)).reduce(0) { $0 + counts[$1 / 30] / 30 }
      }
      return counts.indices.map { interval in
        // Linear between minutes, so that the trapezoid rule is exact.
        let busy = (0...30).reduce(0.0) { sum, step in
          let minute = 30 * interval + step
          return sum + (arrivals(minute) - arrivals(minute - 12)) * (step == 0 || step == 30 ? 0.5 : 1) / 30
        }
        return Figure("busy_agents", busy, interval: interval)
      }
    }())
}
