/// A day of the week.
enum Weekday: Int, Sendable, CaseIterable {
  case mon, tue, wed, thu, fri, sat, sun

  /// - Parameter day: days since 1 January 1970, a Thursday.
  init(day: Int) { self = Self.allCases[((day + 3) % 7 + 7) % 7] }

  /// `Mon`.
  var name: String { "\(self)".prefix(1).uppercased() + "\(self)".dropFirst() }
}
