import Foundation

/// The style sheet of the HTML report. Its digest stands in the page's security policy, so nothing else can style the page.
///
/// The colors are those of Okabe and Ito, told apart by most color-blind people and, by lightness and dashes, in grey.
///
/// - Source: M. Okabe and K. Ito, "Color Universal Design", 2008.
enum HTMLStyle {
  /// As in a `style-src` directive: base 64 of the SHA-256.
  static var digest: String {
    let digits = Array(SHA256.hexadecimal(of: text.utf8))
    let bytes = stride(from: 0, to: digits.count, by: 2).compactMap {
      UInt8(String(digits[$0...$0 + 1]), radix: 16)
    }
    return "sha256-" + Data(bytes).base64EncodedString()
  }

  static let text = """
    :root { color-scheme: light; }
    * { box-sizing: border-box; }
    body { font: 15px/1.45 system-ui, "Segoe UI", "DejaVu Sans", sans-serif; color: #1b1f24; background: #fff;
      margin: 0 auto; padding: 24px 28px 48px; max-width: 1000px; }
    h1 { font-size: 1.7em; margin: 0; }
    h2 { font-size: 1.15em; margin: 2.2em 0 .5em; }
    p { margin: .4em 0; }
    .quiet { color: #57606a; }
    .warning { border-left: 4px solid #d55e00; background: #fdf1ea; padding: .5em .9em; }
    .summary { font-size: 1.2em; font-weight: 600; margin: 1.2em 0 .4em; }
    .wide { overflow-x: auto; }
    table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
    th, td { padding: .3em .6em; text-align: right; vertical-align: baseline; border-bottom: 1px solid #e4e7eb; }
    th { font-weight: 600; color: #57606a; border-bottom: 2px solid #c9ced6; }
    th:first-child, td:first-child, .left th, .left td { text-align: left; }
    td { white-space: nowrap; }
    td:first-child { white-space: normal; overflow-wrap: anywhere; min-width: 9em; }
    .left td { white-space: normal; } .left td.figure { white-space: nowrap; }
    td small { color: #57606a; font-size: .87em; }
    tr.total td { font-weight: 600; border-top: 2px solid #c9ced6; border-bottom: 0; }
    .verdict { display: inline-block; min-width: 6.5em; text-align: center; border-radius: 3px; padding: 0 .5em;
      font-weight: 600; border: 1.5px solid; }
    .met { color: #00694c; background: #e6f4ef; }
    .missed { color: #fff; background: #b34700; border-color: #b34700; }
    .undecided, .no { color: #6b4d00; background: #fff6dc; }
    figure { margin: 1.6em 0 0; break-inside: avoid; }
    figcaption { font-weight: 600; }
    .legend { font-size: .87em; color: #57606a; font-weight: 400; }
    .legend span { margin-right: 1.4em; white-space: nowrap; }
    svg { width: 100%; height: auto; display: block; }
    svg .grid { stroke: #e4e7eb; stroke-width: 1; }
    svg text { font-size: 11.5px; fill: #57606a; }
    svg .name { fill: #1b1f24; font-weight: 600; }
    svg .line { fill: none; stroke-width: 2; stroke-linejoin: round; }
    svg .band { stroke: none; opacity: .22; }
    svg .dot { stroke: none; }
    svg .hover { fill: transparent; }
    svg .hover:hover { fill: #1b1f24; fill-opacity: .06; }
    svg .bound { stroke: #1b1f24; stroke-width: 1.3; stroke-dasharray: 2 4; }
    .s1.line { stroke: #0072b2; } .s1.band, .s1.dot, .s1.fill { fill: #0072b2; }
    .s2.line { stroke: #d55e00; stroke-dasharray: 7 3; } .s2.band, .s2.dot, .s2.fill { fill: #d55e00; }
    .s3.line { stroke: #444c56; } .s3.band, .s3.dot, .s3.fill { fill: #444c56; }
    .s4.line { stroke: #a8b3c0; } .s4.band, .s4.dot, .s4.fill { fill: #cfd8e3; }
    i.key { display: inline-block; width: 1.9em; height: 0; margin-right: .45em; vertical-align: .28em;
      border-top: 3px solid; }
    i.s1 { border-color: #0072b2; } i.s2 { border-color: #d55e00; border-top-style: dashed; }
    i.s3 { border-color: #444c56; } i.s4 { border-color: #cfd8e3; border-top-width: 10px; vertical-align: 0; }
    dl { display: grid; grid-template-columns: max-content 1fr; gap: .2em 1.2em; margin: 0; }
    dt { color: #57606a; } dd { margin: 0; overflow-wrap: anywhere; }
    @media print {
      body { padding: 0; max-width: none; font-size: 10.5pt; }
      h2 { break-after: avoid; } tr { break-inside: avoid; } thead { display: table-header-group; }
      * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
    }

    """
}
