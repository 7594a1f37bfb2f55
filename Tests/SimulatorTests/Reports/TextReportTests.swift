import Testing

@testable import Simulator

@Suite("The text report")
struct TextReportTests {
  @Test("leads with the verdicts, then shows contact types, agent groups and intervals")
  func golden() throws {
    let expected = """
      clinic  A morning at a clinic.
      100 replications of 08:00-10:00, seed 7; ± at 95 % confidence

      Targets: 1 missed, 1 undecided, 1 met
      verdict    whom  measure                target   found         to spare    days
      met        all   mean wait              ≤ 2 min    31 s ± 2    1:29 min    99 %
      missed     all   service level in 20 s  ≥ 80 %     44 % ± 3    -36 points  20 %
        intervals: 2 of 4 met, 1 missed, 1 undecided; worst 08:30
      undecided  all   occupancy              ≤ 85 %   84.9 % ± 0.5  0.1 points  51 %

      Contact type            offered  within 20 s    abandoned       mean wait  95 % wait
      cardiology           90.1 ± 1.3     70 % ± 3  4.1 % ± 0.4      32 s ± 2     2:05 min
      Termine für Ältere   20.1 ± 1.3     75 % ± 3  4.1 % ± 0.4  1:05 min ± 2 s   2:05 min
      ------------------  -----------  -----------  -----------  --------------  ---------
      all                 110.2 ± 1.3     71 % ± 3  4.1 % ± 0.4      31 s ± 2     2:05 min

      Agent group  staffed         busy     occupancy     answered
      team             4.0  3.40 ± 0.02  84.9 % ± 0.5      -
      -----------  -------  -----------  ------------  -----------
      all              4.0  3.40 ± 0.02  84.9 % ± 0.5  105.8 ± 1.2

      Interval     offered  within 20 s    abandoned  mean wait  staffed         busy     occupancy
      08:00     25.0 ± 1.3     95 % ± 3  4.1 % ± 0.4    3 s ± 2      4.0  3.40 ± 0.02  84.9 % ± 0.5
      08:30     35.0 ± 1.3     44 % ± 3  4.1 % ± 0.4   34 s ± 2      4.0  3.40 ± 0.02  84.9 % ± 0.5
      09:00     30.0 ± 1.3     62 % ± 3  4.1 % ± 0.4   23 s ± 2      4.0  3.40 ± 0.02  84.9 % ± 0.5
      09:30     20.0 ± 1.3     97 % ± 3  4.1 % ± 0.4    2 s ± 2      4.0  3.40 ± 0.02  84.9 % ± 0.5

      Note: cardiology: priority is not read by longest-wait
      100 independent replications, Student t; ratios of means by the delta method. 100 replications
      as asked. 11,000 contacts simulated.

      """
    #expect(TextReport(try SampleResult.make(), showsIntervals: true).text == expected)
  }

  @Test("has color only if asked, and then the same text")
  func color() throws {
    let result = try SampleResult.make()
    let plain = TextReport(result).text
    let colored = TextReport(result, isColored: true).text
    #expect(!plain.contains("\u{1B}"))
    #expect(colored.contains("\u{1B}[1;31mmissed\u{1B}[0m"))
    #expect(colored.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
  }

  @Test("shows control characters in names escaped")
  func escaped() throws {
    var result = try SampleResult.make()
    result.scenario.name = "a\u{1B}[2Jb"
    result.notes = ["\u{7}bell"]
    result.brokenIdentities = ["x\u{1B}y"]
    let text = TextReport(result).text
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    #expect(text.hasPrefix("a\\u{1B}[2Jb"))
  }

  @Test("says what makes the numbers less than asked for")
  func warnings() throws {
    var result = try SampleResult.make()
    result.isComplete = false
    result.stoppingRule = "stopped by a signal after 3 of 100 replications"
    result.brokenIdentities = ["replication 4: arrivals 10, departures 9"]
    let text = TextReport(result).text
    #expect(text.contains("PARTIAL RESULT: stopped by a signal after 3 of 100 replications"))
    #expect(text.contains("DO NOT TRUST THESE NUMBERS: replication 4: arrivals 10, departures 9"))
  }

  @Test("says so when there were no contacts")
  func empty() throws {
    var result = try SampleResult.make()
    result.contactsSimulated = 0
    result.targets = []
    let text = TextReport(result).text
    #expect(text.contains("No contacts: nothing arrived.") && !text.contains("Contact type"))
  }
}
