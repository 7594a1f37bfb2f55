import Foundation
import Synchronization
import Testing

@testable import Simulator

/// Running replications in parallel and stopping.
struct ExperimentTests {
  private static let model = EstimationFixtures.model(groups: [("team", 30)])

  /// A day with a random number of contacts, each abandoning with probability 0.1; some days take longer to
  /// simulate.
  private static func day(_ replication: Int) -> Observations {
    var stream = testStream(UInt64(replication))
    var day = EstimationFixtures.observations(model)
    day.contacts[0].arrivals = (50 + 50 * stream.uniform()).rounded()
    for _ in 0..<Int(day.contacts[0].arrivals) {
      let wait = -30 * log(stream.uniform())
      if stream.uniform() < 0.1 {
        day.contacts[0].abandoned += 1
        day.otherWaits[WaitBuckets.bucket(of: wait)] += 1
      } else {
        day.contacts[0].answered += 1
        day.answeredWaits[WaitBuckets.bucket(of: wait)] += 1
      }
      day.contacts[0].waitOfAnswered += wait
    }
    day.flow.arrivals = day.contacts[0].arrivals
    day.flow.departures = day.contacts[0].arrivals
    day.agents[0].scheduledTime = 3600
    return day
  }

  private static func experiment(
    _ rule: Experiment.StoppingRule, threads: Int = 2, source: Experiment.Source? = nil
  ) -> Experiment {
    Experiment(
      model: model, seed: 1, rule: rule, threads: threads,
      source: source ?? { replication, stop, _ in
        if replication % 3 == 0 { usleep(500) }
        return stop.isRaised ? nil : day(replication)
      })
  }

