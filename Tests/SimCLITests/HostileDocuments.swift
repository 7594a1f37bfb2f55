import Foundation

/// Result documents with texts that nobody should choose in place of all names, as someone could have written them.
enum HostileDocuments {
  private static let bases = [
    "=cmd|' /C calc'!A0", "+1", "-1", "@x", "=HYPERLINK(\"http://example.invalid\")", "=1+1", "{=1}", "\t=1",
    "\r\n=1", "\u{FF1D}1",
    "_x003D_1", "</t><f>1</f><t>", "<f>1</f>", "]]><f>1</f>", "&lt;f&gt;1&lt;/f&gt;", "a\u{0}b\u{1B}[31m",
    "\u{FFFE}\u{FFFF}", "\u{202E}x",
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>",
  ]
  private static let wraps = ["%", "a%", "%b", "'%", "\"%", " %", "%%", ">%", "\u{200B}%", "[%]:*?/\\"]

  /// 200 of them.
  static let names: [String] = bases.flatMap { base in
    wraps.map { $0.replacing("%", with: base) }
  }

  /// Words of the formats themselves.
  private static let kept: Set<String> = [
    "format", "measure", "unit", "verdict", "every", "sha256", "by", "status", "outcome", "kind", "commit",
    "version",
  ]
  /// Whose keys are names.
  private static let byName: Set<String> = ["staff", "asked", "available"]

  /// - Parameters:
  ///   - round: another one gives other names to the same texts.
  ///   - isHarmless: the same with names that mean nothing, to compare with.
  static func document(_ json: String, round: Int, isHarmless: Bool = false) throws -> Data {
    var count = round
    func name() -> String {
      count += 1
      let index = count * 7 % names.count
      return isHarmless ? "n\(index)" : names[index]
    }
    func hostile(_ value: Any, _ key: String) -> Any {
      switch value {
      case let object as [String: Any]:
        let renames = byName.contains(key) && object.values.allSatisfy { $0 is [Any] }
        return Dictionary(
          object.sorted { $0.key < $1.key }.map { (renames ? name() : $0.key, hostile($0.value, $0.key)) },
          uniquingKeysWith: { first, _ in first })
      case let list as [Any]: return list.map { hostile($0, key) }
      case is String: return kept.contains(key) ? value : name()
      default: return value
      }
    }
    let object = try JSONSerialization.jsonObject(with: Data(json.utf8))
    return try JSONSerialization.data(withJSONObject: hostile(object, ""))
  }
}
