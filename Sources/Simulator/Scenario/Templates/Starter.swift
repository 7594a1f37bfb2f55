import Foundation

/// Writes a scenario to start from, and beside it the schema with which editors check it.
public struct Starter: Sendable {
  /// The file that the first line of a starter names.
  public static let schemaFile = "callsim.schema.json"

  public enum Failure: Error, Sendable, Hashable, CustomStringConvertible {
    case badName(String)
    case unknownTemplate(String)
    case exists(String)
    case notWritable(String, reason: String)

    public var description: String {
      switch self {
      case .badName(let name):
        "\(Printable.quoted(name)) is no name for a scenario file: 1 to 60 letters, digits, '-', '_' and '.', "
          + "beginning with a letter or digit"
      case .unknownTemplate(let name):
        "there is no template \(Printable.quoted(name))\(NearMiss.hint(for: name, among: Templates.names)); "
          + "'callsim init --list' shows them"
      case .exists(let path): "\(path) is there already; --force replaces it"
      case .notWritable(let path, let reason): "cannot create \(Printable.escaped(path)): \(reason)"
      }
    }
  }

  public let template: Template
  /// Of the scenario, and with `.yaml` of the file.
  public let name: String

  /// - Parameters:
  ///   - name: a file name without folders, with or without `.yaml`; nil: the template's.
  public init(template: String, name: String?) throws(Failure) {
    guard let found = Templates.named(template) else { throw .unknownTemplate(template) }
    self.template = found
    var stem = name ?? found.name
    for suffix in [".yaml", ".yml"] where stem.hasSuffix(suffix) { stem.removeLast(suffix.count) }
    guard Self.isFileName(stem) else { throw .badName(stem) }
    self.name = stem
  }

  public var fileName: String { name + ".yaml" }

  /// Writes both files into a folder.
  ///
  /// - Parameter force: replace files of these names. A schema that an earlier `init` wrote is replaced anyway.
  /// - Returns: the names of the files written.
  public func write(into folder: String, force: Bool) throws(Failure) -> [String] {
    let url = URL(fileURLWithPath: folder, isDirectory: true)
    let schema = url.appendingPathComponent(Self.schemaFile)
    let isOurs = (try? String(contentsOf: schema, encoding: .utf8))?.contains(Shape.schemaIdentifier) ?? false
    if !force, !isOurs, FileManager.default.fileExists(atPath: schema.path) { throw .exists(Self.schemaFile) }
    try Self.write(template.text(named: name), to: url.appendingPathComponent(fileName), force: force)
    try Self.write(ScenarioLanguage.schema.pretty + "\n", to: schema, force: force || isOurs)
    return [fileName, Self.schemaFile]
  }

  /// A new file appears whole or not at all; an existing one is replaced only by `force`.
  private static func write(_ text: String, to url: URL, force: Bool) throws(Failure) {
    do {
      try Data(text.utf8).write(to: url, options: force ? [.atomic] : [.withoutOverwriting])
    } catch let error as CocoaError where error.code == .fileWriteFileExists {
      throw .exists(url.lastPathComponent)
    } catch let error as CocoaError {
      throw .notWritable(url.path, reason: reason(error.code))
    } catch {
      throw .notWritable(url.path, reason: "the file could not be written")
    }
  }

  private static func reason(_ code: CocoaError.Code) -> String {
    switch code {
    case .fileWriteNoPermission, .fileWriteVolumeReadOnly: "writing is not permitted there"
    case .fileWriteOutOfSpace: "there is no space left"
    case .fileNoSuchFile: "there is no such folder"
    default: "the file could not be written"
    }
  }

  private static func isFileName(_ name: String) -> Bool {
    let scalars = name.unicodeScalars
    let isAllowed = { (scalar: Unicode.Scalar) in
      scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
    }
    return (1...60).contains(scalars.count) && scalars.first.map(isAllowed) == true
      && scalars.allSatisfy { isAllowed($0) || "-_.".unicodeScalars.contains($0) }
      && name.lowercased() != "null"
  }
}
