/// The least concave function above some points that does not fall: lines of which the smallest is above every point.
struct ConcaveHull: Sendable {
  struct Line: Sendable, Hashable {
    var slope: Double
    var intercept: Double
  }

  /// Edges from left to right; slopes fall.
  let lines: [Line]

  /// - Parameter points: x increasing, at least one; beyond the last x the function is taken to stay at its highest.
  init(_ points: [(x: Double, y: Double)]) {
    var chain: [(x: Double, y: Double)] = []
    for point in points {
      while chain.count >= 2 {
        let (a, b) = (chain[chain.count - 2], chain[chain.count - 1])
        // b lies on or below the chord from a to the new point.
        guard (b.y - a.y) * (point.x - a.x) <= (point.y - a.y) * (b.x - a.x) else { break }
        chain.removeLast()
      }
      chain.append(point)
    }
    let edges = zip(chain, chain.dropFirst()).map { a, b in
      let slope = (b.y - a.y) / (b.x - a.x)
      return Line(slope: slope, intercept: a.y - slope * a.x)
    }
    lines = edges.filter { $0.slope > 0 } + [Line(slope: 0, intercept: chain.map(\.y).max() ?? 0)]
  }

  func value(at x: Double) -> Double {
    lines.map { $0.slope * x + $0.intercept }.min() ?? 0
  }

  /// Fewer lines, spread over the rise; leaving one out leaves the function above the points.
  func thinned(to count: Int) -> [Line] {
    let rising = lines.filter { $0.slope > 0 }
    guard rising.count > count else { return lines }
    let step = Double(rising.count - 1) / Double(count - 1)
    return (0..<count).map { rising[Int((Double($0) * step).rounded())] } + lines.filter { $0.slope <= 0 }
  }
}
