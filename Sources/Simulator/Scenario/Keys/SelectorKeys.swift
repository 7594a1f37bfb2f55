import Foundation

/// A choice of contact types: `all`, a name, a list of names, or attributes that must all match.
struct ContactSelector: Sendable, Hashable {
  /// In the order of the file.
  var names: [String]
  /// As the user wrote it: `all`, `language es`, `cardiology-es`.
  var label: String
}

enum SelectorKeys {
  static let contactType = attribute("contact_type", "Names of contact types.", example: "cardiology-es")
  static let channel = attribute("channel", "Channels.", example: "voice")
  static let language = attribute("language", "Languages.", example: "[en, es]")
  static let topic = attribute("topic", "Topics.", example: "cardiology")

  static let contacts: Rule<ContactSelector> = {
    let byName = words.checked("names known contact types") { names, reading in
      reading.unknownContactType(in: names)
    }
    let shape = Shape.named(
      "contacts",
      .either([
        byName.shape, .checked(byAttributes.shape, "at least one contact type matches all that is given"),
      ]))
    return Rule(shape) { node, reading in
      if node.kind == .map { return byAttributes.read(node, &reading) }
      guard let names = words.read(node, &reading) else { return nil }
      if names == [Names.everything] {
        return ContactSelector(
          names: reading.context.contactTypeNames?.inOrder ?? [], label: Names.everything)
      }
      return byName.read(node, &reading).map {
        ContactSelector(names: $0, label: $0.joined(separator: ", "))
      }
    }
  }()

  /// A word or a list of different words.
  static let words: Rule<[String]> = {
    let word = Rule<String>.line("a name", example: "cardiology-es")
    return word.map { [$0] }.or(
      .list(of: word).checked("each name once") { words, _ in
        words.firstRepeated.map { "must name each once, found \(Printable.quoted($0)) twice" }
      })
  }()

  /// Languages that some contact type has.
  static let languages = languages(orCodes: false)
  /// The same, or codes of ISO 639: whoever speaks English may have no calls in it.
  static let spoken = languages(orCodes: true)

  private static func languages(orCodes: Bool) -> Rule<[String]> {
    words.checked("languages of contact types" + (orCodes ? ", or codes of ISO 639" : "")) { names, reading in
      guard let types = reading.context.contactTypes else { return nil }
      let known = Set(types.compactMap(\.language))
      return names.first { !known.contains($0) && !(orCodes && isCode($0)) }.map {
        "no contact type has language \(Printable.quoted($0))\(NearMiss.hint(for: $0, among: known.sorted())); leave it out"
      }
    }
  }

  private static func isCode(_ name: String) -> Bool {
    Locale.LanguageCode.isoLanguageCodes.contains { $0.identifier == name }
  }

  private static func attribute(_ name: String, _ summary: String, example: String) -> Key<[String]?> {
    .optional(name, words, summary, default: "any", example: example)
  }

  private static let byAttributes = Rule<ContactSelector>.record(
    "choice of contacts", keys: [contactType.erased, channel.erased, language.erased, topic.erased]
  ) { fields, reading in
    guard let types = reading.context.contactTypes else { return ContactSelector(names: [], label: "") }
    if let names = fields[contactType], let message = reading.unknownContactType(in: names) {
      reading.refuse(contactType, of: fields, message)
      return nil
    }
    let matching = types.filter { type in
      matches(type.name, fields[contactType]) && matches(type.channel, fields[channel])
        && matches(type.language, fields[language]) && matches(type.topic, fields[topic])
    }
    let label = [contactType, channel, language, topic].compactMap { key in
      fields[key].map { (key.name == contactType.name ? "" : key.name + " ") + $0.joined(separator: ", ") }
    }.joined(separator: ", ")
    guard !matching.isEmpty else {
      reading.refuse(
        fields.node,
        "no contact type matches \(Printable.quoted(label))"
          + reading.attributeHint(
            channels: fields[channel], languages: fields[language], topics: fields[topic]))
      return nil
    }
    return ContactSelector(names: matching.map(\.name), label: label.isEmpty ? Names.everything : label)
  }

  /// An attribute left out by the selector matches everything; one left out by the contact type matches nothing else.
  static func matches(_ value: String?, _ wanted: [String]?) -> Bool {
    guard let wanted else { return true }
    return value.map { wanted.contains($0) } ?? false
  }
}

extension Reading {
  /// What is wrong with the first unknown name, or nil.
  func unknownContactType(in names: [String]) -> String? {
    context.contactTypeNames?.problem(with: names, calledHere: "contact type")
  }

  func unknownAgentGroup(in names: [String]) -> String? {
    context.agentGroupNames?.problem(with: names, calledHere: "agent group")
  }

  /// The attributes that contact types have, where one of the wanted values is unknown.
  func attributeHint(channels: [String]?, languages: [String]?, topics: [String]?) -> String {
    let types = context.contactTypes ?? []
    let attributes = [
      ("channel", channels, types.compactMap(\.channel)),
      ("language", languages, types.compactMap(\.language)),
      ("topic", topics, types.compactMap(\.topic)),
    ]
    for (name, wanted, known) in attributes {
      guard let wrong = wanted?.first(where: { !known.contains($0) }) else { continue }
      let near = NearMiss.hint(for: wrong, among: known)
      return near.isEmpty ? "; no contact type has \(name) \(Printable.quoted(wrong))" : near
    }
    return ""
  }
}

extension Array where Element: Hashable {
  var firstRepeated: Element? {
    var seen: Set<Element> = []
    return first { !seen.insert($0).inserted }
  }
}
