import Testing

@testable import Simulator

@Suite("Figures")
struct FigureTests {
  @Test(
    "show as many digits as the half-width supports, with their unit",
    arguments: [
      (0.8123, 0.0042, Measure.Unit.share, "81.2 % ± 0.4"),
      (0.8123, 0.031, .share, "81 % ± 3"),
      (0.8123, nil, .share, "81.2 %"),
      (0.0412, 0.00012, .share, "4.120 % ± 0.012"),
      (3.7134, 0.052, .seconds, "3.71 s ± 0.05"),
      (59.4, 2.0, .seconds, "59 s ± 2"),
      (59.6, 2.0, .seconds, "1:00 min ± 2 s"),
      (125.2, 4.3, .seconds, "2:05 min ± 4 s"),
      (3725, 130, .seconds, "1:02:05 h ± 2:10 min"),
      (4912.3, 130.2, .contacts, "4,912 ± 130"),
      (12.34, nil, .contacts, "12.3"),
      (0, 0, .seconds, "0.0 s ± 0.0"),
      (-0.00001, 0.1, .agents, "0.00 ± 0.10"),
      (0.5, 1e-9, .share, "50.000 % ± <0.001"),
      (1e18, nil, .seconds, "11,574,074,074,074 d"),
    ] as [(Double, Double?, Measure.Unit, String)])
  func text(value: Double, halfWidth: Double?, unit: Measure.Unit, expected: String) {
    #expect(Figure(value, halfWidth: halfWidth, unit: unit.rawValue).text == expected)
  }

  @Test("are a dash where there is no value")
  func none() {
    let estimate = SampleResult.row("asa", .center, nil, nil, .seconds, reason: "no contacts answered")
    #expect(Figure(estimate).text == "-")
  }

  @Test(
    "that are exact show the digits they need",
    arguments: [
      (0.8, Measure.Unit.share, "80 %"), (0.055, .share, "5.5 %"), (0.999, .share, "99.9 %"),
      (20, .seconds, "20 s"),
      (120, .seconds, "2 min"), (90, .seconds, "1:30 min"), (0.5, .seconds, "0.5 s"),
      (1500, .contacts, "1,500"),
    ])
  func exact(value: Double, unit: Measure.Unit, expected: String) {
    #expect(Figure.exact(value, unit: unit.rawValue) == expected)
  }
}

@Suite("Columns of text")
struct DisplayWidthTests {
  @Test(
    "count what a terminal shows",
    arguments: [
      ("plain", 5), ("Termine für Ältere", 18), ("e\u{301}", 1), ("心臓外科", 8), ("אבג", 3), ("مرحبا", 5),
      ("👩‍⚕️ nurse", 8),
      ("☎️", 2), ("한국어", 6), ("", 0), ("a\u{200B}b", 2),
    ])
  func width(text: String, expected: Int) {
    #expect(DisplayWidth.of(text) == expected)
  }

  @Test("are cut without splitting a wide character")
  func shortened() {
    #expect(DisplayWidth.shortened("心臓外科", to: 6) == "心臓…")
    #expect(DisplayWidth.shortened("cardiology", to: 10) == "cardiology")
  }
}
