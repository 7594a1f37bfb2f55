import Foundation
import Testing

@testable import Fitting

@Suite("Formats of logs")
struct FormatTests {
  private static let bank = """
    date,vru_line,customer,priority,type,vru_entry_s,vru_time_s,queue_start_s,queue_time_s,outcome,service_start_s,service_time_s,agent
    1999-08-01,AA0101,,0,PS,36000,10,,0,AGENT,36010,99,S14
    1999-08-01,AA0102,77,2,PS,36001,9,36010,42,AGENT,36052,120,S01
    1999-08-01,AA0103,,0,NW,36002,9,36011,30,HANG,,0,
    1999-08-01,AA0104,,0,PS,36003,17,,0,HANG,,0,
    1999-08-01,AA0105,,0,PS,36004,17,,0,PHANTOM,,0,
    """

  @Test("The bank's log: the clock starts when an agent is asked for; the menu and phantoms are left out")
  func bankLog() throws {
    let log = try Logs.read(Self.bank)
    let calls = Logs.calls(log)
    #expect(log.report.format == "bank-1999")
    #expect(calls.map(\.arrival) == [36_010, 36_010, 36_011])
    #expect(calls.map { Double($0.wait) }.sorted() == [0, 30, 42])
    #expect(Set(calls.map(\.priority)) == [0, 1, 2])
    #expect(log.report.dropped == [.leftMenu: 1, .marked: 1])
    #expect(log.report.isConserved)
  }

