import Foundation

/// Agents on duty, reconstructed from their services where a log does not record presence.
///
/// The rule is that *a free agent and a waiting caller do not coexist*. An agent is on duty while serving and wrapping up, and
/// before a service as far back as nobody waited, for at most a quarter of an hour; a gap of up to two minutes counts in any
/// case. Longer gaps with callers waiting are breaks. Where services have no agents, the number on duty is the number busy
/// while somebody waits, or at least the greatest number busy.
struct DutyReconstruction {
  static let longestWrapUp = 120.0
  static let longestIdle = 900.0

  /// Time-average number on duty: `duty[step][group]`, steps of `step` seconds from opening to closing.
  private(set) var duty: [[Double]]
  let step: Double

  init(
    _ activity: AgentActivity, _ inference: GroupInference, open: Double, close: Double, step: Double
  ) {
    self.step = step
    let steps = Int(((close - open) / step).rounded())
    duty = Array(repeating: Array(repeating: 0, count: inference.groups.count), count: steps)
    for agent in activity.services.keys.sorted() {
      let services = activity.services[agent]!
      let position = inference.positions(services)
      for (from, to) in Self.spells(services, activity, open: open) {
        add(from, to, group: position(from), open: open)
      }
    }
    if activity.services.isEmpty {
      addUnattributed(activity, open: open)
    } else {
      // Somebody answered these, though the log does not say who: on duty as long as the service took.
      for service in activity.unattributed {
        add(service.start, service.end + service.wrapUp, group: 0, open: open)
      }
    }
  }

  /// Spells on duty, not overlapping.
  static func spells(
    _ services: [AgentActivity.Service], _ activity: AgentActivity, open: Double
  ) -> [(Double, Double)] {
    var spells: [(Double, Double)] = []
    var free = open
    for service in services {
      let start = max(service.start, free)
      if start > free {
        let gap = start - free
        if gap <= longestWrapUp {
          spells.append((free, start))
        } else {
          // Back from the service to the last moment at which somebody waited.
          var from = Int(start) - 1
          let limit = Int(max(free, start - longestIdle))
          while from > limit, activity.waiting(at: Double(from - 1)) == 0 { from -= 1 }
          spells.append((max(Double(from), free), start))
        }
      }
      let end = max(service.end + service.wrapUp, start)
      if end > start { spells.append((start, end)) }
      free = max(free, end)
    }
    return spells
  }

  private mutating func add(_ from: Double, _ to: Double, group: Int, open: Double) {
    let first = max(0, Int((from - open) / step))
    let last = min(duty.count - 1, Int((to - open) / step))
    guard first <= last else { return }
    for index in first...last {
      let start = open + Double(index) * step
      duty[index][group] += max(0, min(to, start + step) - max(from, start)) / step
    }
  }

  private mutating func addUnattributed(_ activity: AgentActivity, open: Double) {
    var change = Array(repeating: Int32(0), count: AgentActivity.seconds + 1)
    for service in activity.unattributed {
      change[min(Int(service.start), AgentActivity.seconds)] += 1
      change[min(Int(service.end + service.wrapUp), AgentActivity.seconds)] -= 1
    }
    var busy = Int32(0)
    let busyAt = change.map { step -> Int32 in
      busy += step
      return busy
    }
    for index in duty.indices {
      let seconds = Int(open + Double(index) * step)..<Int(open + Double(index + 1) * step)
      let waiting = seconds.filter { activity.line[min($0, activity.line.count - 1)] > 0 }
      if waiting.count >= 60 {
        duty[index][0] = waiting.reduce(0.0) { $0 + Double(busyAt[$1]) } / Double(waiting.count)
      } else {
        duty[index][0] = Double(seconds.map { busyAt[$0] }.max() ?? 0)
      }
    }
  }
}

/// Whole agents from averages.
enum WholeAgents {
  /// Totals whose running sum stays within one half of that of the averages, given to the groups most in arrears.
  static func rounded(_ averages: [[Double]]) -> [[Int]] {
    guard let groups = averages.first?.count else { return [] }
    var (sum, given) = (0.0, 0)
    var (owed, staff) = (Array(repeating: 0.0, count: groups), [[Int]]())
    for row in averages {
      sum += row.reduce(0, +)
      let total = max(0, Int(sum.rounded()) - given)
      given += total
      for group in 0..<groups { owed[group] += row[group] }
      var whole = Array(repeating: 0, count: groups)
      for _ in 0..<total {
        let most = (0..<groups).max { owed[$0] < owed[$1] || (owed[$0] == owed[$1] && $0 > $1) } ?? 0
        owed[most] -= 1
        whole[most] += 1
      }
      staff.append(whole)
    }
    return staff
  }
}
