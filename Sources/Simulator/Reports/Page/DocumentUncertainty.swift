/// The split of uncertainty as result documents have it.
struct DocumentUncertainty: Decodable {
  struct Part: Decodable {
    var high: Double
    var low: Double
    var value: Double

    var part: UncertaintySplit.Part { .init(value: value, low: low, high: high) }
  }

  struct Row: Decodable {
    var dayToDay: Part
    var forecast: Part
    var forecastShare: Double?
    var mean: Double
    var measure: String
    var monteCarlo: Double
    var threshold: Double?
    var unit: String
  }

  struct Chance: Decodable {
    var halfWidth: Double
    var label: String
    var measure: String
    var probability: Double
  }

  var chances: [Chance]
  var confidence: Double
  var days: Int
  var daysOfRun: Int
  var notes: [String]
  var parts: [Row]
  var runsOfEach: Int

  var split: UncertaintySplit {
    var split = UncertaintySplit(
      days: days, runsOfEach: runsOfEach, confidence: confidence, daysOfRun: daysOfRun)
    split.rows = parts.map {
      UncertaintySplit.Row(
        measure: $0.measure, unit: $0.unit, threshold: $0.threshold, mean: $0.mean,
        halfWidth: $0.monteCarlo, forecast: $0.forecast.part, dayToDay: $0.dayToDay.part,
        forecastShare: $0.forecastShare)
    }
    split.chances = chances.map {
      .init(
        label: $0.label, measure: $0.measure, probability: $0.probability, halfWidth: $0.halfWidth)
    }
    split.notes = notes
    return split
  }
}
