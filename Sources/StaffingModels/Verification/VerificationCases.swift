/// All models of `callsim verify`, in the order of its table.
public enum VerificationCases {
  public static let all: [VerificationCase] = [
    .erlangB, .erlangBLognormal, .erlangC, .erlangA, .erlangASmall,
    .constantHandleTimes, .singleServer, .finiteRoom, .priorities,
    .chatPatient, .chatImpatient, .retrial, .bilingualTeam,
    .busyMorning, .amplyStaffed,
    .telethon, .bilingualWeek,
  ]
}
