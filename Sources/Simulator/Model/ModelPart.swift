/// A part that only some models have; what is measured of it is reported for these alone.
enum ModelPart: Sendable {
  /// Contacts that have consequences: redials, reconnects, other channels.
  case journeys
  /// Agents who hold several contacts at once.
  case desks
  /// Calls that the center makes.
  case outbound
  /// Stages that contacts pass before an agent, or instead of one.
  case selfService
  /// Contacts that go from line to line.
  case transfers
  /// Waiting contacts that are told what wait to expect.
  case announcements
  /// Customers who are called back.
  case callbacks
  /// Contacts that wait over night.
  case backlog
  /// Contacts with a deadline, or of conversations.
  case responses
  case conversations
  /// Customers who come back to whom they know.
  case affinity
  /// Work that agents put aside for other contacts.
  case interruptions
  /// Chats abandoned without a sign.
  case silentAbandonment
  /// Chats in turns.
  case turns
  /// Customers who prove who they are.
  case verification
  /// Contents that the channel may not carry.
  case protectedContent
  /// A CRM system.
  case records
  case satisfaction
  case surveys
  case bookings
  case interpreters
  /// Agents who are scheduled and not there.
  case absence
  /// Agents who are not available after a contact.
  case pauses
  case absenceOrPauses
  /// Agents on paid breaks, or in meetings.
  case paidBreaks
  /// Contacts that cost something besides the agents.
  case contactCosts
}

extension Model {
  func has(_ part: ModelPart?) -> Bool {
    switch part {
    case nil: true
    case .journeys: followsNeeds
    case .desks: hasDesks
    case .outbound: hasCampaigns
    case .selfService: hasSelfService
    case .transfers: hasTransfers
    case .announcements: hasAnnouncements
    case .callbacks: hasCallbacks
    case .backlog: hasBacklogs
    case .responses: hasResponses
    case .conversations: hasConversations
    case .affinity: hasAffinity
    case .interruptions: hasInterruptible
    case .silentAbandonment: hasSilentAbandonment
    case .turns: hasTurns
    case .verification: hasVerification
    case .protectedContent: hasProtectedContent
    case .records: hasRecords
    case .satisfaction: hasSatisfaction
    case .surveys: hasSurveys
    case .bookings: hasBookings
    case .interpreters: hasInterpreters
    case .absence: hasAbsence
    case .pauses: hasPauses
    case .absenceOrPauses: hasAbsence || hasPauses
    case .paidBreaks: !paidBreaks.isEmpty
    case .contactCosts: hasContactCosts
    }
  }
}
