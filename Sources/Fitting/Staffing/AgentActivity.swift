/// What agents did on one day, second by second as far as the log tells: services, and the waiting line meanwhile.
struct AgentActivity {
  struct Service {
    var start: Double
    var end: Double
    var queue: UInt16
    var wrapUp: Double
  }

  /// By agent, in order of start.
  let services: [UInt16: [Service]]
  /// Services without a known agent.
  let unattributed: [Service]
  /// Number waiting at each second after midnight; empty where it was not asked for.
  let line: [Int16]
  static let seconds = 86_400 + 7_200

  /// - Parameters:
  ///   - hasLine: the line takes 190 KB a day.
  ///   - isShared: queues that nearly every agent serves; only their contacts count as waiting.
  init(_ calls: [CallTable.Call], hasLine: Bool = true, isShared: (UInt16) -> Bool = { _ in true }) {
    var services: [UInt16: [Service]] = [:]
    var unattributed: [Service] = []
    var change = Array(repeating: Int16(0), count: hasLine ? Self.seconds + 1 : 0)
    for call in calls {
      if hasLine, call.wait > 0, isShared(call.queue) {
        change[min(Int(call.arrival), Self.seconds)] &+= 1
        change[min(Int(call.waitEnd), Self.seconds)] &-= 1
      }
      guard call.isAnswered else { continue }
      let service = Service(
        start: call.waitEnd, end: call.serviceEnd, queue: call.queue,
        wrapUp: call.wrapUp.isNaN ? 0 : Double(call.wrapUp))
      if call.agent > 0 {
        services[call.agent, default: []].append(service)
      } else {
        unattributed.append(service)
      }
    }
    self.services = services.mapValues { $0.sorted { $0.start < $1.start } }
    self.unattributed = unattributed
    var waiting = Int16(0)
    line = change.map { step in
      waiting &+= step
      return waiting
    }
  }

  func waiting(at second: Double) -> Int16 { line[min(max(Int(second), 0), line.count - 1)] }
}
