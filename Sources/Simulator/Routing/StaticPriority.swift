/// Takes the contact type with the smallest `priority`; among equals, the longest wait. Never interrupts a service.
struct StaticPriority: ContactSelection {
  static let name = "static-priority"
  static let summary = "the contact type with the smallest `priority`, then the longest wait"
  static let reads: KnownNames.Attribute? = .priority

  private let priority: [Int]

  init(_ model: Model) { priority = model.types.map(\.priority) }

  func line(for group: Int, among lines: Candidates, in state: RoutingState) -> Int? {
    lines.least(by: { priority[$0] }, then: { -state.wait(ofLine: $0) })
  }
}
