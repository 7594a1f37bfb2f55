import Distributions
import Testing

@testable import Simulator

/// Work that waits over night, counted on paper and against closed forms.
@Suite struct BacklogTests {
  private let hour = 3600.0

  private static func mail(
    _ name: String = "mail", perSecond rate: Double = 0, handle: any Distribution, ages: [Double] = []
  ) -> ContactType {
    var mail = ContactType.voice(name, perSecond: rate, handle: handle)
    mail.channel = "email"
    if !ages.isEmpty { mail.backlog = Backlog(contacts: ages.count, ages: .list(ages)) }
    return mail
  }

  private func run(_ model: Model, number: Int = 0) -> Observations {
    guard let run = Replication.run(model, seed: 1, number: number, stop: StopFlag()) else {
      preconditionFailure("nobody stops a test's replication")
    }
    return run
  }

  /// Friday to Monday, 8 h a day from midnight, one agent on Friday and Monday, nobody on the weekend.
  private func weekend(_ mail: ContactType) -> Scenario {
    var team = AgentGroup.team(0, serves: [mail.name])
    team.staff = .perInterval([1, 1, 0, 0, 0, 0, 1, 1])
    return .calendar(hours: 8, interval: 4 * hour, days: 4, [mail], [team])
  }

  @Test("A backlog lasts over the weekend: every wait and every interval's end by hand")
  func weekendByHand() {
    // Ten mails of 1 h, all an hour old. Friday takes eight of them, at 0, 1, ..., 7 h; two are taken at 72 and 73 h.
    let observed = run(
      Model(weekend(Self.mail(handle: constant(hour), ages: Array(repeating: hour, count: 10)))))
    let total = observed.total()
    #expect(total.arrivals == 0)
    #expect(observed.backlogTotal().opening == 10)
    #expect(total.answered == 10)
    // Waits since they came: 1, 2, ..., 8, then 73 and 74 h.
    #expect(total.waitOfAnswered == (36 + 73 + 74) * hour)
    // In line within the horizon: an hour less each.
    #expect(total.lineTime == (28 + 72 + 73) * hour)
    // Friday 04:00: the fifth is not taken yet, six wait, 5 h old. Closing: two, 9 h old. Then two, older by the time that
    // passes, until Monday 04:00 finds nobody.
    let waiting = [6.0, 2, 2, 2, 2, 2, 0, 0]
    let ages = [5.0, 9, 29, 33, 53, 57, 0, 0]
    for period in 0..<8 {
      let cell = observed.backlogs[period]
      #expect(cell.atEnd == waiting[period])
      #expect(cell.ages == waiting[period] * ages[period] * hour)
      #expect(cell.oldest == ages[period] * hour)
      #expect(cell.age90 == ages[period] * hour)
      #expect(cell.ends == (waiting[period] > 0 ? 1 : 0))
    }
    #expect(observed.flow.arrivals == 10 && observed.flow.departures == 10)
    #expect(abs(observed.flow.lineIntegral - observed.flow.waits) < 1e-6)
  }

  @Test("Deadlines in working time across a weekend, by hand")
  func workingDeadlines() {
    // Twelve mails of 1 h that came at 0 o'clock on Friday, each to be finished within 9 working hours.
    var mail = Self.mail(handle: constant(hour), ages: Array(repeating: 0.001, count: 12))
    mail.deadline = Deadline(within: 9 * hour, clock: .working)
    var model = Model(weekend(mail))
    // Working time knows the weekend: due at 8 h on Friday + 1 h on Monday = 73 h.
    let open = [0..<8 * hour, 72 * hour..<80 * hour]
    model.workingClock = WorkingClock(spans: open, over: -96 * hour..<96 * hour, cycle: 96 * hour)
    let weekday = run(model).responseTotal()
    // Finished at 1, ..., 8 h and at 73, 74, 75, 76 h: nine are in time.
    #expect(weekday.due == 12 && weekday.onTime == 9)
    #expect(abs(weekday.responseTime - (36 + 73 + 74 + 75 + 76) * hour) < 1)
    #expect(abs(weekday.workingTime - Double(78) * hour) < 1)
    // In wall time nine hours are over on Friday at 9 h, with eight done.
    mail.deadline?.clock = .wall
    let wall = run(Model(weekend(mail)))
    #expect(wall.responseTotal().due == 12 && wall.responseTotal().onTime == 8)
    // They count where the deadline lies: the night belongs to Friday's second interval.
    #expect(wall.responses[1].due == 12)
  }

