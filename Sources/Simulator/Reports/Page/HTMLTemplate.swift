/// The page, as a template of `HTMLPage.Content`.
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
    <title>{{title}}</title>
    <style>{{{style}}}</style>
    </head>
    <body>
    {{#contents}}<nav><p class="quiet">{{count}} results:</p><ol>{{#items}}<li><a href="#r{{number}}">{{name}}</a></li>{{/items}}</ol></nav>
    {{/contents}}
    {{#sections}}
    <section id="r{{number}}">
    {{#section}}
    <header>
    <h1>{{name}}</h1>
    {{#description}}<p>{{description}}</p>{{/description}}
    <p class="quiet">{{headline}}</p>
    </header>
    {{#warnings}}<p class="warning">{{.}}</p>
    {{/warnings}}
    {{#summary}}
    <p class="summary">{{summary}}</p>
    {{/summary}}
    {{#answer}}<p>{{.}}</p>
    {{/answer}}
    {{#verdicts}}
    <div class="wide"><table class="left">
    <thead><tr><th>verdict</th><th>whom</th><th>measure</th><th>target</th><th>found</th><th>to spare</th>{{#showsDays}}<th>days met</th>{{/showsDays}}</tr></thead>
    <tbody>
    {{#rows}}
    <tr><td><span class="verdict {{style}}">{{verdict}}</span></td><td>{{whom}}</td><td>{{measure}}{{#intervals}}<br><small>{{intervals}}</small>{{/intervals}}</td><td class="figure">{{bound}}</td><td class="figure">{{found}}</td><td class="figure">{{margin}}</td>{{#showsDays}}<td class="figure">{{days}}</td>{{/showsDays}}</tr>
    {{/rows}}
    </tbody></table></div>
    {{/verdicts}}
    {{^empty(advice)}}<h2>What to do</h2>
    <ul>
    {{#advice}}<li>{{.}}</li>
    {{/advice}}
    </ul>
    {{/empty(advice)}}
    {{#charts}}
    <figure>
    <figcaption>{{title}} <div class="legend">{{#legend}}<span><i class="key {{style}}"></i>{{name}}</span>{{/legend}}</div></figcaption>
    {{{svg}}}
    {{#caption}}<p class="quiet small">{{caption}}</p>{{/caption}}
    </figure>
    {{/charts}}
    {{#tables}}
    <h2>{{heading}}</h2>
    {{#caption}}<p class="quiet">{{caption}}</p>{{/caption}}
    <div class="wide"><table>
    <thead><tr><th>{{title}}</th>{{#heads}}<th{{#isText}} class="text"{{/isText}}>{{title}}</th>{{/heads}}</tr></thead>
    <tbody>
    {{#rows}}
    <tr{{#isTotal}} class="total"{{/isTotal}}><td>{{label}}</td>{{#figures}}<td{{#isText}} class="text"{{/isText}}>{{value}}{{#halfWidth}} <small>± {{halfWidth}}</small>{{/halfWidth}}</td>{{/figures}}</tr>
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
    {{^empty(assumptions)}}<h2>What is assumed</h2>
    <ul class="small">
    {{#assumptions}}<li>{{.}}</li>
    {{/assumptions}}
    </ul>
    {{/empty(assumptions)}}
    {{^empty(definitions)}}<h2>What the words mean</h2>
    <dl>
    {{#definitions}}<dt>{{name}}</dt><dd>{{text}}</dd>
    {{/definitions}}
    </dl>
    {{/empty(definitions)}}
    {{/section}}
    </section>
    {{/sections}}
    </body>
    </html>

    """
}
