import Simulator

/// What one agent-hour more is worth, for each group and interval (SF11): contacts answered in time, not abandoned, hours of
/// waiting saved.
///
/// Differences under common random numbers. An agent more in one interval changes little later than `reach` intervals on, so
/// agents are added to every `reach`-th interval in one run, and each change is put down to the last of them.
///
/// - Source: A. R. Curtis, M. J. D. Powell, J. K. Reid, "On the estimation of sparse Jacobian matrices", Journal of the
///   Institute of Mathematics and its Applications 13 (1974) 117-119.
public struct AgentHourValue: Sendable {
  public struct Entry: Sendable {
    public var group: String
    /// Index of the interval; nil: a steady state.
    public var interval: Int?
    /// Per agent-hour.
    public var change: ServiceChange
    public var costPerHour: Double?
  }

  public let entries: [Entry]
  public let intervalLabels: [String]
  public let replications: Int

  /// nil when stopped before its end.
  public init?(
    _ scenario: Scenario, seed: UInt64, threads: Int, contacts: Double = 500_000, stop: StopFlag = StopFlag(),
    progress: (@Sendable (String) -> Void)? = nil
  ) async {
    let model = Model(scenario)
    let service = PairedService(model, seed: seed, contacts: contacts, threads: threads, stop: stop)
    guard let base = await service.sums(model) else { return nil }
    let (groups, steps) = (model.groups.count, model.staffSteps)
    let periods = model.staff.count / max(groups * steps, 1)
    let isSteady = model.clock.kind == .steadyState
    let hours = (isSteady ? model.clock.observedTime : model.clock.periodLength) / 3600
    let longest = LoadProfile(model.byInterval).meanHandleTime.max() ?? 0
    let reach =
      isSteady
      ? 1 : min(max(2, Int((3 * longest / model.clock.periodLength).rounded(.up))), model.clock.periodsPerDay)
    var entries: [Entry] = []
    for group in model.displayGroups {
      progress?("an agent more of \(model.groups[group].name)")
      for phase in 0..<min(reach, periods) {
        var staff = model.staff
        let starts = Array(stride(from: phase, to: periods, by: reach))
        for period in starts {
          for step in 0..<steps { staff[(period * steps + step) * groups + group] += 1 }
        }
        guard let changed = await service.sums(model.replacing(staff: staff, steps: steps)) else {
          return nil
        }
        for period in starts {
          let window = isSteady ? nil : period..<min(period + reach, base[0].count)
          var change = ServiceChange(from: base, to: changed, periods: window)
          change.scale(by: 1 / hours)
          entries.append(
            Entry(
              group: model.groups[group].name, interval: isSteady ? nil : period, change: change,
              costPerHour: model.groups[group].costPerHour))
        }
      }
    }
    self.entries = entries
    intervalLabels = model.intervalLabels
    replications = service.replications
  }
}

extension ServiceChange {
  mutating func scale(by factor: Double) {
    for key in [\ServiceChange.inTime, \.abandoned, \.waitHours] {
      self[keyPath: key].value *= factor
      self[keyPath: key].halfWidth *= abs(factor)
    }
  }
}
