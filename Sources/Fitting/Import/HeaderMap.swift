/// Which column of a table has which meaning, found from its header.
struct HeaderMap {
  /// `columns[slot]`: its index; -1: not there.
  var columns = Array(repeating: -1, count: Slot.allCases.count)
  /// Columns that are read, by index.
  var kept: [(index: Int, slot: Slot, label: String)] = []
  /// What dropped columns may be called in messages.
  var dropped: [String] = []
  var fieldCount = 0

  /// nil if a required column is missing.
  init?(header: [String], columns formatColumns: [Column], alwaysLabel: Bool = false) {
    fieldCount = header.count
    var taken: Set<Int> = []
    for column in formatColumns {
      let names = column.names.map { Column.normalized($0.utf8) }
      let index = names.lazy.compactMap { name in
        header.indices.first { header[$0] == name && !taken.contains($0) }
      }.first
      guard let index else {
        if column.isRequired { return nil }
        continue
      }
      taken.insert(index)
      self.columns[column.slot.rawValue] = index
      kept.append((index, column.slot, column.names[names.firstIndex(of: header[index]) ?? 0]))
    }
    kept.sort { $0.index < $1.index }
    dropped = header.indices.filter { !taken.contains($0) }.map { index in
      Self.knownNames[header[index]].map { "\($0) (column \(index + 1))" } ?? "column \(index + 1)"
    }
  }

  /// Without a header: fields in the order of the columns.
  init(fixed formatColumns: [Column]) {
    for (index, column) in formatColumns.enumerated() {
      columns[column.slot.rawValue] = index
      kept.append((index, column.slot, column.names[0]))
    }
    fieldCount = formatColumns.count
  }

  /// Names of columns that may be shown though they are dropped: those of known products. Another name could itself be an
  /// identifier, where the header is missing.
  private static let knownNames: [String: String] = {
    let products = [
      "ANI", "DNIS", "Customer", "Customer Name", "Phone", "Phone Number", "Caller ID", "CallerID", "Email",
      "Name",
      "Disposition", "Campaign", "Notes", "Comments", "Attributes", "CustomerEndpoint", "SystemEndpoint",
      "vru_line",
      "customer", "daily_caller", "meets_standard", "Skill No", "Contact_ID", "Agent Name", "Agent Email",
      "Account",
      "Recording", "Transfers", "Session ID", "Country", "List Name", "Call Type", "Parent Session ID",
      "Team_Name",
      "Campaign_Name", "Contact_Name", "Media_Name", "WorkerSid", "WorkerName", "TaskAttributes",
      "ACCEPTABLE",
      "SERVICELEVEL", "OUTFLOWCALLS", "MRN", "SSN", "DOB", "Address",
    ]
    let known = LogFormats.all.flatMap { $0.columns.flatMap(\.names) } + products
    return Dictionary(known.map { (Column.normalized($0.utf8), $0) }, uniquingKeysWith: { first, _ in first })
  }()
}
