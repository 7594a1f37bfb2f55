@testable import Simulator

/// What reading a scenario complains about; empty when it is valid.
enum Refusals {
  static func text(_ read: () throws -> Scenario) -> String {
    do {
      _ = try read()
      return ""
    } catch let invalid as InvalidScenario {
      return "\(invalid.problems)"
    } catch {
      return "\(error)"
    }
  }
}
