import Distributions
import Foundation

/// Who of the scheduled agents is there (AG4, AG6): agents are absent by day or by interval, cohorts pass and leave.
///
/// Of n agents scheduled the first n of the group's roll are meant; so many fewer are on duty as of them are away.
struct PresenceTable: ~Copyable {
  struct Cause {
    let group: Int
    let absence: Absence
    let key: StreamKey
    let shareKey: StreamKey
  }

  struct Nesting {
    let group: Int
    let buddies: Int
    let load: Double
    let days: Range<Int>
  }

  /// Places of group i: `first[i]..<first[i + 1]`.
  private let first: [Int]
  private let causes: [Cause]
  private let nestings: [Nesting]
  /// The days on which an agent of a cohort works: `arrives <= day < leaves`.
  private let arrives: Buffer<Double>
  private let leaves: Buffer<Double>
  private var isAwayToday: Buffer<Bool>
  /// Agents there of the first n: `there[first[i] + i + n]`.
  private var there: Buffer<Int32>
  private var day = 0

  init(_ model: Model, sizes: [Int], seed: UInt64, replication: Int) {
    var places = [0]
    for size in model.hasAbsence ? sizes : [] { places.append(places[places.count - 1] + size) }
    first = places
    let count = places[places.count - 1]
    var arrivals = Array(repeating: -Double.infinity, count: count)
    var departures = Array(repeating: Double.infinity, count: count)
    var causes: [Cause] = []
    var nestings: [Nesting] = []
    for (index, group) in model.groups.enumerated() where model.hasAbsence {
      func key(_ purpose: Purpose, _ name: String) -> StreamKey {
        StreamKey(seed: seed, replication: replication, purpose: purpose, name: name)
      }
      for absence in group.absences {
        let name = "\(group.name)/\(absence.category)"
        causes.append(
          Cause(group: index, absence: absence, key: key(.absence, name), shareKey: key(.absenceShare, name)))
      }
      guard let cohort = group.cohort else { continue }
      let start = cohort.firstDay + cohort.trainingDays
      let hazard = -log(1 - cohort.yearlyAttrition) / 365
      for number in 0..<sizes[index] {
        var stream = key(.cohort, group.name).stream(UInt64(number))
        let isPassed = stream.uniform() < cohort.passRate
        arrivals[places[index] + number] = isPassed ? Double(start) : .infinity
        departures[places[index] + number] =
          hazard > 0 ? Double(start) - log(stream.uniform()) / hazard : .infinity
      }
      if let buddies = model.groups.firstIndex(where: { $0.name == cohort.buddyGroup }) {
        nestings.append(
          Nesting(
            group: index, buddies: buddies, load: cohort.buddyLoad, days: start..<start + cohort.nestingDays))
      }
    }
    arrives = Buffer(arrivals)
    leaves = Buffer(departures)
    self.causes = causes
    self.nestings = nestings
    isAwayToday = Buffer(repeating: false, count: count)
    there = Buffer(repeating: 0, count: count + places.count)
  }

  /// A day begins.
  mutating func begin(day: Int, of model: Model) {
    self.day = day
    for place in 0..<isAwayToday.count {
      isAwayToday[place] = Double(day) < arrives[place] || Double(day) >= leaves[place]
    }
    for cause in causes where cause.absence.isOfDays {
      let share = share(of: cause, number: day, of: model)
      for place in places(of: cause) where isSent(cause, place, number: day, share) {
        isAwayToday[place] = true
      }
    }
  }

  /// An interval of the day begins, number `period` of the horizon.
  mutating func begin(period: Int, of model: Model) {
    var isAway = Buffer<Bool>(count: isAwayToday.count) { [isAwayToday = isAwayToday.base] in isAwayToday[$0]
    }
    for cause in causes where !cause.absence.isOfDays {
      let share = share(of: cause, number: period, of: model)
      for place in places(of: cause) where isSent(cause, place, number: period, share) {
        isAway[place] = true
      }
    }
    for group in 0..<Swift.max(first.count - 1, 0) {
      var count: Int32 = 0
      let start = first[group] + group
      there[start] = 0
      for place in first[group]..<first[group + 1] {
        if !isAway[place] { count += 1 }
        there[start + place - first[group] + 1] = count
      }
    }
  }

  private func places(of cause: Cause) -> Range<Int> { first[cause.group]..<first[cause.group + 1] }

  /// The probability of an agent to be away, on the current day.
  ///
  /// - Parameter number: of the day or the period.
  private func share(of cause: Cause, number: Int, of model: Model) -> Double {
    var stream = cause.shareKey.stream(UInt64(number))
    let share = cause.absence.share.sample(using: &stream)
    let factors = cause.absence.weekdayFactors
    return factors.isEmpty ? share : share * factors[model.clock.weekday(ofDay: day)]
  }

  private func isSent(_ cause: Cause, _ place: Int, number: Int, _ share: Double) -> Bool {
    cause.key.uniform(UInt64(number) << 24 | UInt64(place - first[cause.group])) < share
  }

  /// Agents of a group who are there, of those scheduled for each group.
  func count(_ group: Int, scheduled: (Int) -> Int) -> Int {
    var count = Int(there[first[group] + group + scheduled(group)])
    for nesting in nestings where nesting.buddies == group && nesting.days.contains(day) {
      let new = there[first[nesting.group] + nesting.group + scheduled(nesting.group)]
      count -= Int((nesting.load * Double(new)).rounded())
    }
    return Swift.max(count, 0)
  }
}
