extension Model {
  /// The totals of one replication; nil when stopped before its end. What a staffing search repeats.
  package func simulate(seed: UInt64, number: Int, stop: StopFlag) -> Observations? {
    Replication.run(self, seed: seed, number: number, stop: stop)
  }
}
