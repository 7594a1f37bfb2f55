import Testing

@testable import Fitting

@Suite("Agents on duty, from activity")
struct StaffingTests {
  private func call(_ arrival: Double, wait: Double, talk: Double, agent: UInt16, queue: UInt16 = 0)
    -> CallTable.Call
  {
    CallTable.Call(
      arrivalMilliseconds: Int32(arrival * 1000), wait: Float(wait), talk: Float(talk), queue: queue,
      agent: agent,
      outcome: agent == 0 ? .abandoned : .answered)
  }

  @Test("On duty while serving, in pauses of two minutes, and before a service as far back as nobody waited")
  func spells() {
    // Opening at 0. Agent 1 serves 100-200, 260-300 and 2000-2100; somebody waits 1500-1700.
    let calls = [
      call(100, wait: 0, talk: 100, agent: 1), call(260, wait: 0, talk: 40, agent: 1),
      call(1500, wait: 200, talk: 0, agent: 0),
      call(2000, wait: 0, talk: 100, agent: 1),
    ]
    let activity = AgentActivity(calls)
    let spells = DutyReconstruction.spells(activity.services[1]!, activity, open: 0)
    // 0-100 is a pause under two minutes; 200-260 too; before 2000 the line was empty since 1700.
    #expect(spells.map(\.0) == [0, 100, 200, 260, 1700, 2000])
    #expect(spells.map(\.1) == [100, 200, 260, 300, 2000, 2100])
  }

  @Test("Time-averages become whole agents whose sum stays right, owed groups first")
  func wholeAgents() {
    let whole = WholeAgents.rounded([[0.5, 0.2], [0.5, 0.2], [0.5, 0.2], [0.5, 0.2]])
    #expect(whole.reduce(0) { $0 + $1.reduce(0, +) } == 3)
    #expect(whole.reduce(0) { $0 + $1[0] } == 2)
  }

  @Test("Shared and special queues, and agents dedicated to one")
  func groups() {
    var calls: [CallTable.Call] = []
    for agent in UInt16(1)...10 {
      for index in 0..<60 {
        // Everybody serves queue 0; agents 1 to 3 serve queue 1 besides; agent 10 nothing but queue 1.
        let queue: UInt16 = agent == 10 ? 1 : agent <= 3 && index % 3 == 0 ? 1 : 0
        calls.append(call(Double(index) * 600 + Double(agent), wait: 0, talk: 60, agent: agent, queue: queue))
      }
    }
    let inference = GroupInference([AgentActivity(calls)], queues: [0, 1]) { ["main", "special"][Int($0)] }
    #expect(inference.shared == [0])
    #expect(inference.groups.map(\.name) == ["team", "team and special", "special only"])
    let activity = AgentActivity(calls)
    #expect(inference.positions(activity.services[10]!)(0) == 2)
    #expect(inference.positions(activity.services[2]!)(5000) == 1)
    #expect(inference.positions(activity.services[5]!)(5000) == 0)
  }
}
