/// The page of the HTML report, as a template of `HTMLReport.Page`.
enum HTMLTemplate {
  static let text = """
    {{% CONTENT_TYPE:\(HTMLText.templateType)}}
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '{{styleDigest}}'; base-uri 'none'; form-action 'none'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="generator" content="{{tool}}">
    <title>{{name}}</title>
    <style>{{{style}}}</style>
    </head>
    <body>
    <header>
    <h1>{{name}}</h1>
    {{#description}}<p>{{description}}</p>{{/description}}
    <p class="quiet">{{headline}}; ± at {{confidence}} confidence</p>
    </header>
    {{#warnings}}<p class="warning">{{.}}</p>
    {{/warnings}}
    <main>
    {{#targetSummary}}
    <p class="summary">Targets: {{targetSummary}}</p>
    <div class="wide"><table class="left">
    <thead><tr><th>verdict</th><th>whom</th><th>measure</th><th>target</th><th>found</th><th>to spare</th>{{#showsDays}}<th>days met</th>{{/showsDays}}</tr></thead>
    <tbody>
    {{#targets}}
    <tr><td><span class="verdict {{verdict}}">{{verdict}}</span></td><td>{{whom}}</td><td>{{measure}}{{#intervals}}<br><small>{{intervals}}</small>{{/intervals}}</td><td class="figure">{{bound}}</td><td class="figure">{{found}}</td><td class="figure">{{margin}}</td>{{#showsDays}}<td class="figure">{{days}}</td>{{/showsDays}}</tr>
    {{/targets}}
    </tbody></table></div>
    {{/targetSummary}}
    {{#charts}}
    <figure>
    <figcaption>{{title}} <div class="legend">{{#legend}}<span><i class="key {{style}}"></i>{{name}}</span>{{/legend}}</div></figcaption>
    {{{svg}}}
    </figure>
    {{/charts}}
    {{#tables}}
    <h2>{{heading}}</h2>
    <div class="wide"><table>
    <thead><tr><th>{{title}}</th>{{#columns}}<th>{{.}}</th>{{/columns}}</tr></thead>
    <tbody>
    {{#rows}}
    <tr{{#isTotal}} class="total"{{/isTotal}}><td>{{label}}</td>{{#figures}}<td>{{value}}{{#halfWidth}} <small>± {{halfWidth}}</small>{{/halfWidth}}</td>{{/figures}}</tr>
    {{/rows}}
    </tbody></table></div>
    {{/tables}}
    <h2>How this was made</h2>
    {{#notes}}<p>Note: {{.}}</p>
    {{/notes}}
    <dl>
    {{#facts}}<dt>{{name}}</dt><dd>{{text}}</dd>
    {{/facts}}
    </dl>
    <h2>What the columns mean</h2>
    <dl>
    {{#definitions}}<dt>{{name}}</dt><dd>{{text}}</dd>
    {{/definitions}}
    </dl>
    </main>
    </body>
    </html>

    """
}
