/// Appointments wanted, booked, missed and recovered (SP3, SP12), by the contact type of the first contact.
extension Measure {
  static let bookings = Measure(
    "bookings", .contacts, .contacts, .total(.bookings), of: .bookings, "appointments made")
  static let bookingsLost = Measure(
    "bookings_lost", .contacts, .contacts, .total(.bookingsLost), of: .bookings,
    "appointments wanted and not made: nobody answered, too late, or not agreed")
  static let appointmentsMissed = Measure(
    "appointments_missed", .contacts, .contacts, .total(.appointmentsMissed), of: .bookings,
    "appointments made and not kept (no-shows)")
  static let slotsRecovered = Measure(
    "slots_recovered", .contacts, .contacts, .total(.slotsRecovered), of: .bookings,
    "appointments missed, made again and kept")
  static let appointmentsKept = Measure(
    "appointments_kept", .contacts, .contacts, .total(.appointmentsKept), of: .bookings,
    "bookings - missed + recovered")
  static let noShowRate = Measure(
    "no_show_rate", .share, .contacts, .ratio(.appointmentsMissed, over: .bookings), of: .bookings,
    "appointments missed over bookings")
  static let costPerAppointment = Measure(
    "cost_per_kept_appointment", .currencyPerContact, .agents, .ratio(.labourCost, over: .keptByAgents),
    of: .bookings, "labour cost over appointments kept that these agents booked")
}

extension Quantity {
  static let bookings = Quantity("bookings", ofType: { $0.bookings.booked })
  static let bookingsLost = Quantity("bookings lost", ofType: { $0.bookings.wanted - $0.bookings.booked })
  static let appointmentsMissed = Quantity("appointments missed", ofType: { $0.bookings.missed })
  static let slotsRecovered = Quantity("slots recovered", ofType: { $0.bookings.recovered })
  static let appointmentsKept = Quantity(
    "appointments kept", ofType: { $0.bookings.booked - $0.bookings.missed + $0.bookings.recovered })
  static let keptByAgents = Quantity("appointments kept", ofGroup: { $0.agents.keptAppointments })
}
