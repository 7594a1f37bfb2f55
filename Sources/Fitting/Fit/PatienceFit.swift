import Distributions

/// How long callers of a type wait before they hang up, from waits of which most were cut short by an answer.
struct PatienceFit {
  var curve: KaplanMeier
  /// The smallest AIC first; empty where nobody hung up.
  var candidates: [LawFit]
  /// Hang-ups within the short limit.
  var shortAbandonments: Double
  /// Total waiting time over hang-ups: the exponential's mean.
  var meanByExposure: Double?
  /// Taken from all types together, for want of own hang-ups.
  var isPooled = false

  var chosen: LawFit? { candidates.first }

  static let fewest = 20.0

  /// Early hang-ups that depend on the line; nil: none certain.
  var balking: LineBalking?

  init(_ waits: [LineBalking.Wait], balking: LineBalking?, resolution: Double, shortLimit: Double = 5) {
    let (ended, cut) = (
      waits.filter(\.isAbandoned), WeightedSample(waits.filter { !$0.isAbandoned }.map(\.seconds))
    )
    let events = WeightedSample(ended.map(\.seconds))
    curve = KaplanMeier(events: events, censored: cut)
    shortAbandonments = events.cdf(shortLimit) * events.count
    candidates = []
    self.balking = balking
    guard events.count >= 2, events.sum + cut.sum > 0 else { return }
    meanByExposure = (events.sum + cut.sum) / events.count
    let patient = WeightedSample(
      ended.map { ($0.seconds, 1 - (balking?.share(of: $0) ?? 0)) }.filter { $0.1 > 0 })
    var data = MaximumLikelihood.Data(events: patient, censored: cut)
    data.resolution = resolution
    candidates = MaximumLikelihood.fits(
      events.count >= Self.fewest ? LawFamily.ofPatience : [.exponential], data
    )
    .filter { $0.law.mean.isFinite && $0.law.mean < 8e6 }
  }

  var yaml: String? { chosen.map { "{\($0.yaml)}" } }
}
