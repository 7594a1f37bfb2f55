extension Measure {
  /// Whether more of it is better; for waits, losses, effort and cost less is.
  public var isBetterLarger: Bool {
    name.hasPrefix("service_level") || name.hasPrefix("first_contact_resolution")
      || Self.betterLarger.contains(name)
  }

  private static let betterLarger: Set<String> = [
    "answered", "journeys_resolved", "reached", "reach_rate", "containment", "true_containment",
    "agents_saved",
    "agent_hours_saved", "callbacks_completed", "callbacks_kept", "on_time", "affinity_share", "utilization",
  ]

  /// 1 where more is better, else -1.
  var direction: Double { isBetterLarger ? 1 : -1 }
}
