/// Quantiles over days of the daily service level: what a bad, a middling and a good day look like.
///
/// A day's service level is S_T / N of that day; days without contacts are left out.
extension Measure {
  static let serviceLevelDayP10 = dailyServiceLevel(percent: 10, "on one day in ten it is lower")
  static let serviceLevelDayP50 = dailyServiceLevel(percent: 50, "on half of the days it is lower")
  static let serviceLevelDayP90 = dailyServiceLevel(percent: 90, "on nine days in ten it is lower")

  private static func dailyServiceLevel(percent: Int, _ meaning: String) -> Measure {
    Measure(
      "service_level_day_p\(percent)", .share, .contacts,
      .dailyServiceLevelQuantile(Double(percent) / 100), "the day's service level: \(meaning)")
  }
}
