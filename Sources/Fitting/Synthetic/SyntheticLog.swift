import Distributions
import Foundation

/// A hospital's log with a known truth, in the formats of real sources: for demonstrations, tests, and to try the import on.
///
/// A small simulator of its own, because a log needs each contact and each agent by name, which the engine does not keep.
/// Every person in it is invented; the same seed gives the same log.
public struct SyntheticLog {
  public enum Format: String, Sendable, CaseIterable {
    case csv
    case queueLog = "queue_log"
    case amazonConnect = "amazon-connect"
  }

  struct Contact {
    var number: Int
    var day: Int
    var line: Int
    /// Seconds after midnight.
    var arrival: Double
    var wait = 0.0
    /// nil: hung up.
    var agent: Int?
    var talk = 0.0
    var wrapUp = 0.0
  }

  let truth: HospitalTruth
  let seed: UInt64
  /// The first day, since 1970; weekends are skipped.
  let firstDay: Int

  public init(_ truth: HospitalTruth, seed: UInt64, from date: String = "2026-03-02") {
    self.truth = truth
    self.seed = seed
    firstDay = HistoryChoice.day(of: date) ?? 20_514
  }

  /// The log of some weekdays, piece by piece.
  public func write(days: Int, format: Format, _ sink: ([UInt8]) throws -> Void) rethrows {
    var number = 0
    if format == .csv {
      try sink(Array("call_id,queue,arrival,wait_s,outcome,talk_s,acw_s,agent\n".utf8))
    }
    var (day, written) = (firstDay, 0)
    while written < days {
      if Weekday(day: day).rawValue < 5 {
        let contacts = simulate(day: day, index: written, number: &number)
        try sink(Array(text(contacts, format).utf8))
        written += 1
      }
      day += 1
    }
  }

  // MARK: One day

  func simulate(day: Int, index: Int, number: inout Int) -> [Contact] {
    let key = StreamKey(seed: seed, replication: index, purpose: .arrival, name: "synthetic")
    var stream = key.stream(0)
    let shape = 1 / (truth.busynessCV * truth.busynessCV)
    let factor = truth.busynessCV > 0 ? ((try? Gamma(mean: 1, shape: shape))?.sample(using: &stream) ?? 1) : 1
    var contacts: [Contact] = []
    for (index, line) in truth.lines.enumerated() {
      var stream = key.stream(UInt64(index + 1))
      let total = truth.shape.reduce(0, +)
      for (hour, share) in truth.shape.enumerated() {
        let rate = line.volume * factor * share / total / 3600
        var time = truth.open + Double(hour) * 3600
        while rate > 0 {
          time += -log(stream.uniform()) / rate
          if time >= truth.open + Double(hour + 1) * 3600 { break }
          contacts.append(Contact(number: 0, day: day, line: index, arrival: time))
        }
      }
    }
    contacts.sort { $0.arrival < $1.arrival }
    for index in contacts.indices {
      number += 1
      contacts[index].number = number
    }
    return serve(contacts, key)
  }

  /// Longest wait first, by agents who come and go by the hour.
  private func serve(_ arriving: [Contact], _ key: StreamKey) -> [Contact] {
    var contacts = arriving
    var patience: [Double] = []
    for contact in contacts {
      let line = truth.lines[contact.line]
      var stream = key.stream(1_000_000 + UInt64(contact.number))
      let law = try? Weibull(mean: line.patienceMean, shape: line.patienceShape)
      patience.append(law?.sample(using: &stream) ?? line.patienceMean)
    }
    let most = (truth.agents.max() ?? 0, truth.bilingual.max() ?? 0)
    /// When each agent is free, single-language ones first.
    var free = Array(repeating: truth.open, count: most.0 + most.1)
    func isOnDuty(_ agent: Int, at time: Double) -> Bool {
      let hour = min(max(Int((time - truth.open) / 3600), 0), truth.agents.count - 1)
      return agent < most.0 ? agent < truth.agents[hour] : agent - most.0 < truth.bilingual[hour]
    }
    func serves(_ agent: Int, _ line: Int) -> Bool { agent >= most.0 || !truth.lines[line].needsSpanish }
    var waiting: [Int] = []
    var (next, time) = (0, truth.open)
    var factors: [Int: Double] = [:]
    while next < contacts.count || !waiting.isEmpty {
      // The agent who is free first among those on duty then, if somebody waits whom he or she serves.
      let candidate = waiting.isEmpty ? nil : nextAgent(free, time, contacts, waiting, isOnDuty, serves)
      let arrival = next < contacts.count ? contacts[next].arrival : .infinity
      if let candidate, candidate.time < arrival {
        time = candidate.time
        let place = waiting.firstIndex { serves(candidate.agent, contacts[$0].line) }!
        let index = waiting.remove(at: place)
        if patience[index] < time - contacts[index].arrival {
          contacts[index].wait = patience[index]
          continue
        }
        contacts[index].wait = max(0, time - contacts[index].arrival)
        contacts[index].agent = candidate.agent
        let line = truth.lines[contacts[index].line]
        var stream = key.stream(2_000_000_000 + UInt64(contacts[index].number))
        if factors[candidate.agent] == nil {
          var own = StreamKey(seed: seed, replication: 0, purpose: .agentEffect, name: "synthetic").stream(
            UInt64(candidate.agent))
          factors[candidate.agent] =
            truth.agentCV > 0 ? (try? Lognormal(mean: 1, cv: truth.agentCV))?.sample(using: &own) : 1
        }
        let talk =
          (try? Lognormal(mean: line.handleMean, cv: line.handleCV))?.sample(using: &stream)
          ?? line.handleMean
        contacts[index].talk = talk * (factors[candidate.agent] ?? 1)
        contacts[index].wrapUp = -log(stream.uniform()) * truth.wrapUpMean
        free[candidate.agent] = time + contacts[index].talk + contacts[index].wrapUp
      } else if next < contacts.count {
        time = max(time, arrival)
        waiting.append(next)
        next += 1
      } else {
        // Nobody left who could serve them.
        for index in waiting { contacts[index].wait = patience[index] }
        waiting = []
      }
    }
    return contacts
  }

