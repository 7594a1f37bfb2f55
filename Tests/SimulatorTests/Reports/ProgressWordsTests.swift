import Testing

@testable import Simulator

@Suite("The progress line")
struct ProgressWordsTests {
  static let progress = RunProgress(
    done: 37, planned: 100, measure: "service_level", value: 0.812, halfWidth: 0.009, elapsed: .seconds(7),
    remaining: .seconds(12), contacts: 1e6)

  @Test("shows replications, the interval so far and the time left")
  func full() {
    #expect(
      ProgressWords(Self.progress).line(width: 120, withBar: true)
        == "[======>             ]   37/100 replications   service level 81.2 % ± 0.9   about 12 s left")
  }

  @Test("leaves out from the end what does not fit")
  func narrow() {
    #expect(ProgressWords(Self.progress).line(width: 30, withBar: false) == "37/100 replications")
  }

  @Test("does without what is not known yet")
  func unknown() {
    var progress = Self.progress
    (progress.planned, progress.value, progress.remaining) = (nil, nil, nil)
    #expect(ProgressWords(progress).line(width: 120, withBar: true) == "37 replications")
  }
}
