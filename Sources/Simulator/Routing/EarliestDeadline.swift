/// Takes the contact that is due first: by its `deadline`, or else by its arrival plus `acceptable_wait`.
///
/// Within a contact type that is the order of arrival, as all of them have the same time.
///
/// - Source: J. R. Jackson, "Scheduling a production line to minimize maximum tardiness", Research Report 43, Management
///   Science Research Project, UCLA (1955).
struct EarliestDeadline: ContactSelection {
  static let name = "earliest-deadline"
  static let summary =
    "the contact that is due first: by its `deadline`, else its arrival plus `acceptable_wait`"
  static let aliases = ["edf"]
  static let readsDeadlines = true

  init(_ model: Model) {}

  func line(for group: Int, among lines: Candidates, in state: RoutingState) -> Int? {
    lines.least { state.deadline(ofLine: $0) }
  }
}
