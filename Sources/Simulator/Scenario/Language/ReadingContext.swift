/// What the reading of one key needs to know of others, which are read before it whatever their order in the file.
///
/// Where the other key is itself faulty its part is unknown, and nothing is said that would follow from its fault.
struct ReadingContext {
  enum Clock {
    case unknown
    case steadyState
    case calendar(Calendar)
  }

  struct TypeAttributes {
    var name: String
    var channel: String?
    var language: String?
    var topic: String?
  }

  private(set) var clock: Clock = .unknown
  private var clocksSeen = 0

  /// nil: unknown.
  var contactTypes: [TypeAttributes]?
  /// Names of agent groups; nil: unknown.
  var agentGroups: [String]?

  /// With two clocks given neither counts.
  mutating func set(_ clock: Clock) {
    clocksSeen += 1
    self.clock = clocksSeen == 1 ? clock : .unknown
  }

  var calendar: Calendar? {
    if case .calendar(let calendar) = clock { calendar } else { nil }
  }

  var isSteadyState: Bool {
    if case .steadyState = clock { true } else { false }
  }

  var contactTypeNames: [String] { contactTypes?.map(\.name) ?? [] }
}
