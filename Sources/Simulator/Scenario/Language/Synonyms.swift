/// What other programs and planners call the keys of the scenario language, for hints on unknown keys.
enum Synonyms {
  private static let keys: [String: String] = [
    "acw": "wrap_up", "after_call_work": "wrap_up", "wrapup": "wrap_up", "aht": "handle_time",
    "service_time": "handle_time", "talk_time": "handle_time", "awt": "acceptable_wait",
    "threshold": "within", "lambda": "rate", "volume": "per_interval", "forecast": "per_interval",
    "agents": "staff", "servers": "staff", "headcount": "staff", "queues": "contact_types",
    "skills": "contact_types", "groups": "agent_groups", "teams": "agent_groups", "duration": "length",
    "warmup": "warm_up", "trunks": "lines", "kpis": "targets", "goals": "targets", "wage": "cost",
    "abandonment": "patience", "hours": "open", "reps": "replications", "runs": "replications",
  ]

  static func key(for word: String, among known: [String]) -> String? {
    keys[word.lowercased()].flatMap { known.contains($0) ? $0 : nil }
  }
}
