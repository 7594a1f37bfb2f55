import Distributions

/// How the own busyness factors of contact types hang together, as stated (AR3).
struct BusynessLinks: Sendable {
  /// nil: all that have a factor of the kind.
  var contacts: [String]?
  var day: Strength?
  var interval: Strength?
  var scale: CorrelationScale

  enum Strength: Sendable {
    /// The same between any two.
    case common(Double)
    /// Between those of `contacts`, in their order.
    case matrix([[Double]])
  }

  /// Why the stated correlations can't be had: at `key`, with the remedy.
  struct Problem: Error { var message: String }

  /// The largest change of a correlation that is made without asking.
  static let largestChange = 0.1

  /// The mixes of independent normals that give each type's factors the stated correlations; by name, sorted, so that the order
  /// of the file changes nothing.
  func mixes(
    _ strength: KeyPath<BusynessLinks, Strength?>, law: (String) -> (any Distribution)?, all: [String],
    what: String
  ) throws(Problem) -> (mixes: [String: FactorMix], note: String?) {
    guard let strength = self[keyPath: strength] else { return ([:], nil) }
    let stated = contacts ?? all.filter { law($0) != nil }
    guard stated.count > 1 else {
      throw Problem(message: "needs two contact types or more that have a \(what) factor")
    }
    if let missing = stated.first(where: { law($0) == nil }) {
      throw Problem(
        message:
          "\(Printable.quoted(missing)) has no \(what) factor; add arrivals.busyness.\(what) to it, or leave it out"
      )
    }
    let order = stated.indices.sorted { stated[$0] < stated[$1] }
    var elements = stated.map { _ in Array(repeating: 1.0, count: stated.count) }
    for (i, a) in order.enumerated() {
      for (j, b) in order.enumerated() where i != j {
        let wanted =
          switch strength {
          case .common(let value): value
          case .matrix(let rows): rows[a][b]
          }
        guard let first = law(stated[a]), let second = law(stated[b]),
          let rho = scale.rho(for: wanted, first, second)
        else {
          throw Problem(
            message:
              "\(what) factors of \(Printable.quoted(stated[a])) and \(Printable.quoted(stated[b])) cannot have "
              + "correlation \(Numerals.written(wanted)); move it towards 0")
        }
        elements[i][j] = rho
      }
    }
    let matrix = CorrelationMatrix(elements)
    if matrix.change > Self.largestChange {
      throw Problem(
        message:
          "correlations of \(what) factors contradict each other: the nearest possible ones are off by up to "
          + "\(Numerals.written((matrix.change * 100).rounded() / 100)); move them towards 0")
    }
    let names = order.map { stated[$0] }
    var mixes: [String: FactorMix] = [:]
    for (name, row) in zip(names, matrix.rows) {
      mixes[name] = FactorMix(names: Array(names.prefix(row.count)), weights: row)
    }
    let note =
      matrix.change > 0
      ? "busyness.between.\(what): these correlations are not possible together; they were changed by up to "
        + "\(Numerals.written((matrix.change * 1e4).rounded(.up) / 1e4))" : nil
    return (mixes, note)
  }
}

/// The mixes of independent normals behind the factors of streams that hang together, by name.
struct BusynessMixes: Sendable {
  var day: [String: FactorMix] = [:]
  var interval: [String: FactorMix] = [:]

  init() {}

  /// - Throws: `BusynessLinks.Problem` when the stated correlations can't be had.
  init(_ links: BusynessLinks, of streams: [(name: String, busyness: Busyness)], notes: inout [String])
    throws(BusynessLinks.Problem)
  {
    let own = Dictionary(streams.map { ($0.name, $0.busyness) }, uniquingKeysWith: { first, _ in first })
    let names = streams.map(\.name)
    let days = try links.mixes(\.day, law: { own[$0]?.day }, all: names, what: "day")
    let intervals = try links.mixes(\.interval, law: { own[$0]?.interval }, all: names, what: "interval")
    (day, interval) = (days.mixes, intervals.mixes)
    notes += [days.note, intervals.note].compactMap { $0 }
  }
}

/// Independent standard normals of other streams that make up one stream's own: z = sum of weight x normal, with weights
/// whose squares add up to 1 (a row of a Cholesky factor).
struct FactorMix: Sendable, Hashable {
  var names: [String]
  var weights: [Double]

  func map<Source>(_ source: (String) -> Source) -> [(weight: Double, source: Source)] {
    zip(names, weights).map { ($1, source($0)) }
  }
}