  @Test(
    "Amazon Connect as JSON lines: delivered twice, the later update stays; identifiers in unread fields are no values"
  )
  func connect() throws {
    func record(_ id: String, updated: String, wait: Int) -> String {
      """
      {"ContactId":"\(id)","Channel":"VOICE","InitiationMethod":"INBOUND","CustomerEndpoint":{"Address":"+15551234567"},"InitiationTimestamp":"2026-03-02T14:00:00Z","DisconnectTimestamp":"2026-03-02T14:05:00Z","LastUpdateTimestamp":"\(updated)","NewField":[1,{"a":"b"}],"Queue":{"Name":"desk","EnqueueTimestamp":"2026-03-02T14:00:10Z","Duration":\(wait)},"Agent":{"ConnectedToAgentTimestamp":"2026-03-02T14:00:40Z","AgentInteractionDuration":200,"CustomerHoldDuration":20,"AfterContactWorkDuration":15}}
      """
    }
    let text = [
      record("a", updated: "2026-03-02T14:06:00Z", wait: 30),
      record("b", updated: "2026-03-02T14:06:00Z", wait: 30),
      record("a", updated: "2026-03-02T14:05:30Z", wait: 30), "{\"broken\": ",
    ].joined(separator: "\n")
    #expect(throws: LogProblem.self) { try Logs.read(text) }  // instants need the center's zone
    let log = try Logs.read(text, zone: "America/New_York")
    let calls = Logs.calls(log)
    #expect(calls.count == 2)
    #expect(
      calls.allSatisfy { $0.wait == 30 && $0.talk == 220 && $0.wrapUp == 15 && $0.arrival == 9 * 3600 + 10 })
    #expect(log.report.dropped[.duplicate] == 1)
    #expect(log.report.rejected == [.notJSON: 1])
    #expect(log.report.isConserved)
  }

  @Test("queue_log of Asterisk: contacts are told by their events")
  func queueLog() throws {
    let text = """
      1772460000|c1|desk|NONE|ENTERQUEUE||5551234567
      1772460005|c2|desk|NONE|ENTERQUEUE||
      1772460020|c1|desk|Agent/7|CONNECT|20|
      1772460035|c2|desk|NONE|ABANDON|1|1|30
      1772460100|c1|desk|Agent/7|COMPLETECALLER|20|80|1
      1772460101|NONE|NONE|Agent/7|PAUSE|
      1772460102|c9|desk|Agent/7|CONNECT|20|
      1772460103|c3|desk|NONE|ENTERQUEUE||
      1772460104|c3|desk|NONE|WHATEVER||
      """
    let log = try Logs.read(text, zone: "UTC")
    let calls = Logs.calls(log)
    #expect(calls.map { Double($0.wait) } == [20, 30])
    #expect(calls.map(\.outcome) == [.answered, .abandoned])
    #expect(calls[0].talk == 80)
    #expect(log.report.rejected == [.outOfOrder: 1, .unknownEvent: 1])
    #expect(log.report.isConserved)
    #expect(log.report.notes.contains { $0.contains("1 contacts have no end") })
  }

  @Test("Twilio's events come out of order and become one contact")
  func twilio() throws {
    let text = """
      EventType,Timestamp,TaskSid,TaskQueueName,TaskPriority,WorkerSid,TaskAttributes
      reservation.accepted,2026-03-02T10:00:30Z,WT1,desk,0,WK1,{from: secret}
      task.created,2026-03-02T10:00:00Z,WT1,desk,0,,
      task.completed,2026-03-02T10:05:00Z,WT1,desk,0,,
      task.created,2026-03-02T10:00:00Z,WT2,desk,0,,
      task.canceled,2026-03-02T10:01:00Z,WT2,desk,0,,
      """
    let calls = Logs.calls(try Logs.read(text, zone: "UTC"))
    #expect(calls.map { Double($0.wait) }.sorted() == [30, 60])
    #expect(calls.first { $0.isAnswered }?.talk == 270)
  }

  @Test(
    "Call reports of other products",
    arguments: [
      (
        "five9",
        "CALL ID,DATE,TIMESTAMP,SKILL,CALL TYPE,QUEUE WAIT TIME,TALK TIME,HOLD TIME,AFTER CALL WORK TIME,ABANDONED,ANI\n1,03/02/2026,09:00:00,desk,Inbound,0:00:30,0:03:00,0:00:20,0:00:15,0,5551234567\n2,03/13/2026,09:00:00,desk,Inbound,0:00:45,0:00:00,0:00:00,0:00:00,1,5551234567\n"
      ),
      (
        "nice-cxone",
        "Contact_ID,Master_Contact_ID,start_date,start_time,Skill_Name,InQueue,Abandon,Abandon_Time,Active_Talk_Time,ACW_Seconds\n1,1,03/02/2026,09:00:00,desk,30,N,0,200,15\n2,2,03/13/2026,09:00:00,desk,45,Y,45,0,0\n3,1,03/13/2026,09:00:00,desk,45,N,45,0,0\n"
      ),
      (
        "genesys-conversations",
        "conversationStart,queueId,mediaType,tAcd,tAbandon,tTalk,tHeld,tAcw,userId\n2026-03-02T09:00:00Z,desk,voice,30000,,180000,20000,15000,u1\n2026-03-13T09:00:00Z,desk,voice,45000,45000,,,,\n"
      ),
    ])
  func products(format: String, text: String) throws {
    let log = try Logs.read(text, zone: "UTC")
    #expect(log.report.format == format)
    let calls = Logs.calls(log)
    #expect(calls.map { Double($0.wait) } == [30, 45])
    #expect(calls[0].talk == 200 && calls[0].wrapUp == 15)
    #expect(calls[1].outcome == .abandoned)
    #expect(log.report.isConserved)
  }

  @Test(
    "Tables of intervals",
    arguments: [
      (
        "intervals",
        "date,interval,queue,volume,aht,staffed,abandoned\n2026-03-02,09:00,desk,20,180,3,2\n2026-03-02,09:30,desk,30,180,4,0\n"
      ),
      (
        "genesys-wfm",
        "Interval Start UTC Date,Queue,Media Type,Skill Set,Language,Offered,Interactions Handled,Total Handle Time (Seconds)\n2026-03-02T09:00:00Z,desk,voice,,,20,18,3240\n2026-03-02T09:30:00Z,desk,voice,,,30,30,5400\n"
      ),
      (
        "avaya-hsplit",
        "ROW_DATE,STARTTIME,INTRVL,SPLIT,CALLSOFFERED,ACDCALLS,ABNCALLS,ANSTIME,ABNTIME,ACDTIME,ACWTIME,HOLDTIME\n2026-03-02,900,30,5,20,18,2,100,60,3000,200,40\n2026-03-02,930,30,5,30,30,0,100,0,5000,400,0\n"
      ),
      (
        "teleopti",
        "30;20260302;09:00;1;desk;20;18;15;2;0;0;0;0;3240;0;100;60\n30;20260302;09:30;1;desk;30;30;15;0;0;0;0;0;5400;0;100;0\n"
      ),
      ("verint", "desk,3-2-2026,20,180\ndesk,3-13-2026,30,180\n"),
    ])
  func intervals(format: String, text: String) throws {
    let log = try Logs.read(text, zone: "UTC")
    #expect(log.report.format == format)
    #expect(log.intervals.rows.map(\.offered) == [20, 30])
    #expect(log.intervals.rows.allSatisfy { ($0.handleTotal ?? 0) > 0 })
    #expect(log.report.isConserved)
    let fit = try IntervalFit(log, FitOptions())
    #expect(fit.scenarioText.contains("ASSUMED"))
  }

  @Test("What is written for Genesys and Teleopti is read back the same")
  func roundTrip() throws {
    var text = Logs.header
    for index in 0..<40 { text += "c\(index),desk,2026-03-02 09:\(10 + index),10,answered,100,a1\n" }
    let log = try Logs.read(text)
    for table in WorkforceTable.allCases {
      let zone = TimeZone(identifier: "America/New_York")
      let back = try Logs.read(bytes: table.bytes(log, interval: 1800, zone: zone), zone: "America/New_York")
      #expect(back.intervals.rows.map(\.offered) == [20, 20])
      #expect(back.intervals.rows.map(\.start) == [32_400.0, 34_200.0])
      #expect(back.intervals.rows.map(\.handleTotal) == [2000, 2000])
    }
  }

  @Test("The user's own column map")
  func columnMap() throws {
    let map =
      "arrival: Start\nwait: QueueMs\ntalk: TalkMs\nqueue: Line\noutcome: End\noutcome.answered: [OK]\noutcome.abandoned: LOST\noutcome.ignore: TEST\nunit: ms\n"
    let log = try Logs.read(
      "Start;QueueMs;TalkMs;Line;End;Phone\n2026-03-02 09:00;1500;60000;desk;OK;1\n2026-03-02 09:01;2500;;desk;LOST;2\n2026-03-02 09:02;0;;desk;TEST;3\n",
      map: map)
    #expect(Logs.calls(log).map { Double($0.wait) } == [1.5, 2.5])
    #expect(log.report.dropped == [.marked: 1])
    #expect(throws: LogProblem.self) { try ColumnMap(text: "arrival: Start\nwait: Q\nqueue: patient_name\n") }
    #expect(throws: LogProblem.self) { try ColumnMap(text: "arrival: Start\n") }
    #expect(throws: LogProblem.self) { try ColumnMap(text: "nonsense: Start\n") }
  }
}
