/// <reference lib="dom" />

/*
 * These functions run inside the page: they are sent as source text, so they may call each other
 * and nothing else.
 */

/** What a visitor looks for: a kind of thing and the words (or the CSS selector) it goes by. */
export interface Wanted {
  kind: 'field' | 'button' | 'link'
  name: string
  within: string
}

/** Where a thing is, in CSS pixels, and whether using it must lead to another page. */
export interface Spot {
  x: number
  y: number
  leaves: boolean
}

function squeeze(text: string | null | undefined) {
  return (text ?? '').replaceAll(/\s+/g, ' ').trim()
}

function isShown(element: Element) {
  if ('checkVisibility' in element) {
    return element.checkVisibility({ checkVisibilityCSS: true, visibilityProperty: true })
  }
  return isDrawn(element)
}

/** For Chromium before 105, which can't say it by itself. */
function isDrawn(element: Element) {
  return element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible'
}

function wordsOf(element: HTMLElement) {
  const labels = [...((element as HTMLInputElement).labels ?? [])]
  const legend = labels.map((label) => squeeze(label.innerText || label.textContent)).join(' ')
  const own = element.matches('input, select, textarea') ? '' : squeeze(element.innerText)
  const isButton = element.matches('[type=submit], [type=button]')
  const value = isButton ? squeeze((element as HTMLInputElement).value) : ''
  return squeeze(element.getAttribute('aria-label')) || legend || own || value
}

function candidates({ kind, within }: Wanted) {
  const selectors = {
    field: 'input:not([type=hidden], [type=submit], [type=button]), select, textarea',
    button: 'button, [type=submit], [type=button], [role=button], summary',
    link: 'a[href]',
  }
  const found = [...document.querySelectorAll<HTMLElement>(within)].flatMap((region) => [
    ...region.querySelectorAll<HTMLElement>(selectors[kind]),
  ])
  return found.filter((element) => isShown(element) || element.matches('[type=file]'))
}

function findElement(wanted: Wanted): HTMLElement | null {
  if (/^[#.[]|^\w+[#.[]/.test(wanted.name)) return document.querySelector(wanted.name)
  const all = candidates(wanted).map((element) => ({ element, words: wordsOf(element) }))
  const name = squeeze(wanted.name)
  const fits = [
    all.find(({ words }) => words === name),
    all.find(({ words }) => words.startsWith(name)),
    all.find(({ words }) => words.includes(name)),
  ]
  return fits.find((fit) => fit !== undefined)?.element ?? null
}

function leavesPage(element: HTMLElement) {
  if (element.getAttribute('aria-disabled') === 'true') return false
  const form = (element as HTMLButtonElement).form
  const sends = element.matches('button:not([type=button], [type=reset]), [type=submit]')
  if (sends && form) return form.noValidate || form.checkValidity()
  const link = element.closest('a')
  return Boolean(link && link.href.split('#')[0] !== location.href.split('#')[0] && !link.download)
}

function spotOf(wanted: Wanted): Spot | null {
  const element = findElement(wanted)
  if (!element) return null
  element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' })
  const box = element.getClientRects()[0]
  if (!box) return null
  const spot = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  const top = document.elementFromPoint(spot.x, spot.y)
  const free = top !== null && (element.contains(top) || top.contains(element))
  return free ? { ...spot, leaves: leavesPage(element) } : null
}

function writeInto(wanted: Wanted & { text: string }): 'done' | 'type' | null {
  const field = findElement(wanted) as HTMLInputElement | HTMLSelectElement | null
  if (!field || field.disabled) return null
  field.scrollIntoView({ block: 'center', behavior: 'instant' })
  field.focus()
  if (!field.matches('select, [type=date], [type=month], [type=time], [type=range]')) {
    ;(field as HTMLInputElement).select()
    return 'type'
  }
  const options = [...((field as HTMLSelectElement).options ?? [])]
  const fit = options.find((option) => [option.label, option.value].includes(wanted.text))
  if (options.length > 0 && !fit) return null
  field.value = fit?.value ?? wanted.text
  field.dispatchEvent(new Event('input', { bubbles: true }))
  field.dispatchEvent(new Event('change', { bubbles: true }))
  return 'done'
}

function valueOf(wanted: Wanted): string | null {
  const field = findElement(wanted) as HTMLInputElement | null
  if (!field) return null
  if (field.matches('[type=checkbox], [type=radio]')) return field.checked ? 'on' : ''
  return field.value
}

function namesOf(wanted: Wanted) {
  return candidates(wanted).map(wordsOf)
}

const eyes = {
  squeeze,
  isShown,
  isDrawn,
  wordsOf,
  candidates,
  findElement,
  leavesPage,
  spotOf,
  writeInto,
  valueOf,
  namesOf,
}

/** The functions above by name, to type what a page answers. */
export type PageEyes = typeof eyes

/** Source text that calls one of the functions above with `argument` inside the page. */
export function pageEyes(name: keyof PageEyes, argument: object) {
  return `(() => { ${Object.values(eyes).join('\n')}; return ${name}(${JSON.stringify(argument)}) })()`
}
