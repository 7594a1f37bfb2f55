/// A day of the week, Monday being 0.
public enum Weekday: Int, Sendable, Hashable, CaseIterable {
  case mon, tue, wed, thu, fri, sat, sun

  /// As written in scenarios: `mon`.
  public var name: String { Self.names[rawValue] }
  /// As shown in reports: `Mon`.
  var label: String { ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][rawValue] }

  static let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

  init?(name: String) {
    guard let index = Self.names.firstIndex(of: name) else { return nil }
    self = Self.allCases[index]
  }

  /// Of a number of days since some Monday; negative ones lie before it.
  init(dayNumber: Int) { self = Self.allCases[(dayNumber % 7 + 7) % 7] }

  func advanced(days: Int) -> Weekday { Weekday(dayNumber: rawValue + days) }
}
