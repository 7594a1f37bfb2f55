/// What the author of a contact type's hours should know: contacts stated for times at which none are taken.
enum HoursNotes {
  static func check(_ type: ContactType, at path: String, _ reading: inout Reading) {
    guard let calendar = reading.context.calendar else { return }
    let takesAlways = type.hours == .always
    let night = 86_400 - (calendar.close - calendar.open)
    if type.arrivals.overnight > 0 {
      if !takesAlways {
        reading.notes.append("\(path).arrivals.overnight: nobody comes at night; add hours: always")
      } else if night == 0 {
        reading.notes.append(
          "\(path).arrivals.overnight: the calendar has no night, as it is open 24 hours; give the rates per interval"
        )
      }
    } else if takesAlways, calendar.profileDays > 1 || calendar.days > 1, night > 0 {
      switch type.arrivals.process {
      case .perInterval, .linear:
        reading.notes.append(
          "\(path).hours: always, but no contacts are stated for the closed hours; add arrivals.overnight")
      case .constant, .counts, .history: break
      }
    }
    guard case .between? = type.hours, case .perInterval(let counts) = type.arrivals.process else { return }
    let hours = calendar.intervals(of: type.hours ?? .always)
    let lost = counts.indices.reduce(0) {
      $0 + (hours.contains($1 % calendar.intervalsPerDay) ? 0 : counts[$1])
    }
    if lost > 0 {
      reading.notes.append(
        "\(path).arrivals.per_interval: \(RunSize.about(lost)) contacts are stated outside the type's hours; they don't come"
      )
    }
  }
}
