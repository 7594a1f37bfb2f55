import CBuild
import Simulator

/// What this program is, for `--version` and result documents.
enum Build {
  static let version = "0.1.0"

  static var tool: ResultDocument.Tool {
    let commit = String(cString: callsim_commit())
    return ResultDocument.Tool(version: version, commit: commit.isEmpty ? nil : commit)
  }
}
