/// What patients think, and what is known of it (SP10, CU9).
extension Measure {
  static let satisfactionTrue = Measure(
    "satisfaction_true", .share, .contacts, .ratio(.satisfied, over: .rated), of: .satisfaction,
    "share of finished contacts whose patient is satisfied, asked or not")
  static let satisfactionObserved = Measure(
    "satisfaction_observed", .share, .contacts, .ratio(.satisfiedResponses, over: .surveyAnswers),
    of: .surveys,
    "share of survey responses that are satisfied")
  static let surveyResponses = Measure(
    "survey_responses", .contacts, .contacts, .total(.surveyAnswers), of: .surveys,
    "patients who answered a survey")
  static let responseRate = Measure(
    "survey_response_rate", .share, .contacts, .ratio(.surveyAnswers, over: .asked), of: .surveys,
    "share of the patients asked who answered")
  static let surveyAgents = Measure(
    "survey_agents", .agents, .contacts, .timeAverage(.surveyTimes), of: .surveys,
    "agents busy with live surveys on average")
}

extension Quantity {
  static let rated = Quantity("contacts finished", ofType: { $0.encounters.rated })
  static let satisfied = Quantity("patients satisfied", ofType: { $0.encounters.satisfied })
  static let asked = Quantity("patients asked", ofType: { $0.encounters.asked })
  static let surveyAnswers = Quantity("survey responses", ofType: { $0.encounters.responses })
  static let satisfiedResponses = Quantity(
    "satisfied responses", ofType: { $0.encounters.satisfiedResponses })
  static let surveyTimes = Quantity("survey times", ofType: { $0.encounters.surveyTime })
}
