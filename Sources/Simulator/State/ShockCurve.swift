import Distributions

/// The shocks on one stream's arrivals in one replication: cuts its stretches where their effect bends.
///
/// In each piece the rate is linear. Where two sloping curves are multiplied it is a parabola, taken as sixteen chords.
struct ShockCurve {
  private struct Occurrence {
    var start: Double
    var end: Double
    /// Index in `shocks`.
    var shock: Int
  }

  private struct Effect {
    var knots: [(time: Double, share: Double)]
    /// Contacts per second at full effect; nil: it is a factor.
    var added: Double?
    /// Less 1.
    var factor: Double
  }

  private let effects: [Effect]
  private var occurrences: [Occurrence] = []
  private var pieces: [ArrivalDays.Stretch] = []
  private var next = 0
  /// On all rates, 1 / mean size of a batch.
  private let scale: Double

  /// nil when no shock is about the stream.
  init?(
    _ shocks: [Shock], on name: String, clock: ModelClock, batchMean: Double, seed: UInt64, replication: Int
  ) {
    let own = shocks.filter { $0.contacts.contains(name) }
    if own.isEmpty { return nil }
    scale = 1 / batchMean
    effects = own.map { shock in
      switch shock.effect {
      case .multiplier(let factor): Effect(knots: shock.curve, added: nil, factor: factor - 1)
      case .volume(let volume): Effect(knots: shock.curve, added: volume / shock.fullTime, factor: 0)
      }
    }
    for (index, shock) in own.enumerated() {
      for start in Self.starts(of: shock, on: clock, seed: seed, replication: replication) {
        let length = effects[index].knots.last?.time ?? 0
        occurrences.append(Occurrence(start: start, end: start + length, shock: index))
      }
    }
    occurrences.sort { $0.start < $1.start }
  }

  /// The moments at which a shock begins, the same for all that it is about.
  private static func starts(of shock: Shock, on clock: ModelClock, seed: UInt64, replication: Int)
    -> [Double]
  {
    switch shock.start {
    case .at(let day, let time): return [clock.moment(day: day, time: time)]
    case .random(let probability, let from, let to):
      let key = StreamKey(seed: seed, replication: replication, purpose: .shock, name: shock.name)
      return (0..<clock.days).compactMap { day in
        var stream = key.stream(UInt64(day))
        guard stream.uniform() < probability else { return nil }
        return clock.moment(day: day, time: from + (to - from) * stream.uniform())
      }
    }
  }

  mutating func nextPiece() -> ArrivalDays.Stretch? {
    guard next < pieces.count else { return nil }
    next += 1
    return pieces[next - 1]
  }

  /// Makes the pieces of a stretch. A given number of contacts is left as it is.
  mutating func cut(_ stretch: ArrivalDays.Stretch) {
    pieces.removeAll(keepingCapacity: true)
    next = 0
    let present = occurrences.filter { $0.start < stretch.end && $0.end > stretch.start }
    guard stretch.count < 0, !present.isEmpty else {
      pieces.append(stretch)
      return
    }
    var cuts = [stretch.start, stretch.end]
    for occurrence in present {
      cuts += effects[occurrence.shock].knots.map { occurrence.start + $0.time }.filter {
        $0 > stretch.start && $0 < stretch.end
      }
    }
    cuts.sort()
    for (from, to) in zip(cuts, cuts.dropFirst()) where from < to { add(from, to, of: stretch, present) }
  }

  private mutating func add(
    _ from: Double, _ to: Double, of stretch: ArrivalDays.Stretch, _ present: [Occurrence]
  ) {
    let middle = (from + to) / 2
    // Each effect is a straight line between cuts: its share at `from` and at `to`.
    let lines = present.compactMap { occurrence -> (effect: Effect, from: Double, to: Double)? in
      let effect = effects[occurrence.shock]
      let knots = effect.knots
      let age = middle - occurrence.start
      guard let after = knots.firstIndex(where: { $0.time > age }), after > 0 else { return nil }
      let (a, b) = (knots[after - 1], knots[after])
      func share(_ time: Double) -> Double {
        a.share + (b.share - a.share) * (time - occurrence.start - a.time) / (b.time - a.time)
      }
      return (effect, share(from), share(to))
    }
    func rate(_ time: Double) -> Double {
      let position = (time - from) / (to - from)
      var rate = stretch.rate + stretch.slope * (time - stretch.start)
      var added = 0.0
      for line in lines {
        let share = line.from + (line.to - line.from) * position
        if let full = line.effect.added {
          added += full * share * scale
        } else {
          rate *= 1 + line.effect.factor * share
        }
      }
      return max(rate + added, 0)
    }
    let sloping = lines.count { $0.effect.added == nil && $0.from != $0.to } + (stretch.slope != 0 ? 1 : 0)
    let parts = sloping > 1 ? 16 : 1
    for part in 0..<parts {
      let start = from + (to - from) * Double(part) / Double(parts)
      let end = part + 1 == parts ? to : from + (to - from) * Double(part + 1) / Double(parts)
      let (first, last) = (rate(start), rate(end))
      pieces.append(
        .init(start: start, end: end, rate: first, slope: first == last ? 0 : (last - first) / (end - start)))
    }
  }
}

extension ModelClock {
  /// Seconds at a local time of a day.
  func moment(day: Int, time: Double) -> Double {
    let day = min(max(day, 0), days - 1)
    let interval = Int(((time - dayStart) / periodLength).rounded(.down))
    if time >= dayStart, interval < periodsPerDay {
      return start(day: day, interval: interval) + (time - dayStart - Double(interval) * periodLength)
    }
    return (schedule.isEmpty ? Double(day) * dayLength : schedule[day].midnight) + time
  }
}