  @Test("the number of threads changes no bit of the result", arguments: [2, 3, 16])
  func threads(_ count: Int) async {
    let rule = Experiment.StoppingRule.precision(
      Precision(of: ["abandonment"], halfWidth: .relative(0.1), maximum: 500))
    let one = await Self.experiment(rule, threads: 1).run()
    let many = await Self.experiment(rule, threads: count).run()
    #expect(one.replications > 10)
    #expect(one.replications == many.replications)
    #expect(one.estimates == many.estimates)
    #expect(one.stoppingRule == many.stoppingRule)
    #expect(one.contactsSimulated == many.contactsSimulated)
    #expect(
      one.stoppingRule == "precision reached: abandonment within 10 % after \(one.replications) replications")
  }

  @Test("a precision that is not reached ends with the most replications allowed")
  func notReached() async {
    let result = await Self.experiment(
      .precision(Precision(of: ["abandonment"], halfWidth: .absolute(1e-6), maximum: 12))
    ).run()
    #expect(result.replications == 12)
    #expect(result.isComplete)
    #expect(
      result.stoppingRule
        == "precision not reached: abandonment within 1e-06, after 12 replications, the most allowed")
  }

  @Test("a stop keeps the replications that were complete, in order")
  func stopped() async {
    let stop = StopFlag()
    let experiment = Self.experiment(.replications(1000), threads: 3) { replication, flag, _ in
      if replication == 7 { stop.raise(.signal) }
      return flag.isRaised ? nil : Self.day(replication)
    }
    let result = await experiment.run(stop: stop)
    #expect(!result.isComplete)
    #expect(result.replications <= 7)
    #expect(result.stoppingRule == "stopped by a signal after \(result.replications) of 1000 replications")
    let whole = EstimationFixtures.table(Self.model, (0..<result.replications).map(Self.day))
    #expect(result.estimates == whole)
  }

  @Test("stopped before the first replication ends, the result is valid and empty")
  func stoppedAtOnce() async {
    let stop = StopFlag()
    stop.raise(.timeLimit)
    let result = await Self.experiment(.replications(10)).run(stop: stop)
    #expect(result.replications == 0)
    #expect(!result.isComplete)
    #expect(result.estimates.allSatisfy { $0.value == nil && $0.reason != nil })
    #expect(result.stoppingRule == "stopped by the time limit after 0 of 10 replications")
  }

  @Test("replications too short to look at the flag do not keep a stopped run going")
  func deafSource() async {
    let stop = StopFlag()
    let experiment = Self.experiment(.replications(1000)) { replication, _, _ in
      if replication == 3 { stop.raise(.signal) }
      return Self.day(replication)
    }
    let result = await experiment.run(stop: stop)
    #expect(!result.isComplete)
    #expect((4..<20).contains(result.replications))
  }

  @Test("a precision on something that the scenario does not measure is refused in words")
  func unmeasured() {
    let free = EstimationFixtures.model(groups: [("team", nil)])
    #expect(
      Precision(of: ["labour_cost"], halfWidth: .relative(0.1)).problem(in: free)
        == "labour_cost is not measured in this scenario")
    #expect(Precision(of: ["labour_cost"], halfWidth: .relative(0.1)).problem(in: Self.model) == nil)
    #expect(
      Precision(of: ["mean_wayt"], halfWidth: .relative(0.1)).problem(in: free)
        == "no measure is named mean_wayt (did you mean 'mean_wait'?)")
  }

  @Test("no more than so many replications run at the same time, and each once")
  func inFlight() async {
    let running = Atomic<Int>(0)
    let most = Atomic<Int>(0)
    let calls = Atomic<Int>(0)
    let experiment = Self.experiment(.replications(30), threads: 2) { replication, _, _ in
      let now = running.add(1, ordering: .relaxed).newValue
      most.max(now, ordering: .relaxed)
      calls.add(1, ordering: .relaxed)
      usleep(200)
      running.subtract(1, ordering: .relaxed)
      return Self.day(replication)
    }
    let result = await experiment.run()
    #expect(result.replications == 30)
    #expect(result.stoppingRule == "30 replications as asked")
    #expect(most.load(ordering: .relaxed) <= 2)
    #expect(calls.load(ordering: .relaxed) == 30)
  }

  @Test("progress is told after each replication, in order")
  func progress() async {
    let reports = Mutex<[RunProgress]>([])
    _ = await Self.experiment(.replications(5), threads: 3).run { report in
      reports.withLock { $0.append(report) }
    }
    let told = reports.withLock { $0 }
    #expect(told.map(\.done) == [1, 2, 3, 4, 5])
    #expect(told.allSatisfy { $0.planned == 5 && $0.measure == "service_level" })
    #expect(told.last?.remaining == .zero)
  }

  @Test("broken identities are told in words")
  func identities() async {
    let experiment = Self.experiment(.replications(2)) { replication, _, _ in
      var day = Self.day(replication)
      if replication == 1 {
        day.flow.departures += 1
        day.flow.lineIntegral = 1000
        day.flow.waits = 1001
      }
      return day
    }
    let broken = await experiment.run().brokenIdentities
    #expect(broken.count == 2)
    #expect(broken.first?.hasPrefix("replication 1: flow conservation") == true)
    #expect(broken.last?.hasPrefix("replication 1: Little's law") == true)
  }

  @Test("a steady state uses batches below ten replications and replications from there on")
  func steadyState() {
    let model = EstimationFixtures.model(clock: EstimationFixtures.steadyState)
    func run(_ number: Int) -> Observations {
      var stream = testStream(UInt64(number))
      var run = EstimationFixtures.observations(model)
      for batch in 0..<20 {
        run.contacts[batch].arrivals = (100 * stream.uniform()).rounded()
        run.contacts[batch].lineTime = 3600 * stream.uniform()
      }
      return run
    }
    let few = EstimationFixtures.table(model, [run(0), run(1)])
    #expect(few.row("arrivals")?.n == 40)
    let arrivals = [run(0), run(1)].map { $0.contacts.reduce(0) { $0 + $1.arrivals } }
    #expect(abs((few.value("arrivals") ?? 0) - (arrivals[0] + arrivals[1]) / 2) < 1e-9)
    let many = EstimationFixtures.table(model, (0..<10).map(run))
    #expect(many.row("arrivals")?.n == 10)
    #expect(many.row("queue_length")?.halfWidth != nil)
    #expect(many.allSatisfy { $0.interval == nil })
  }

  /// Mean waits of successive batches 1, 2, .., 20 (one contact each) are as correlated as can be: lag 1 is
  /// (sum of (x_t - 10.5)(x_{t+1} - 10.5)) / 665 = 565.25 / 665 = 0.85.
  @Test("batches that hang together are told in a note")
  func correlatedBatches() {
    let model = EstimationFixtures.model(clock: EstimationFixtures.steadyState)
    var run = EstimationFixtures.observations(model)
    for batch in 0..<20 {
      run.contacts[batch].arrivals = 1
      run.contacts[batch].waitOfAnswered = Double(batch + 1)
    }
    let result = EstimationFixtures.estimator(model, [run]).result(
      seed: 1, level: 0.95, isComplete: true, stoppingRule: "")
    #expect(result.method.hasPrefix("20 batch means (lag-1 correlation 0.85), Student t"))
    #expect(result.notes.count == 1)
    #expect(result.notes.first?.hasPrefix("successive batch means are correlated") == true)
  }
}
