/// What measures are called on screen and paper: their name with spaces, but for some that planners call otherwise.
package enum MeasureWords {
  /// E.g. `service level in 30 s`.
  package static func phrase(_ measure: String, threshold: Double? = nil) -> String {
    guard let threshold, Measures.named(measure)?.hasThreshold == true else { return words(measure) }
    return "\(words(measure)) in \(Figure.exact(threshold, unit: Measure.Unit.seconds.rawValue))"
  }

  private static func words(_ measure: String) -> String {
    if let name = special[measure] { return name }
    for (prefix, whose) in [
      ("wait_virtual_p", "virtual wait"), ("wait_all_p", "wait of all"), ("wait_p", "wait"),
    ] {
      if measure.hasPrefix(prefix) { return "\(measure.dropFirst(prefix.count)) % \(whose)" }
    }
    return measure.split(separator: "_").joined(separator: " ")
  }

  private static let special = [
    "asa": "speed of answer",
    "abandonment_excluding_short": "abandonment without short ones",
    "delay_probability": "share delayed",
    "service_level_day_p10": "service level of a bad day (p10)",
    "service_level_day_p50": "service level of a middling day (p50)",
    "service_level_day_p90": "service level of a good day (p90)",
  ]
}
