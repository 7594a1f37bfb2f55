/// Who waits and who is busy, followed through the events of a trace.
struct CenterState {
  struct Waiting {
    var type: Int
    /// Seconds.
    var since: Double
  }

  struct Agent: Hashable {
    var group: Int
    var number: Int
  }

  /// By contact.
  private(set) var waiting: [Int: Waiting] = [:]
  /// By agent group.
  private(set) var onShift: [Int]
  private(set) var busy: [Int]
  /// Contacts in hand, of agents who have some.
  private var hands: [Agent: Set<Int>] = [:]

  init(groups: Int) {
    onShift = Array(repeating: 0, count: groups)
    busy = onShift
  }

  mutating func add(_ event: TraceEvent) {
    switch event.kind {
    case .staffing: onShift[event.group] = event.waiting ?? 0
    case .queue:
      if waiting[event.contact] == nil {
        waiting[event.contact] = Waiting(type: event.type, since: event.time)
      }
    case .answer:
      waiting[event.contact] = nil
      take(event)
    case .dial: if event.agent > 0 { take(event) }
    case .end, .noAnswer: if event.agent > 0 { putDown(event) }
    case .abandon, .balk, .block, .message, .callbackAccepted, .disconnect, .unfinished:
      waiting[event.contact] = nil
    default: break
    }
  }

  private mutating func take(_ event: TraceEvent) {
    let agent = Agent(group: event.group, number: event.agent)
    if hands[agent, default: []].isEmpty { busy[event.group] += 1 }
    hands[agent, default: []].insert(event.contact)
  }

  private mutating func putDown(_ event: TraceEvent) {
    let agent = Agent(group: event.group, number: event.agent)
    guard hands[agent]?.remove(event.contact) != nil, hands[agent]?.isEmpty == true else { return }
    hands[agent] = nil
    busy[event.group] -= 1
  }

  /// Whether all agents on shift of a group are busy, and there are some.
  func isFull(_ group: Int) -> Bool { onShift[group] > 0 && busy[group] >= onShift[group] }

  /// The contact that has waited longest.
  var longest: (contact: Int, waiting: Waiting)? {
    waiting.min { ($0.value.since, $0.key) < ($1.value.since, $1.key) }.map { ($0.key, $0.value) }
  }
}

extension TraceEvent.Kind {
  /// A contact comes.
  var isComing: Bool {
    switch self {
    case .arrival, .redial, .reconnect, .channelSwitch, .callback, .touch, .transfer: true
    default: false
    }
  }

  /// A contact leaves unanswered.
  var isLeaving: Bool {
    switch self {
    case .abandon, .balk, .block, .message, .callbackAccepted, .disconnect, .unfinished: true
    default: false
    }
  }

  /// What became of a contact that left so.
  var fateWords: String {
    switch self {
    case .abandon: "gave up"
    case .balk: "left at once"
    case .block: "found the lines busy"
    case .message: "left a message"
    case .callbackAccepted: "asked to be called back"
    case .disconnect: "was cut off at closing time"
    case .unfinished: "still waited at the end"
    case .contained: "was served without an agent"
    default: rawValue
    }
  }
}
