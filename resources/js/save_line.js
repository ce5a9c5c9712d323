/** The line that says whether everything is saved, and when or why not; pages without form have it in the head. */
const KINDS = { ok: 'ok', busy: 'info', warn: 'warn', stop: 'stop' }

/** `link` ({ href, words }) says what to do about it. */
export function sayOnSaveLine(kind, words, link = null) {
  const line = document.getElementById('save-line') ?? document.getElementById('waiting')
  if (!line) return
  line.className = `mark ${KINDS[kind]}`
  const icon = kind === 'busy' ? 'clock' : KINDS[kind]
  line.innerHTML = `<svg class="i" aria-hidden="true"><use href="/icons.svg#${icon}"/></svg><span></span>`
  line.lastChild.textContent = words
  if (link) line.append(' ', anchor(link))
}

function anchor({ href, words }) {
  const element = document.createElement('a')
  element.href = href
  element.textContent = words
  return element
}
