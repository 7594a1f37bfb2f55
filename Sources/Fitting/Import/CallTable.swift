/// The canonical call table in memory: who called is not in it, only when, for what and how it went. 32 bytes a contact.
struct CallTable {
  struct Call {
    /// 32 bits of the pseudonym of its key; 0: none.
    var key: UInt32 = 0
    /// Milliseconds after midnight, wall clock.
    var arrivalMilliseconds: Int32
    /// Seconds in the waiting line.
    var wait: Float
    /// Talk with hold, seconds; 0 unless answered.
    var talk: Float = 0
    /// NaN where the log has none.
    var wrapUp: Float = .nan
    /// Which of several duplicates is the latest.
    var version: Float = 0
    var queue: UInt16
    /// 0: not known; else number of the agent, from 1, in the order of first appearance.
    var agent: UInt16 = 0
    var outcome: Outcome
    /// 1 is the first served; 0: not known.
    var priority: UInt8 = 0

    /// Seconds after midnight.
    var arrival: Double { Double(arrivalMilliseconds) / 1000 }
    /// When its service began, or its wait ended otherwise.
    var waitEnd: Double { arrival + Double(wait) }
    var serviceEnd: Double { waitEnd + Double(talk) }
    var isAnswered: Bool { outcome == .answered }
  }

  /// By day since 1970.
  private(set) var days: [Int: [Call]] = [:]
  /// Names of queues, by number.
  private(set) var queues: [String] = []
  private(set) var agents = 0
  /// Contacts whose caller is known, if asked for: (pseudonym, moment of arrival in seconds since 1970, outcome).
  private(set) var callers: [(caller: UInt64, arrival: Double, waitEnd: Double, outcome: Outcome)] = []
  private var queueNumbers: [UInt64: UInt16] = [:]
  private var queueSizes: [Int] = []
  private var agentNumbers: [UInt64: UInt16] = [:]
  private static let mostQueues = 4000
  /// Queues that are too many for a number of their own.
  static let other = "other"

  var count: Int { days.values.reduce(0) { $0 + $1.count } }

  mutating func add(_ call: Call, day: Int) {
    // Room grows by a tenth, not twofold: 10^7 contacts stay within 400 MB.
    days[day, default: []].appendFrugally(call)
    queueSizes[Int(call.queue)] += 1
  }

  mutating func addCaller(_ caller: UInt64, _ arrival: Double, _ waitEnd: Double, _ outcome: Outcome) {
    callers.append((caller, arrival, waitEnd, outcome))
  }

  mutating func queueNumber(of field: Field, _ pseudonyms: Pseudonyms) -> UInt16 {
    let hash = field.isEmpty ? 0 : pseudonyms.number(of: field.bytes)
    if let known = queueNumbers[hash] { return known }
    if queues.count >= Self.mostQueues { return queueNumber(named: Self.other) }
    let number = addQueue(field.isEmpty ? "calls" : Self.safeName(field.text ?? "", number: queues.count + 1))
    queueNumbers[hash] = number
    return number
  }

  mutating func queueNumber(named name: String) -> UInt16 {
    if let index = queues.firstIndex(of: name) { return UInt16(index) }
    return addQueue(name)
  }

  private mutating func addQueue(_ name: String) -> UInt16 {
    queues.append(name)
    queueSizes.append(0)
    return UInt16(queues.count - 1)
  }

  /// A name that a scenario takes, and that is no identifier of anybody.
  static func safeName(_ text: String, number: Int) -> String {
    let cleaned = String(text.prefix(60)).replacing("\"", with: "'").replacing("\\", with: "/")
    if cleaned.isEmpty || IdentifierGuard.looksLikeIdentifier(cleaned) { return "queue-\(number)" }
    if cleaned.lowercased() == "all" || cleaned.hasSuffix("/urgent") {
      return "queue \(cleaned) ".replacing("/", with: "-") + "line"
    }
    return cleaned
  }

  mutating func agentNumber(of pseudonym: UInt64) throws(RejectReason) -> UInt16 {
    if let known = agentNumbers[pseudonym] { return known }
    guard agents < 60_000 else { throw .tooManyAgents }
    agents += 1
    agentNumbers[pseudonym] = UInt16(agents)
    return UInt16(agents)
  }

  /// Sorts each day by arrival, takes out duplicates (the latest version stays) and pools queues too small to be shown.
  ///
  /// - Returns: duplicates taken out.
  mutating func finish() -> Int {
    agentNumbers = [:]
    queueNumbers = [:]
    var duplicates = 0
    for day in days.keys.sorted() { duplicates += finish(day: day) }
    poolSmallQueues()
    return duplicates
  }

  private mutating func finish(day: Int) -> Int {
    guard var calls = days.removeValue(forKey: day) else { return 0 }
    calls.sort {
      if $0.arrivalMilliseconds != $1.arrivalMilliseconds {
        return $0.arrivalMilliseconds < $1.arrivalMilliseconds
      }
      if $0.key != $1.key { return $0.key < $1.key }
      return $0.version < $1.version
    }
    let before = calls.count
    var kept = 0
    for index in calls.indices {
      let isDuplicate =
        kept > 0 && calls[index].key != 0 && calls[kept - 1].key == calls[index].key
        && calls[kept - 1].arrivalMilliseconds == calls[index].arrivalMilliseconds
      if isDuplicate {
        queueSizes[Int(calls[kept - 1].queue)] -= 1
        calls[kept - 1] = calls[index]
      } else {
        calls[kept] = calls[index]
        kept += 1
      }
    }
    if kept < before { calls.removeLast(before - kept) }
    days[day] = calls
    return before - kept
  }

  private mutating func poolSmallQueues() {
    let small = queues.indices.filter {
      queueSizes[$0] < IdentifierGuard.smallestCell && queues[$0] != Self.other
    }
    guard !small.isEmpty, queues.count > 1 else {
      for index in small { queues[index] = "calls" }
      return
    }
    let other = queueNumber(named: Self.other)
    let isSmall = Set(small.map { UInt16($0) })
    for day in days.keys {
      days[day]?.withUnsafeMutableBufferPointer { calls in
        for index in calls.indices where isSmall.contains(calls[index].queue) { calls[index].queue = other }
      }
    }
    for index in small { queues[index] = "" }
  }
}

extension Array {
  /// Appends, growing by a tenth where there is no room.
  fileprivate mutating func appendFrugally(_ element: Element) {
    if count == capacity { reserveCapacity(count + count / 10 + 64) }
    append(element)
  }
}
