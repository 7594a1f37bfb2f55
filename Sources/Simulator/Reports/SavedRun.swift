import Foundation

/// A `result.json` as the way back to its scenario: a result knows its scenario by digest alone, so the file may be moved but not
/// changed.
public struct SavedRun: Sendable {
  public let path: String
  public let digest: String
  public let name: String
  public let seed: UInt64
  public let replications: Int

  /// No scenario here has the digest of a result. Exit status 66.
  public struct ScenarioNotFound: Error, CustomStringConvertible, Sendable {
    public var description: String
  }

  public init(contentsOf path: String) throws {
    self.path = path
    let bytes = try UnreadableFile.bytes(of: path, atMost: 1 << 30)
    do {
      let run = try ReportedRun(json: bytes)
      (digest, name, seed, replications) = (run.digest, run.name, run.seed, run.replications)
    } catch {
      throw ReportedDocuments.Problem(
        path: path, reason: "is no result of callsim run; give the scenario itself")
    }
  }

  /// The scenario, from the folder of the result, the one above it, the present one, or its `scenarios`.
  public func scenario(set overrides: [String]) throws -> Scenario {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    let here = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
    let folders = [
      folder, folder.deletingLastPathComponent(), here, here.appendingPathComponent("scenarios"),
    ]
    for folder in folders {
      let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
      for file in files.sorted() where file.hasSuffix(".yaml") || file.hasSuffix(".yml") {
        let path = folder.appendingPathComponent(file).path
        if let found = try? Scenario(contentsOf: path, set: overrides), found.digest == digest {
          return found
        }
      }
    }
    throw ScenarioNotFound(
      description:
        "\(Printable.escaped(path)): its scenario '\(Printable.escaped(name))', as it was then, is in none of its "
        + "folder, the one above, here, or scenarios/; give the scenario file, with the --set of that run")
  }
}