  @Test("A weekend with the night on which clocks go forward: closed days, local time and deadlines by hand")
  func daylightSavingWeekend() throws {
    // Friday 27 to Monday 30 March 2026 in Berlin, closed on the weekend; on Sunday the hour from 2 to 3 is left out. Ten
    // mails of 1 h, 2 h old when Friday begins at 08:00, to be finished within 9 working hours.
    let scenario = try Scenario(
      text: """
        callsim: 1
        name: clocks
        calendar: {open: "08:00-16:00", interval: 4h, days: 4, date: 2026-03-27, time_zone: Europe/Berlin, weekdays: {sat: closed, sun: closed}}
        contact_types:
          mail:
            channel: email
            arrivals: {rate: 0/h}
            handle_time: {constant: 1h}
            backlog: {ages: [2h, 2h, 2h, 2h, 2h, 2h, 2h, 2h, 2h, 2h]}
            deadline: {within: 9h}
        agent_groups:
          team: {serves: [mail], staff: 1}
        """)
    let observed = run(Model(scenario))
    // Eight on Friday after 2, ..., 9 h; Monday 08:00 is 71 h after Friday 08:00, not 72: two after 73 and 74 h.
    #expect(observed.total().answered == 10)
    #expect(abs(observed.total().waitOfAnswered - (44 + 73 + 74) * hour) < 1)
    // Thursday's office hours ended before they came, so all are due on Monday 09:00, when nine are done.
    #expect(observed.responseTotal().due == 10 && observed.responseTotal().onTime == 9)
    #expect(observed.responses[6].due == 10)
    // Two wait at the end of Friday, 10 h old, and of every interval of the weekend; that of a closed day's last interval is
    // seen as the next day begins: Saturday 12:00, Sunday 08:00 (an hour short), 12:00, Monday 08:00.
    #expect(observed.backlogs.map(\.atEnd) == [6, 2, 2, 2, 2, 2, 0, 0])
    #expect(observed.backlogs[1].oldest == 10 * hour)
    #expect(observed.backlogs[2].oldest == 30 * hour)
    #expect(observed.backlogs[3].oldest == 49 * hour)
    #expect(observed.backlogs[4].oldest == 53 * hour)
    #expect(observed.backlogs[5].oldest == 73 * hour)
  }

  @Test("What is overdue and not done is a miss, and what is not yet due counts for nothing")
  func horizon() {
    // One agent for 4 h, ten mails of 1 h, due after 6 h of wall time: four are done, four more are not, and none of a day
    // later is due.
    func total(_ within: Double) -> (Observations, ResponseTotals) {
      var mail = Self.mail(handle: constant(hour), ages: Array(repeating: 0.001, count: 10))
      mail.deadline = Deadline(within: within * hour, clock: .wall)
      var team = AgentGroup.team(0, serves: ["mail"])
      team.staff = .perInterval([1, 0])
      let observed = run(Model(.calendar(hours: 8, interval: 4 * hour, [mail], [team])))
      return (observed, observed.responseTotal())
    }
    let (short, due) = total(6)
    #expect(due.due == 10 && due.onTime == 4)
    #expect(short.total().unfinished == 6)
    // Six wait to the end of the horizon, 8 h.
    #expect(abs(short.total().waitOfOthers - 6 * 8 * hour) < 1)
    #expect(abs(short.total().lineTime - (6 + 6 * 8) * hour) < 1)
    let (_, later) = total(9)
    #expect(later.due == 0 && later.onTime == 0 && later.responses == 4)
  }

  @Test("Earliest deadline meets every deadline where first come, first served does not")
  func earliestDeadline() {
    // Opening: three old mails due 7 h after opening, then two younger ones due 2 h after it; 1 h of work each, one agent.
    var slow = Self.mail("slow", handle: constant(hour), ages: [3, 3, 3].map { $0 * hour })
    slow.deadline = Deadline(within: 10 * hour, clock: .wall)
    var quick = Self.mail("quick", handle: constant(hour), ages: [1, 1].map { $0 * hour })
    quick.deadline = Deadline(within: 3 * hour, clock: .wall)
    // A third type without deadline: its acceptable wait counts, which makes it due 2.5 h after opening.
    var plain = Self.mail("plain", handle: constant(hour), ages: [2 * hour])
    plain.acceptableWait = 4.5 * hour
    var scenario = Scenario.calendar(
      hours: 8, interval: 4 * hour, [slow, quick, plain], [.team(1, serves: ["slow", "quick", "plain"])])
    // First come: slow at 0, 1, 2, plain at 3, quick at 4, 5, which is too late for both.
    let fifo = run(Model(scenario))
    #expect(fifo.responseTotal().due == 5 && fifo.responseTotal().onTime == 3)
    // Earliest deadline: quick at 0, 1, plain at 2, slow at 3, 4, 5.
    scenario.routing.contacts = "earliest-deadline"
    let edf = run(Model(scenario))
    #expect(edf.responseTotal().due == 5 && edf.responseTotal().onTime == 5)
    // Types in the order of their names: plain, quick, slow.
    #expect(edf.total(0).waitOfAnswered == (2 + 2) * hour)
    #expect(edf.total(1).waitOfAnswered == (1 + 2) * hour)
    #expect(edf.total(2).waitOfAnswered == (6 + 7 + 8) * hour)
  }

