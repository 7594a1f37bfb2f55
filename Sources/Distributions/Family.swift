/// How the user writes a family of distributions: its name and the sets of parameters that determine it.
///
/// The scenario reader and the JSON Schema are both made from these declarations.
public struct Family: Sendable {
  /// As written in a scenario, e.g. `lognormal`.
  public let name: String
  /// One line for help and schema.
  public let summary: String
  /// Alternative sets of parameters; the reader takes the one whose names are all given.
  public let forms: [Form]

  public init(_ name: String, _ summary: String, forms: [Form]) {
    self.name = name
    self.summary = summary
    self.forms = forms
  }

  /// One way to determine the law, e.g. by mean and cv.
  public struct Form: Sendable {
    public let parameters: [Parameter]
    /// Gets one array of values a parameter, in order: one value unless the parameter is a list; none when it is
    /// optional and not given.
    public let make: @Sendable ([[Double]]) throws(DistributionError) -> any Distribution

    public init(
      _ parameters: [Parameter],
      make: @escaping @Sendable ([[Double]]) throws(DistributionError) -> any Distribution
    ) {
      self.parameters = parameters
      self.make = make
    }
  }

  public struct Parameter: Sendable {
    public enum Kind: Sendable, Hashable {
      /// In the unit of the variable itself: a duration for times, a number for factors.
      case quantity
      /// A pure number: a shape, a cv.
      case number
      /// In [0, 1]; `5%` or `0.05`.
      case share
      /// A whole number >= 1.
      case count
      /// Lists of the above.
      case quantities, numbers, shares
    }

    public let name: String
    public let kind: Kind
    public let summary: String
    /// Whether 0 is allowed; nothing negative, infinite or NaN ever is.
    public let mayBeZero: Bool
    public let isOptional: Bool
    /// The closed range of a `number`, where the family narrows it.
    public let range: ClosedRange<Double>?

    public init(
      _ name: String, _ kind: Kind, _ summary: String, mayBeZero: Bool = false,
      isOptional: Bool = false, in range: ClosedRange<Double>? = nil
    ) {
      self.name = name
      self.kind = kind
      self.summary = summary
      self.mayBeZero = mayBeZero
      self.isOptional = isOptional
      self.range = range
    }
  }
}

/// Why parameters do not determine a distribution.
public struct DistributionError: Error, Sendable, Equatable {
  /// Completes "parameter ...": what must hold and what was found, e.g. `must be less than 1, found 1.2`.
  public let rule: String
  /// The offending parameter, where it is one.
  public let parameter: String?

  public init(parameter: String? = nil, _ rule: String) {
    self.parameter = parameter
    self.rule = rule
  }
}
