import Distributions

/// The draws of one purpose of one contact type, made for eight contacts at a time.
///
/// Numbers are asked for in increasing order. Drawing ahead changes no value, as every draw is keyed by its contact;
/// it takes 15 % off the cost of a contact, because the eight overlap in the processor.
struct DrawAhead: ~Copyable {
  private static let batch = 8
  private let law: Law
  private let key: StreamKey
  private var draws = Buffer(repeating: 0.0, count: DrawAhead.batch)
  /// The number behind the last one drawn.
  private var drawnTo: UInt64 = 0

  init(_ law: any Distribution, key: StreamKey) {
    self.law = Law(law)
    self.key = key
  }

  /// The draw of a contact, no earlier than the last one asked for.
  @inline(__always)
  subscript(number: UInt64) -> Double {
    mutating get {
      if number >= drawnTo { draw(number) }
      return draws[Int(number & UInt64(Self.batch - 1))]
    }
  }

  /// The draw of a contact that came by another way than the arrivals: any number, in any order.
  func draw(of number: UInt64) -> Double {
    var stream = key.stream(number)
    return law.sample(using: &stream)
  }

  private mutating func draw(_ number: UInt64) {
    let first = number & ~UInt64(Self.batch - 1)
    law.fill(UnsafeMutableBufferPointer(start: draws.base, count: Self.batch), key: key, from: first)
    drawnTo = first &+ UInt64(Self.batch)
  }
}