  @Test("On-time rate and response time of one agent are those of M/M/1: 1 - exp(-(mu - lambda) d)")
  func sojourn() {
    // lambda = 0.8, mu = 1 a minute: the time in system is exponential with mean 5 minutes.
    var mail = Self.mail(perSecond: 0.8 / 60, handle: exponential(mean: 60))
    mail.deadline = Deadline(within: 480, clock: .working)
    let judge = Judge(
      "M/M/1 with deadlines", .steady(600_000, warmUp: 30_000, [mail], [.team(1, serves: ["mail"])]),
      replications: 24)
    judge.expect("on time", 0.7981034820053446) { ($0.responseTotal().onTime, $0.responseTotal().due) }
    judge.expect("response", 300) { ($0.responseTotal().responseTime, $0.responseTotal().responses) }
  }

  @Test("A backlog with patience: nobody who waited so long had less, and their law is the conditional one")
  func patience() {
    // Exponential patience has no memory: nobody staffed, so each leaves 1 h after opening on average, however old.
    var mail = Self.mail(handle: constant(60))
    mail.backlog = Backlog(contacts: 2000, ages: .law(exponential(mean: 5 * hour)))
    mail.patience = exponential(mean: hour)
    let scenario = Scenario.calendar(hours: 24, interval: 12 * hour, [mail], [.team(0, serves: ["mail"])])
    let judge = Judge("conditional patience", scenario, replications: 24)
    // 24 h later exp(-24) of them are left.
    judge.expect("wait since opening", hour) { ($0.total().lineTime, $0.backlogTotal().opening) }
    judge.expect("ages", 5 * hour) { ($0.backlogTotal().openingAge, $0.backlogTotal().opening) }
    let total = judge.runs[0].total()
    #expect(total.abandoned + total.unfinished == 2000 && total.unfinished < 5)
  }

  @Test("Ages at an interval's end with gaps in the line: those who gave up are passed over")
  func gaps() {
    // Twenty mails, 1, 2, ..., 20 h old, of which patience takes every one beyond 15 h at opening or so.
    var mail = Self.mail(handle: constant(60), ages: (1...20).map { Double($0) * hour })
    mail.patience = constant(15.5 * hour)
    let observed = run(
      Model(.calendar(hours: 1, interval: hour, [mail], [.team(0, serves: ["mail"])])))
    // After an hour: those of 1 to 14 h are left and 2 to 15 h old; 15 h left at 15.5 h.
    #expect(observed.backlogs[0].atEnd == 14)
    #expect(observed.backlogs[0].oldest == 15 * hour)
    // 90 % of 14 are 12.6: the 13th youngest is 14 h old.
    #expect(observed.backlogs[0].age90 == 14 * hour)
    #expect(observed.backlogs[0].ages == (2...15).reduce(0) { $0 + Double($1) * hour })
  }
}

extension Observations {
  func backlogTotal() -> BacklogTotals {
    backlogs.reduce(into: BacklogTotals()) { sum, cell in
      sum.opening += cell.opening
      sum.openingAge += cell.openingAge
      sum.atEnd += cell.atEnd
      sum.ages += cell.ages
    }
  }

  func responseTotal() -> ResponseTotals {
    responses.reduce(into: ResponseTotals()) { sum, cell in
      sum.due += cell.due
      sum.onTime += cell.onTime
      sum.responses += cell.responses
      sum.responseTime += cell.responseTime
      sum.workingTime += cell.workingTime
      sum.firstResponses += cell.firstResponses
      sum.firstResponseTime += cell.firstResponseTime
    }
  }

  func touchTotal() -> TouchTotals {
    touches.reduce(into: TouchTotals()) { sum, cell in
      sum.begun += cell.begun
      sum.ended += cell.ended
      sum.touches += cell.touches
      sum.closedByWindow += cell.closedByWindow
      sum.returning += cell.returning
      sum.reunited += cell.reunited
    }
  }
}
