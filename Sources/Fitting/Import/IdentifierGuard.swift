/// Keeps identifiers of people out of what is shown and written.
///
/// The classes are those of the Safe Harbor list of 45 CFR 164.514(b)(2), as far as names of columns and forms of values
/// can tell. The guard stands behind the allow-list of columns, not in its place.
enum IdentifierGuard {
  /// Fewer contacts than this are never shown as a group of their own.
  static let smallestCell = 11

  /// What class of identifiers a column's name speaks of; nil: none.
  static func identifier(inColumnName name: String) -> String? {
    let normalized = Column.normalized(name.utf8)
    let classes: [(words: [String], meaning: String)] = [
      (
        ["patientname", "callername", "customername", "firstname", "lastname", "surname", "fullname"], "names"
      ),
      (["address", "street", "zip", "postcode", "postalcode"], "addresses"),
      (["dob", "birth", "admission", "discharge", "deathdate"], "dates about a person"),
      (
        ["phone", "ani", "callerid", "callernumber", "telephone", "mobile", "fax", "msisdn", "fromnumber"],
        "telephone numbers"
      ),
      (["email"], "e-mail addresses"),
      (["ssn", "socialsecurity"], "social security numbers"),
      (["mrn", "medicalrecord", "patientid", "patient"], "medical record numbers"),
      (["beneficiary", "memberid", "insuranceid", "healthplan"], "health plan numbers"),
      (["accountnumber", "accountno"], "account numbers"),
      (
        ["license", "licence", "vehicle", "vin", "serialnumber", "deviceid", "imei"],
        "licence, vehicle or device numbers"
      ),
      (["url", "ipaddress", "recording", "voiceprint", "photo"], "addresses, recordings or pictures"),
      (["note", "comment", "transcript", "freetext"], "free text"),
    ]
    let exact: Set<String> = ["ani", "dob", "zip", "ssn", "mrn", "vin", "url", "fax"]
    for entry in classes {
      for word in entry.words
      where normalized == word || (!exact.contains(word) && normalized.contains(word)) {
        return entry.meaning
      }
    }
    return nil
  }

  /// Whether a value has the form of a telephone or record number, an e-mail, web or IP address.
  static func looksLikeIdentifier(_ text: String) -> Bool {
    let digits = text.utf8.count { (0x30...0x39).contains($0) }
    if digits >= 6 || text.contains("@") || text.lowercased().contains("://") { return true }
    let dotted = text.split(separator: ".")
    return dotted.count == 4 && dotted.allSatisfy { Int($0) != nil }
  }
}
