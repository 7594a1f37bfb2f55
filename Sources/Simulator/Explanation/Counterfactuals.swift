/// The changes that `explain` tries, in the order of reports.
enum Counterfactuals {
  static let all: [any Counterfactual.Type] = [
    WithoutShocks.self,
    AverageDays.self,
    ContactsOneByOne.self,
    WithoutReturns.self,
    WithoutPassingOn.self,
    WithoutBacklog.self,
    SteadyHandleTimes.self,
    EvenAgents.self,
    WithoutReserves.self,
    WithoutBreaks.self,
    WithoutAbsence.self,
    WithoutOutages.self,
    OtherPolicies.self,
    MoreAgents.self,
  ]
}
