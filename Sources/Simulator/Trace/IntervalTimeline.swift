/// What happened in one interval of one replication, from its events: minute by minute, and contact by contact.
public struct IntervalTimeline: Sendable {
  struct Row: Sendable {
    var start: Double
    var came = 0
    var answered = 0
    var left = 0
    /// At its end.
    var waiting = 0
    /// Seconds.
    var longestWait = 0.0
    var busy: [Int] = []
    var onShift: [Int] = []
  }

  struct Story: Sendable {
    var came: Double
    var type: Int
    var waited = false
    /// Seconds until the answer or until it left; nil: neither yet.
    var wait: Double?
    var end: TraceEvent?
    /// Of the agent with it, seconds; nil: not finished.
    var handled: Double?
  }

  let names: TraceNames
  public let interval: TraceNames.Interval
  private(set) var rows: [Row]
  /// Who waited as the interval began, in order.
  private(set) var waitingAtStart: [Story] = []
  private(set) var busyAtStart: [Int] = []
  private(set) var onShiftAtStart: [Int] = []
  private(set) var waitingAtEnd = 0
  /// By agent group: seconds of the interval in which every agent on shift was busy.
  private(set) var fullTime: [Double]
  /// Those who came in the interval or waited as it began, by contact.
  private(set) var stories: [Int: Story] = [:]
  private var state: CenterState
  private var now: Double
  private var hasBegun = false
  private var row = 0
  private let step: Double

  public init(_ names: TraceNames, interval: TraceNames.Interval) {
    self.names = names
    self.interval = interval
    let length = interval.end - interval.start
    step = max((length / 30 / 60).rounded(.up), 1) * 60
    rows = stride(from: interval.start, to: interval.end, by: step).map { Row(start: $0) }
    fullTime = Array(repeating: 0, count: names.groups.count)
    state = CenterState(groups: names.groups.count)
    now = interval.start
  }

  public mutating func add(_ event: TraceEvent) {
    advance(to: event.time)
    // A change of staffing opens the interval.
    if event.time >= interval.start, event.time < interval.end { count(event) }
    state.add(event)
    follow(event)
  }

  /// After the last event.
  public mutating func finish() { advance(to: .infinity) }

  /// Begins the interval and ends its rows as time passes them.
  private mutating func advance(to time: Double) {
    guard time > interval.start else { return }
    if !hasBegun { begin() }
    while row < rows.count {
      let end = min(rows[row].start + step, interval.end)
      let until = min(time, end)
      for group in fullTime.indices where state.isFull(group) { fullTime[group] += until - now }
      now = until
      guard time >= end else { return }
      rows[row].waiting = state.waiting.count
      rows[row].longestWait = state.longest.map { end - $0.waiting.since } ?? 0
      (rows[row].busy, rows[row].onShift) = (state.busy, state.onShift)
      row += 1
      if row == rows.count { waitingAtEnd = state.waiting.count }
    }
  }

  private mutating func begin() {
    hasBegun = true
    (busyAtStart, onShiftAtStart) = (state.busy, state.onShift)
    for (contact, waiting) in state.waiting.sorted(by: { ($0.value.since, $0.key) < ($1.value.since, $1.key) }
    )
    where waiting.since < interval.start {
      let story = Story(came: waiting.since, type: waiting.type, waited: true)
      waitingAtStart.append(story)
      stories[contact] = story
    }
  }

  private mutating func count(_ event: TraceEvent) {
    let row = min(Int((event.time - interval.start) / step), rows.count - 1)
    if event.kind.isComing {
      rows[row].came += 1
      stories[event.contact] = Story(came: event.time, type: event.type)
    } else if event.kind == .answer {
      rows[row].answered += 1
    } else if event.kind.isLeaving {
      rows[row].left += 1
    }
  }

  /// The contacts of the interval to their ends.
  private mutating func follow(_ event: TraceEvent) {
    guard event.contact > 0, stories[event.contact] != nil else { return }
    switch event.kind {
    case .queue:
      stories[event.contact]?.waited = true
      stories[event.contact]?.type = event.type
    case .answer:
      stories[event.contact]?.type = event.type
      stories[event.contact]?.wait = event.duration
      stories[event.contact]?.end = event
    case .end: stories[event.contact]?.handled = event.duration
    case .contained:
      stories[event.contact]?.end = event
    case let kind where kind.isLeaving:
      stories[event.contact]?.wait = event.duration ?? 0
      stories[event.contact]?.end = event
    default: break
    }
  }
}
