/// The truth behind the synthetic hospital log: what a fit should find again.
public struct HospitalTruth: Sendable {
  struct Line: Sendable {
    var name: String
    /// Contacts on an average day.
    var volume: Double
    /// Lognormal handle time.
    var handleMean: Double
    var handleCV: Double
    /// Weibull patience.
    var patienceMean: Double
    var patienceShape: Double
    /// Of agents: true if only bilingual ones serve it.
    var needsSpanish: Bool
  }

  var lines = [
    Line(
      name: "appointments", volume: 420, handleMean: 240, handleCV: 0.8, patienceMean: 300,
      patienceShape: 1.2, needsSpanish: false),
    Line(
      name: "appointments-es", volume: 90, handleMean: 300, handleCV: 0.9, patienceMean: 240,
      patienceShape: 1.0, needsSpanish: true),
    Line(
      name: "pharmacy", volume: 180, handleMean: 150, handleCV: 1.1, patienceMean: 180, patienceShape: 1.0,
      needsSpanish: false),
    Line(
      name: "billing", volume: 110, handleMean: 360, handleCV: 1.0, patienceMean: 420, patienceShape: 1.4,
      needsSpanish: false),
  ]
  public var busynessCV = 0.12
  var wrapUpMean = 30.0
  /// Of a lognormal factor on an agent's handle times.
  public var agentCV = 0.15
  var open = 7 * 3600.0
  var close = 19 * 3600.0
  /// Shares of a day by hour.
  var shape: [Double] = [3, 8, 13, 13, 11, 9, 8, 9, 9, 8, 5, 4]
  /// Agents by hour: of one language, and bilingual.
  var agents: [Int] = [3, 5, 7, 7, 6, 5, 5, 5, 5, 5, 4, 3]
  var bilingual: [Int] = [1, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1]

  public init() {}

  /// Multiplies volumes and agents.
  public mutating func scale(by factor: Double) {
    for index in lines.indices { lines[index].volume *= factor }
    agents = agents.map { max(1, Int((Double($0) * factor).rounded())) }
    bilingual = bilingual.map { max(1, Int((Double($0) * factor).rounded())) }
  }

  /// Contacts expected on a day.
  public var volume: Double { lines.reduce(0) { $0 + $1.volume } }

  /// For people, beside the log.
  public var text: String {
    var rows = [
      "# The truth behind the synthetic hospital log; a fit should find it again.",
      "busyness of days: gamma, cv \(LawText.number(busynessCV * 100)) %",
      "agents' own factor on handle times: lognormal, cv \(LawText.number(agentCV * 100)) %",
      "after-contact work: exponential, mean \(LawText.number(wrapUpMean)) s",
      "longest wait first; bilingual agents serve all lines, the others all but Spanish",
    ]
    for line in lines {
      rows.append(
        "\(line.name): \(LawText.number(line.volume)) contacts a day; handle time lognormal, mean \(LawText.number(line.handleMean)) s, cv \(LawText.number(line.handleCV)); patience Weibull, mean \(LawText.number(line.patienceMean)) s, shape \(LawText.number(line.patienceShape))"
      )
    }
    return rows.joined(separator: "\n") + "\n"
  }
}
