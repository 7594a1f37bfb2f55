import Foundation

/// The style sheet of the HTML report. Its digest stands in the page's security policy, so nothing else can style the page.
///
/// The colors are those of Okabe and Ito, told apart by most color-blind people and, by lightness and dashes, in grey.
///
/// - Source: M. Okabe and K. Ito, "Color Universal Design", 2008.
package enum HTMLStyle {
  /// As in a `style-src` directive: base 64 of the SHA-256.
  package static var digest: String {
    let digits = Array(SHA256.hexadecimal(of: text.utf8))
    let bytes = stride(from: 0, to: digits.count, by: 2).compactMap {
      UInt8(String(digits[$0...$0 + 1]), radix: 16)
    }
    return "sha256-" + Data(bytes).base64EncodedString()
  }

  package static let text = """
    :root {
      color-scheme: light dark; --paper: #fff; --ink: #1b1f24; --quiet: #57606a; --rule: #e4e7eb; --edge: #c9ced6;
      --s1: #0072b2; --s2: #d55e00; --s3: #444c56; --s4: #a8b3c0; --s4-fill: #cfd8e3; --warning: #fdf1ea;
      --met: #00694c; --met-back: #e6f4ef; --missed: #b34700; --open: #6b4d00; --open-back: #fff6dc;
      --h0: #dcebf5; --h1: #f7e3c4; --h2: #eeb877; --h3: #d9812c; --h4: #8f4300;
      --in0: #1b3a52; --in1: #4a3208; --in2: #3d2700; --in3: #1f1000; --in4: #ffffff;
    }
    /* Paper stays white. */
    @media screen and (prefers-color-scheme: dark) {
      :root {
        --paper: #14181d; --ink: #e6e9ed; --quiet: #a3acb8; --rule: #2a3038; --edge: #434b56;
        --s1: #56b4e9; --s2: #e69f00; --s3: #c3cad3; --s4: #77828f; --s4-fill: #3a434e; --warning: #38230f;
        --met: #5fd3ad; --met-back: #10312a; --missed: #b34700; --open: #f0d070; --open-back: #352b0e;
        --h0: #1d3346; --h1: #4d3b1e; --h2: #7d5420; --h3: #b86d22; --h4: #f2a65a;
        --in0: #b9d8ee; --in1: #f3dcb0; --in2: #fbe6c6; --in3: #150c00; --in4: #1f1000;
      }
    }
    * { box-sizing: border-box; }
    body { font: 15px/1.45 system-ui, "Segoe UI", "DejaVu Sans", sans-serif; color: var(--ink); background: var(--paper);
      margin: 0 auto; padding: 24px 28px 48px; max-width: 1000px; }
    h1 { font-size: 1.7em; margin: 0; }
    h2 { font-size: 1.15em; margin: 2.2em 0 .5em; }
    p { margin: .4em 0; }
    .quiet { color: var(--quiet); } .small { font-size: .87em; }
    section + section { border-top: 3px solid var(--edge); margin-top: 3em; padding-top: 2em; }
    ul { padding-left: 1.3em; margin: .3em 0; } li { margin: .25em 0; overflow-wrap: anywhere; }
    a { color: var(--s1); }
    .warning { border-left: 4px solid var(--s2); background: var(--warning); padding: .5em .9em; }
    .summary { font-size: 1.2em; font-weight: 600; margin: 1.2em 0 .4em; }
    .wide { overflow-x: auto; }
    table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
    th, td { padding: .3em .45em; text-align: right; vertical-align: baseline; border-bottom: 1px solid var(--rule); }
    th { font-weight: 600; color: var(--quiet); border-bottom: 2px solid var(--edge); }
    th:first-child, td:first-child, .left th, .left td { text-align: left; }
    td { white-space: nowrap; }
    td:first-child { white-space: normal; overflow-wrap: anywhere; min-width: 9em; }
    th.text, td.text { text-align: left; } td.text { white-space: normal; }
    .left td { white-space: normal; } .left td.figure { white-space: nowrap; }
    td small { color: var(--quiet); font-size: .87em; }
    tr.total td { font-weight: 600; border-top: 2px solid var(--edge); border-bottom: 0; }
    .verdict { display: inline-block; min-width: 6.5em; text-align: center; border-radius: 3px; padding: 0 .5em;
      font-weight: 600; border: 1.5px solid; }
    .met { color: var(--met); background: var(--met-back); }
    .missed { color: #fff; background: var(--missed); border-color: var(--missed); }
    .undecided, .no { color: var(--open); background: var(--open-back); }
    figure { margin: 1.6em 0 0; break-inside: avoid; }
    figcaption { font-weight: 600; }
    .legend { font-size: .87em; color: var(--quiet); font-weight: 400; }
    .legend span { margin-right: 1.4em; white-space: nowrap; }
    svg { width: 100%; height: auto; display: block; }
    svg .grid { stroke: var(--rule); stroke-width: 1; }
    svg text { font-size: 11.5px; fill: var(--quiet); }
    svg .name { fill: var(--ink); font-weight: 600; }
    svg .line { fill: none; stroke-width: 2; stroke-linejoin: round; }
    svg .band { stroke: none; opacity: .22; }
    svg .dot { stroke: none; }
    svg .hover { fill: transparent; }
    svg .hover:hover { fill: var(--ink); fill-opacity: .06; }
    svg .bound { stroke: var(--ink); stroke-width: 1.3; stroke-dasharray: 2 4; }
    .s1.line { stroke: var(--s1); } .s1.band, .s1.dot, .s1.fill { fill: var(--s1); }
    .s2.line { stroke: var(--s2); stroke-dasharray: 7 3; } .s2.band, .s2.dot, .s2.fill { fill: var(--s2); }
    .solid.line { stroke-dasharray: none; }
    .s3.line { stroke: var(--s3); } .s3.band, .s3.dot, .s3.fill { fill: var(--s3); }
    .s4.line { stroke: var(--s4); } .s4.band, .s4.dot, .s4.fill { fill: var(--s4-fill); }
    i.key { display: inline-block; width: 1.9em; height: 0; margin-right: .45em; vertical-align: .28em;
      border-top: 3px solid; }
    i.s1 { border-color: var(--s1); } i.s2 { border-color: var(--s2); border-top-style: dashed; }
    i.s3 { border-color: var(--s3); } i.s4 { border-color: var(--s4-fill); border-top-width: 10px; vertical-align: 0; }
    svg .heat { stroke: none; } svg .in0 { fill: var(--in0); } svg .in1 { fill: var(--in1); }
    svg .in2 { fill: var(--in2); } svg .in3 { fill: var(--in3); } svg .in4 { fill: var(--in4); }
    .h0.heat { fill: var(--h0); } .h1.heat { fill: var(--h1); } .h2.heat { fill: var(--h2); }
    .h3.heat { fill: var(--h3); } .h4.heat { fill: var(--h4); }
    i.h0 { border-color: var(--h0); } i.h1 { border-color: var(--h1); } i.h2 { border-color: var(--h2); }
    i.h3 { border-color: var(--h3); } i.h4 { border-color: var(--h4); }
    i.bars { border-top-width: 10px; border-top-style: solid; vertical-align: 0; }
    dl { display: grid; grid-template-columns: max-content 1fr; gap: .2em 1.2em; margin: 0; }
    dt { color: var(--quiet); } dd { margin: 0; overflow-wrap: anywhere; }
    @media (max-width: 600px) {
      body { padding: 14px 12px 32px; } dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .5em; }
    }
    @media print {
      section + section { break-before: page; border: 0; margin: 0; padding: 0; }
      body { padding: 0; max-width: none; font-size: 10.5pt; }
      .wide { overflow: visible; } table { font-size: .85em; } th, td { padding: .2em .35em; }
      h2 { break-after: avoid; } tr { break-inside: avoid; } thead { display: table-header-group; }
      * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
    }

    """
}
