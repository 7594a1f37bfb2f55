/// Works on replications in several threads and hands over what they give strictly in the order of their numbers, so that
/// whatever is made of it is the same for any number of threads.
struct OrderedReplications: Sendable {
  /// Numbers 0..<limit.
  let limit: Int
  /// Replications worked on at the same time, at least 1.
  let threads: Int

  /// Goes on until `take` wants no more, the limit is reached or `stop` is raised; replications that have become superfluous
  /// are thrown away.
  ///
  /// - Parameters:
  ///   - make: works on one replication; nil if the flag was raised before its end.
  ///   - take: gets each outcome in order and says whether it wants the next.
  func run<Part: Sendable>(
    stop: StopFlag, make: @escaping @Sendable (Int, StopFlag) -> Part?, take: (Part?) -> Bool
  ) async {
    let inner = StopFlag(parent: stop)
    await withTaskGroup(of: (number: Int, part: Part?).self) { group in
      var started = 0
      var running = 0
      var taken = 0
      var isOver = limit == 0
      var finished: [Int: Part?] = [:]
      func startMore() {
        // Twice the threads ahead of the slowest at most, so that finished ones do not pile up.
        while !isOver, !inner.isRaised, running < threads, started < min(limit, taken + 2 * threads) {
          let number = started
          group.addTask { (number, make(number, inner)) }
          started += 1
          running += 1
        }
      }
      startMore()
      while let (number, part) = await group.next() {
        running -= 1
        finished[number] = .some(part)
        while !isOver, let next = finished.removeValue(forKey: taken) {
          isOver = !take(next)
          taken += 1
        }
        if isOver { inner.raise(.complete) }
        startMore()
      }
    }
  }
}
