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
  var contactTypes: [TypeAttributes]? {
    didSet { contactTypeNames = contactTypes.map { KnownSet($0.map(\.name)) } }
  }
  /// nil: unknown.
  private(set) var contactTypeNames: KnownSet?
  /// Days of the past; nil: none.
  var history: History?
  /// Where files lie that the scenario names; nil: it has no place itself.
  var folder: String?
  /// Names of the contact types as which customers come back; nil: unknown.
  var returningTypes: Set<String>?
  /// Names of agent groups; nil: unknown.
  var agentGroupNames: KnownSet?
  /// Kinds of shifts (`shifts:`); nil: unknown.
  var shiftTemplates: [Shifts.Template]?
  /// Names of self-service networks, and of the stages of the one that is being read; nil: unknown.
  var selfServiceNames: KnownSet?
  var stageNames: KnownSet?

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
}

/// Names in the order of the file, quick to look up.
struct KnownSet: Sendable {
  let inOrder: [String]
  private let set: Set<String>

  init(_ names: [String]) {
    inOrder = names
    set = Set(names)
  }

  func contains(_ name: String) -> Bool { set.contains(name) }

  /// What is wrong with the first name that is not known, or nil.
  func problem(with names: [String], calledHere what: String) -> String? {
    names.first { !set.contains($0) }.map {
      "no \(what) is named \(Printable.quoted($0))\(NearMiss.hint(for: $0, among: inOrder))"
    }
  }
}
