/// The curves of all contact types as the loop reads them: flat.
struct WaitCurves: ~Copyable {
  /// Steps of curve i: `first[i]..<first[i + 1]`.
  private let first: Buffer<Int32>
  private let from: Buffer<Double>
  private let probability: Buffer<Double>

  init(_ curves: [WaitCurve]) {
    first = Buffer(curves.reduce(into: [Int32(0)]) { $0.append($0[$0.count - 1] + Int32($1.from.count)) })
    from = Buffer(curves.flatMap(\.from))
    probability = Buffer(curves.flatMap(\.probability))
  }

  func probability(_ curve: Int, at wait: Double) -> Double {
    var step = Int(first[curve + 1]) - 1
    while step >= Int(first[curve]) {
      if from[step] <= wait { return probability[step] }
      step -= 1
    }
    return 0
  }
}