  private func nextAgent(
    _ free: [Double], _ time: Double, _ contacts: [Contact], _ waiting: [Int],
    _ isOnDuty: (Int, Double) -> Bool,
    _ serves: (Int, Int) -> Bool
  ) -> (agent: Int, time: Double)? {
    let isForAll = waiting.contains { !truth.lines[contacts[$0].line].needsSpanish }
    var best: (agent: Int, time: Double)?
    for agent in free.indices where isForAll || serves(agent, contacts[waiting[0]].line) {
      var moment = max(free[agent], time)
      // Comes on duty with the hour, if not there yet.
      while moment < truth.close + 7200, !isOnDuty(agent, moment) {
        moment = truth.open + ((moment - truth.open) / 3600).rounded(.down) * 3600 + 3600
        if moment >= truth.close { break }
      }
      if moment >= truth.close, !isOnDuty(agent, moment) { continue }
      if best.map({ moment < $0.time }) ?? true { best = (agent, moment) }
    }
    return best
  }

  // MARK: Writing

  private func text(_ contacts: [Contact], _ format: Format) -> String {
    switch format {
    case .csv: contacts.map(csv).joined()
    case .amazonConnect: contacts.map(connect).joined()
    case .queueLog: queueLog(contacts)
    }
  }

  private func stamp(_ day: Int, _ second: Double, separator: String = " ", end: String = "") -> String {
    let whole = Int(second)
    func two(_ value: Int) -> String { (value < 10 ? "0" : "") + String(value) }
    let extra = whole / 86_400
    return CivilDate(days: day + extra).text + separator + two(whole / 3600 % 24) + ":" + two(whole / 60 % 60)
      + ":" + two(whole % 60) + end
  }

  private func csv(_ contact: Contact) -> String {
    let outcome = contact.agent == nil ? "abandoned" : "answered"
    let agent = contact.agent.map { "agent-\($0 + 1)" } ?? ""
    let (talk, wrap) =
      contact.agent == nil ? ("", "") : ("\(tenths(contact.talk))", "\(tenths(contact.wrapUp))")
    return
      "c\(contact.number),\(truth.lines[contact.line].name),\(stamp(contact.day, contact.arrival)),\(tenths(contact.wait)),\(outcome),\(talk),\(wrap),\(agent)\n"
  }

  private func tenths(_ seconds: Double) -> Double { (seconds * 10).rounded() / 10 }

  private func connect(_ contact: Contact) -> String {
    let (queued, answered) = (
      stamp(contact.day, contact.arrival, separator: "T", end: "Z"),
      stamp(contact.day, contact.arrival + contact.wait, separator: "T", end: "Z")
    )
    let end = stamp(contact.day, contact.arrival + contact.wait + contact.talk, separator: "T", end: "Z")
    let agent =
      contact.agent.map {
        ",\"Agent\":{\"ARN\":\"agent/\($0 + 1)\",\"ConnectedToAgentTimestamp\":\"\(answered)\",\"AgentInteractionDuration\":\(Int(contact.talk)),\"AfterContactWorkDuration\":\(Int(contact.wrapUp))}"
      } ?? ""
    return
      "{\"ContactId\":\"c\(contact.number)\",\"Channel\":\"VOICE\",\"InitiationMethod\":\"INBOUND\",\"InitiationTimestamp\":\"\(queued)\",\"DisconnectTimestamp\":\"\(end)\",\"LastUpdateTimestamp\":\"\(end)\",\"Queue\":{\"Name\":\"\(truth.lines[contact.line].name)\",\"EnqueueTimestamp\":\"\(queued)\",\"Duration\":\(Int(contact.wait))}\(agent)}\n"
  }

  private func queueLog(_ contacts: [Contact]) -> String {
    var events: [(time: Double, text: String)] = []
    for contact in contacts {
      let (id, queue) = ("c\(contact.number)", truth.lines[contact.line].name)
      func add(_ second: Double, _ rest: String) {
        let epoch = Double(contact.day) * 86_400 + second
        events.append((epoch, "\(Int(epoch))|\(id)|\(queue)|\(rest)\n"))
      }
      add(contact.arrival, "NONE|ENTERQUEUE||")
      if let agent = contact.agent {
        add(contact.arrival + contact.wait, "agent-\(agent + 1)|CONNECT|\(Int(contact.wait))|")
        add(
          contact.arrival + contact.wait + contact.talk,
          "agent-\(agent + 1)|COMPLETECALLER|\(Int(contact.wait))|\(Int(contact.talk))|1")
      } else {
        add(contact.arrival + contact.wait, "NONE|ABANDON|1|1|\(Int(contact.wait))")
      }
    }
    return events.enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }.map(
      \.element.text
    ).joined()
  }
}
