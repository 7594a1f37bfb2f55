/// The least non-negative number, to the last bit, at which an increasing condition holds.
///
/// Halves the range of `Double`s between the bounds, at most 64 times, whatever their scale; needs no derivative
/// and cannot fail to converge. Used for quantiles without a closed form, which are not in the loop.
///
/// - Parameters:
///   - range: finite, not negative; the condition is taken to hold at its upper end.
///   - holds: false up to some number, true from there on.
package func leastArgument(in range: ClosedRange<Double>, where holds: (Double) -> Bool) -> Double {
  precondition(
    range.lowerBound >= 0 && range.upperBound.isFinite, "bisection needs finite bounds, not negative")
  // The bit patterns of non-negative doubles are ordered as the numbers are; + 0 turns -0 into 0.
  var below = (range.lowerBound + 0).bitPattern
  var above = (range.upperBound + 0).bitPattern
  if below == above || holds(range.lowerBound) { return range.lowerBound }
  while above - below > 1 {
    let between = below + (above - below) / 2
    if holds(Double(bitPattern: between)) { above = between } else { below = between }
  }
  return Double(bitPattern: above)
}
