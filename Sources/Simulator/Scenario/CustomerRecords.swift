import Distributions

/// What a CRM system does for contacts of a type (SP3).
public struct CustomerRecords: Sendable {
  /// Share of the contacts whose record opens by itself, in [0, 1].
  public var identified: Double
  /// Talk time that it saves on these, seconds; no talk gets shorter than nothing.
  public var saves: any Distribution
  /// Share of the contacts whose after-contact work is done by the system, in [0, 1].
  public var automated: Double
  /// Talk time added to each contact that is answered while the system is down, seconds.
  public var outageAdds: any Distribution
}
