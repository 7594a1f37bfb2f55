/// Blending: some agents of a group stay free of contacts that can wait (CH11).
///
/// - Source: the threshold policy of S. Bhulai and G. Koole, "A queueing model for call blending in call centers", IEEE
///   Transactions on Automatic Control 48 (2003): work that can wait is taken only while more than c agents are idle.
extension Replication {
  /// Agents of a group who hold nothing, besides one at hand.
  func idleAgents(_ group: Int) -> Int {
    desks.isDesk(group) ? desks.idleAgents(group) : Int(staff.idleCounts[group])
  }

  /// Whether a group with so many idle agents, one at hand included, takes no contact of a type.
  func keepsFree(_ group: Int, from type: Int, idle: Int) -> Bool {
    let reserve = Int(keepFree[type * staff.groupCount + group])
    return reserve > 0 && idle <= reserve
  }
}
