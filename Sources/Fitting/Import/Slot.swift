/// What a column may mean to us. This is the allow-list: a column that no format gives one of these meanings to never
/// becomes a value, whatever it holds.
enum Slot: Int, Sendable, CaseIterable {
  case callKey, updated, date, arrival, queue, channel, direction, priority
  case outcome, abandoned, answeredAt, endedAt, wait, abandonWait, talk, hold, wrapUp, handle
  case agent, caller
  /// Time in a voice menu before asking for an agent, and when the caller joined the waiting line.
  case menuStart, menuTime, queuedAt
  /// Event logs.
  case event, data1, data2, data3
  /// Interval tables.
  case interval, time, offered, answered, abandonedCount, handleTotal, talkTotal, wrapTotal, holdTotal
  case averageHandle, waitTotal, averageWait, abandonWaitTotal, staffed, withinThreshold, forecast

  /// As it is called in messages and column maps.
  var name: String {
    switch self {
    case .callKey: "call_key"
    case .answeredAt: "answered_at"
    case .endedAt: "ended_at"
    case .abandonWait: "abandon_wait"
    case .wrapUp: "wrap_up"
    case .menuStart: "menu_start"
    case .menuTime: "menu_time"
    case .queuedAt: "queued_at"
    case .abandonedCount: "abandoned_count"
    case .handleTotal: "handle_total"
    case .talkTotal: "talk_total"
    case .wrapTotal: "wrap_up_total"
    case .holdTotal: "hold_total"
    case .averageHandle: "average_handle"
    case .waitTotal: "wait_total"
    case .averageWait: "average_wait"
    case .abandonWaitTotal: "abandon_wait_total"
    case .withinThreshold: "answered_in_time"
    default: "\(self)"
    }
  }

  /// Identifiers, which become pseudonyms in memory and are never shown.
  var isPseudonym: Bool { [.callKey, .agent, .caller].contains(self) }
}

/// A column that a format reads.
struct Column: Sendable {
  var slot: Slot
  /// Names it has in headers; case, blanks and punctuation do not matter.
  var names: [String]
  var isRequired: Bool

  init(_ slot: Slot, _ names: String..., required: Bool = false) {
    self.slot = slot
    self.names = names
    isRequired = required
  }

  /// Lower case letters and digits only.
  static func normalized(_ name: some Sequence<UInt8>) -> String {
    var bytes: [UInt8] = []
    for byte in name {
      let lower = Field.lower(byte)
      if (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(lower) || (0x30...0x39).contains(lower) {
        bytes.append(lower)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// One row seen through a column map.
struct MappedRow {
  let fields: RowFields
  /// `columns[slot]`: the index of its field; -1 where there is none.
  let columns: [Int]
  let order: Stamp.DateOrder?

  subscript(slot: Slot) -> Field { fields[columns[slot.rawValue]] }

  func has(_ slot: Slot) -> Bool { columns[slot.rawValue] >= 0 }

  /// nil if there is no such column or it is empty; throws if it is no duration.
  func seconds(_ slot: Slot, orElse other: Slot? = nil) throws(RejectReason) -> Double? {
    let field = self[slot]
    if field.isEmpty, let other { return try seconds(other) }
    if field.isEmpty { return nil }
    guard let seconds = field.seconds else { throw .notADuration }
    return seconds
  }

  func count(_ slot: Slot, orElse other: Slot? = nil) throws(RejectReason) -> Double? {
    let field = self[slot]
    if field.isEmpty, let other { return try count(other) }
    if field.isEmpty { return nil }
    guard let number = field.number, number >= 0, number < 1e9 else { throw .notACount }
    return number
  }

  /// nil if there is no such column or it is empty; throws if it is no time.
  func stamp(_ slot: Slot) throws(RejectReason) -> Stamp? {
    let field = self[slot]
    if field.isEmpty { return nil }
    guard let stamp = Stamp(field, order: order) else { throw .notATime }
    return stamp
  }

  /// A date and time, from one column or from a date column and this one.
  func moment(_ slot: Slot, orElse other: Slot? = nil) throws(RejectReason) -> Stamp? {
    if self[slot].isEmpty, let other { return try moment(other) }
    guard let time = try stamp(slot) else { return nil }
    if time.day != nil, time.second != nil { return time }
    guard has(.date), let date = try stamp(.date), date.day != nil, time.second != nil else {
      throw .notATime
    }
    return Stamp(date: date, time: time)
  }
}
