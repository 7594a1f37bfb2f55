import Foundation

/// Services by queue, agent and day, and the pauses after them.
struct ServiceSamples {
  /// Talk times by queue; those of agents dedicated to it apart, if others answer it too.
  private(set) var talk: [UInt16: [Double]] = [:]
  /// After-contact work as logged, or else the pauses of agents before calls that were waiting.
  private(set) var wrapUp: (sample: WeightedSample, isMeasured: Bool) = (WeightedSample(), false)
  private(set) var agentSums: [(count: Double, sum: Double, squares: Double)] = []
  private(set) var daySums: [(count: Double, sum: Double, squares: Double)] = []
  /// By group number: factors on the handle time of its own queue.
  private(set) var factors: [Int: [UInt16: Double]] = [:]

  private typealias Sums = (count: Double, sum: Double, squares: Double)

  init(_ history: History, _ activity: (Int) -> AgentActivity, _ inference: GroupInference) {
    var dedicated: [Int: [Double]] = [:]
    var (measured, gaps): ([Double], [Double]) = ([], [])
    for index in history.days.indices {
      let day = activity(index)
      for agent in day.services.keys.sorted() {
        let services = day.services[agent]!
        let position = inference.positions(services)
        let group = position(services.first?.start ?? 0)
        let own = inference.groups[group].dedicatedTo
        for service in services {
          if service.queue == own, let own,
            inference.groups.contains(where: { $0.dedicatedTo != own && $0.queues.contains(own) })
          {
            dedicated[group, default: []].append(service.end - service.start)
          } else {
            talk[service.queue, default: []].append(service.end - service.start)
          }
          if service.wrapUp > 0 { measured.append(service.wrapUp) }
        }
        for (before, after) in zip(services, services.dropFirst()) {
          let gap = after.start - before.end
          if (0...DutyReconstruction.longestWrapUp).contains(gap), day.waiting(at: before.end) > 0 {
            gaps.append(gap)
          }
        }
      }
      for service in day.unattributed { talk[service.queue, default: []].append(service.end - service.start) }
    }
    for (group, values) in dedicated {
      guard let queue = inference.groups[group].dedicatedTo, values.count >= 20 else {
        // Too few to tell: they are like the others.
        if let queue = inference.groups[group].dedicatedTo { talk[queue, default: []] += values }
        continue
      }
      let others = talk[queue] ?? []
      // Where most of a queue's contacts go to its own agents, theirs is the queue's handle time.
      guard others.count >= 20, others.count >= values.count else {
        talk[queue, default: []] += values
        continue
      }
      let factor =
        (values.reduce(0, +) / Double(values.count)) / max(others.reduce(0, +) / Double(others.count), 1)
      if !(0.8...1.25).contains(factor) {
        factors[group] = [queue: min(max(factor, 0.01), 100)]
      } else {
        talk[queue]! += values
      }
    }
    let hasMeasured = measured.count >= 20
    wrapUp = (WeightedSample(hasMeasured ? measured : gaps), hasMeasured)
    addEffects(history)
  }

  /// Sums of logarithms, less each queue's mean, by agent and by day; services from 10 s on.
  private mutating func addEffects(_ history: History) {
    let services = history.calls.joined().lazy.filter { $0.isAnswered && $0.talk >= 10 }
    var means: [UInt16: (count: Double, sum: Double)] = [:]
    for call in services {
      means[call.queue, default: (0, 0)].count += 1
      means[call.queue]!.sum += log(Double(call.talk))
    }
    var (agents, days): ([UInt16: Sums], [Sums]) = ([:], [])
    for calls in history.calls {
      var day: Sums = (0, 0, 0)
      for call in calls where call.isAnswered && call.talk >= 10 {
        let mean = means[call.queue]!
        let value = log(Double(call.talk)) - mean.sum / mean.count
        day = (day.count + 1, day.sum + value, day.squares + value * value)
        guard call.agent > 0 else { continue }
        let old = agents[call.agent] ?? (0, 0, 0)
        agents[call.agent] = (old.count + 1, old.sum + value, old.squares + value * value)
      }
      days.append(day)
    }
    agentSums = agents.keys.sorted().map { agents[$0]! }
    daySums = days
  }
}
