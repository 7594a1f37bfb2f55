/// One reading of a scenario: where the reader is, what it found wrong, and what later keys need of earlier ones.
struct Reading {
  /// A problem, before it is given its file and line.
  struct Finding: Sendable {
    enum Kind: Sendable {
      /// Against the shape: the JSON Schema refuses it too.
      case shape
      /// Against a rule that a schema can't express.
      case meaning
    }

    var kind: Kind
    var path: DocumentPath
    var place: Place
    var message: String
  }

  private(set) var findings: [Finding] = []
  /// Whether something was left unread because there are enough findings.
  private(set) var isCutShort = false
  /// What the user should know though it is no error.
  var notes: [String] = []
  /// Defaults taken that come from the literature, with their source.
  var sourcedDefaults: [String] = []
  var context = ReadingContext()
  /// The bytes of other files that were read; they count into the digest.
  var attachments: [[UInt8]] = []

  private(set) var path = DocumentPath()
  /// Place of the innermost key or list item, for what is missing in it.
  private(set) var owner: Place = .file(line: 1, column: 1)

  /// Enough findings for anybody: nothing more is read.
  var isFull: Bool { findings.count >= Self.mostFindings }

  /// The user's name for the entry of a map that is being read.
  var entryName: String {
    guard case .name(let name) = path.steps.last else { preconditionFailure("\(path) is no named entry") }
    return name
  }

  static let mostFindings = 200

  mutating func report(_ kind: Finding.Kind, _ message: String, at place: Place) {
    if isFull {
      isCutShort = true
    } else {
      findings.append(Finding(kind: kind, path: path, place: place, message: message))
    }
  }

  mutating func cutShort() { isCutShort = true }

  /// Reports that the value breaks a rule which no schema can express.
  mutating func refuse(_ node: DocumentNode, _ message: String) {
    report(.meaning, message, at: node.place)
  }

  /// Reads one level down.
  mutating func within<Value>(
    _ step: DocumentPath.Step, owner inner: Place, _ read: (inout Reading) -> Value
  ) -> Value {
    let outer = owner
    path.steps.append(step)
    owner = inner
    defer {
      path.steps.removeLast()
      owner = outer
    }
    return read(&self)
  }
}
