export type Fields = Record<string, string | string[]>

const CONTROL =
  /<(input|select|textarea)\b((?:"[^"]*"|'[^']*'|[^>"'])*)>(?:([\s\S]*?)<\/(?:select|textarea)>)?/g
const OPTION = /<option\b((?:"[^"]*"|[^>"])*)>/g
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** What a browser would send of a form: every control that is not disabled. `beginning`: of its tag. */
export function formFields(html: string, beginning = '<form class="flow" id="form"'): Fields {
  const start = html.indexOf(beginning)
  const form = start === -1 ? '' : html.slice(start, html.indexOf('</form>', start))
  const fields: Fields = {}
  for (const [, tag, attributes, content] of controls(form)) {
    const name = attribute(attributes, 'name')
    if (name === null || has(attributes, 'disabled')) continue
    for (const text of textsOf(tag, attributes, content)) {
      fields[name] = name in fields ? [fields[name], text].flat() : text
    }
  }
  return fields
}

/** An input has no content, so what follows it must not be taken for one. */
function controls(form: string) {
  return form
    .replace(/<input\b((?:"[^"]*"|'[^']*'|[^>"'])*)>/g, '<input$1></textarea>')
    .matchAll(CONTROL)
}

function textsOf(tag: string, attributes: string, content = ''): string[] {
  if (tag === 'textarea') return [plain(content.replace(/^\r?\n/, ''))]
  if (tag === 'select') return [chosen(content)]
  const isBox = /type="(checkbox|radio)"/.test(attributes)
  return isBox && !has(attributes, 'checked') ? [] : [attribute(attributes, 'value') ?? '']
}

function chosen(content: string): string {
  const options = [...content.matchAll(OPTION)].map(([, attributes]) => attributes)
  const one = options.find((attributes) => has(attributes, 'selected')) ?? options[0] ?? ''
  return attribute(one, 'value') ?? ''
}

function has(attributes: string, name: string): boolean {
  return new RegExp(`\\s${name}(\\s|=|$)`).test(attributes.replace(/"[^"]*"|'[^']*'/g, ''))
}

function attribute(attributes: string, name: string): string | null {
  const found = new RegExp(`(?:^|\\s)${name}=(?:"([^"]*)"|'([^']*)')`).exec(attributes)
  return found && plain(found[1] ?? found[2])
}

function plain(text: string): string {
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (all, hex, number, name) => {
    if (name) return ENTITIES[name] ?? all
    return String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(number))
  })
}
