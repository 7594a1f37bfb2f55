import ArgumentParser
import Simulator

/// A share as the user writes it: `80%` or `0.8`, in [0, 1].
struct Share: ExpressibleByArgument {
  var value: Double

  init?(argument: String) {
    let number = argument.hasSuffix("%") ? Double(argument.dropLast()).map { $0 / 100 } : Double(argument)
    guard let number, (0...1).contains(number) else { return nil }
    value = number
  }
}

/// A duration of at least 0: `3min`, `20s`; a bare number is in seconds.
struct Seconds: ExpressibleByArgument {
  var value: Double

  init(value: Double) { self.value = value }

  init?(argument: String) {
    guard let value = Double(argument) ?? Durations.seconds(of: argument), value >= 0, value <= 1e9 else {
      return nil
    }
    self.value = value
  }

  var defaultValueDescription: String {
    Durations.seconds(of: "\(Int(value / 60))min") == value && value > 0
      ? "\(Int(value / 60))min" : "\(Int(value))s"
  }
}

/// A service level as planners say it: `80/20`, `80%/20s`, or `80%` alone.
struct ServiceLevelGoal: ExpressibleByArgument {
  var share: Double
  /// Seconds; nil: said elsewhere.
  var within: Double?

  init?(argument: String) {
    let parts = argument.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard (1...2).contains(parts.count) else { return nil }
    // In `80/20` the 80 is a per cent; alone it needs its sign, as 0.8 does not.
    let isBare = parts.count == 2 && !parts[0].hasSuffix("%") && (Double(parts[0]) ?? 0) > 1
    guard let share = Share(argument: isBare ? parts[0] + "%" : parts[0]) else { return nil }
    self.share = share.value
    if parts.count == 2 {
      guard let within = Seconds(argument: parts[1]) else { return nil }
      self.within = within.value
    }
  }
}
