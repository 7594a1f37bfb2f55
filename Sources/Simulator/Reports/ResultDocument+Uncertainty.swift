/// The split of uncertainty in the result document: a part for each measure, and the chance that targets hold on a day.
extension ResultDocument {
  static func write(_ split: UncertaintySplit, to json: inout JSONWriter) {
    json.object { json in
      json.key("chances")
      json.array(split.chances) { json, chance in
        json.object { json in
          json.key("half_width")
          json.number(chance.halfWidth)
          json.key("label")
          json.string(chance.label)
          json.key("measure")
          json.string(chance.measure)
          json.key("probability")
          json.number(chance.probability)
        }
      }
      json.key("confidence")
      json.number(split.confidence)
      json.key("days")
      json.integer(split.days)
      json.key("days_of_run")
      json.integer(split.daysOfRun)
      json.key("notes")
      json.array(split.notes) { $0.string($1) }
      json.key("parts")
      json.lines(split.rows) { json, row in
        json.object { json in
          json.key("day_to_day")
          write(row.dayToDay, to: &json)
          json.key("forecast")
          write(row.forecast, to: &json)
          json.key("forecast_share")
          json.number(row.forecastShare)
          json.key("mean")
          json.number(row.mean)
          json.key("measure")
          json.string(row.measure)
          json.key("monte_carlo")
          json.number(row.halfWidth)
          json.key("threshold")
          json.number(row.threshold)
          json.key("unit")
          json.string(row.unit)
        }
      }
      json.key("runs_of_each")
      json.integer(split.runsOfEach)
    }
  }

  private static func write(_ part: UncertaintySplit.Part, to json: inout JSONWriter) {
    json.object { json in
      json.key("high")
      json.number(part.high)
      json.key("low")
      json.number(part.low)
      json.key("value")
      json.number(part.value)
    }
  }
}
