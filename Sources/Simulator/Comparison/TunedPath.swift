/// One `--tune path=low..high`: a number of the scenario that is free between two bounds.
public struct TunedPath: Sendable, Hashable {
  public let path: String
  let low: Amount
  let high: Amount

  /// - Parameter text: both bounds in the same unit, `routing.overflow.calls[1].after=10s..2min` being `10s..120s`.
  public init(_ text: String) throws(ComparedSystem.Problem) {
    let example = "--tune must be path=low..high, such as agent_groups.nurses.reserve[0].keep_free=0..5"
    guard let (path, bounds) = DocumentPath.splitting(text),
      let dots = bounds.firstRange(of: "..")
    else { throw .init("\(example); found \(Printable.quoted(text))") }
    guard var low = Amount(String(bounds[..<dots.lowerBound])),
      var high = Amount(String(bounds[dots.upperBound...]))
    else { throw .init("\(example); found \(Printable.quoted(bounds))") }
    for time in ["d", "h", "min", "ms"] where low.unit == time || high.unit == time {
      low = low.inSeconds
      high = high.inSeconds
    }
    guard low.unit == high.unit else {
      throw .init("--tune \(path): both bounds need the same unit, found \(Printable.quoted(bounds))")
    }
    guard low.number < high.number else {
      throw .init("--tune \(path): the first bound must be the smaller, found \(Printable.quoted(bounds))")
    }
    self.path = path.description
    let isWhole = low.isWhole && high.isWhole
    low.isWhole = isWhole
    high.isWhole = isWhole
    (self.low, self.high) = (low, high)
  }

  /// The value at a place between the bounds, in [0, 1], as written.
  func value(at place: Double) -> String {
    var amount = low
    amount.number += place * (high.number - low.number)
    if amount.isWhole { amount.number = amount.number.rounded() }
    return amount.written
  }

  /// Where a stated value lies, in [0, 1]; nil when it is in another unit.
  func place(of text: String) -> Double? {
    guard var amount = Amount(text) else { return nil }
    if low.unit == "s" { amount = amount.inSeconds }
    guard amount.unit == low.unit || amount.number == 0 else { return nil }
    return min(max((amount.number - low.number) / (high.number - low.number), 0), 1)
  }
}

extension Amount {
  /// A time in seconds; others as they are.
  var inSeconds: Amount {
    guard !unit.isEmpty, let seconds = Durations.seconds(of: written) else { return self }
    return Amount(number: seconds, unit: "s", isWhole: false)
  }
}
