/// The scenario language as a whole, for editors and readers: made from the declarations that also read scenarios.
public enum ScenarioLanguage {
  /// JSON Schema, draft 2020-12.
  ///
  /// It accepts what the reader accepts but for rules that no schema expresses: ranges of quantities written as text,
  /// names that must be known, lengths of lists that follow from the calendar; and it sees numbers by value,
  /// where the reader also minds their spelling (`010`, `+5`, `0x1F` and quoted numbers are refused).
  public static let schema: JSON = ScenarioKeys.rule.shape.schemaDocument

  /// The reference in Markdown, `docs/scenario.md`.
  public static let reference: String = LanguageReference(of: ScenarioKeys.rule.shape).markdown
}
