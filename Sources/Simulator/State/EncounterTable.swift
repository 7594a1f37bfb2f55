import Distributions
import Foundation

/// What happens in contacts besides the talk, as the loop reads it: one entry a contact type; empty where no type has any.
struct EncounterTable: ~Copyable {
  struct Entry {
    let isProtected: Bool
    let protectedShare: Double
    let isVerified: Bool
    let failure: Double
    /// Entry of the `TransferTable` for customers who fail; -1: none.
    let escalation: Int32
    let hasRecords: Bool
    let identified: Double
    let automated: Double
    let isSurveyed: Bool
    let offered: Double
    let responseOfSatisfied: Double
    let responseOfOthers: Double
    let booking: Booking?
    let keys: Keys
  }

  struct Keys {
    let redirection, redirectionTime, verification, verificationTime: StreamKey
    let identified, timeSaved, automation, outageTime: StreamKey
    let surveyOffer, surveyTime, surveyResponse, satisfaction: StreamKey
    let booking, noShow, reminder: StreamKey
  }

  let entries: Buffer<Entry>
  let redirectionTimes: Buffer<Law>
  let verificationTimes: Buffer<Law>
  let savedTimes: Buffer<Law>
  let outageTimes: Buffer<Law>
  let surveyTimes: Buffer<Law>
  let satisfaction: Satisfaction?
  /// When the CRM system, number 0, is down.
  let outages: OutageTimes

  init(_ model: Model, seed: UInt64, replication: Int) {
    let types = model.hasEncounters ? model.types : []
    entries = Buffer(types.map { Entry($0, seed: seed, replication: replication) })
    redirectionTimes = Buffer(types.map { $0.protectedContent?.time ?? Constant.zero })
    verificationTimes = Buffer(types.map { $0.verification?.time ?? Constant.zero })
    savedTimes = Buffer(types.map { $0.records?.saves ?? Constant.zero })
    outageTimes = Buffer(types.map { $0.records?.outageAdds ?? Constant.zero })
    surveyTimes = Buffer(types.map { $0.survey?.time ?? Constant.zero })
    satisfaction = model.scenario.satisfaction
    outages = OutageTimes(
      model.hasRecords ? [model.scenario.recordsOutages] : [], model.clock, seed: seed,
      replication: replication,
      purpose: .crmOutage
    ) { _, number in "\(number)" }
  }
}

extension EncounterTable.Entry {
  fileprivate init(_ type: TypeModel, seed: UInt64, replication: Int) {
    func key(_ purpose: Purpose) -> StreamKey {
      StreamKey(seed: seed, replication: replication, purpose: purpose, name: type.streamName)
    }
    isProtected = type.protectedContent != nil
    protectedShare = type.protectedContent?.share ?? 0
    isVerified = type.verification != nil
    failure = type.verification?.failure ?? 0
    escalation = Int32(type.escalation ?? -1)
    hasRecords = type.records != nil
    identified = type.records?.identified ?? 0
    automated = type.records?.automated ?? 0
    isSurveyed = type.survey != nil
    offered = type.survey?.offered ?? 0
    responseOfSatisfied = type.survey?.responseOfSatisfied ?? 0
    responseOfOthers = type.survey?.responseOfOthers ?? 0
    booking = type.booking
    keys = EncounterTable.Keys(
      redirection: key(.redirection), redirectionTime: key(.redirectionTime),
      verification: key(.verification),
      verificationTime: key(.verificationTime), identified: key(.identified), timeSaved: key(.timeSaved),
      automation: key(.automation), outageTime: key(.outageTime), surveyOffer: key(.surveyOffer),
      surveyTime: key(.surveyTime), surveyResponse: key(.surveyResponse), satisfaction: key(.satisfaction),
      booking: key(.booking), noShow: key(.noShow), reminder: key(.reminder))
  }
}

/// What happened in the contact at hand of a journey.
struct Encounter {
  /// Waited before the answer, earlier waits that count included, seconds.
  var wait = 0.0
  /// Factor on the after-contact work: 0 where the system does it, or the talk was cut short.
  var wrapFactor = 1.0
  /// The customer could not prove who they are, or no interpreter came.
  var isFailed = false
  var isRedirected = false
  var isAsked = false
  var isInterpreted = false
  /// Factor on the share of answers that resolve the need, by how far the agent has learned.
  var learned = 1.0
}

/// An appointment of a journey.
enum Appointment: UInt8 { case none, booked, missed, recovered }
