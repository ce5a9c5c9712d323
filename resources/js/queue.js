/** The queue: choosing a whole page, how many are chosen, and going through the rows by keys. */
const boxes = () => [...document.querySelectorAll('#queue [name=ids]')]
const links = () =>
  [...document.querySelectorAll('#queue tbody th a')].filter(
    (a) => a.closest('th').firstElementChild === a
  )

function count() {
  const chosen = boxes().filter(({ checked }) => checked).length
  const words = document.querySelector('[data-count]')
  if (words) words.textContent = chosen ? ` ${chosen} 份` : ''
  const all = document.querySelector('[data-all]')
  if (all) all.checked = chosen > 0 && chosen === boxes().length
}

function show() {
  const keys = document.querySelector('#queue [data-keys]')
  const all = document.querySelector('#queue [data-all]')
  if (all) all.hidden = false
  if (matchMedia('(pointer: fine)').matches) keys.hidden = false
  count()
}

/** From the row that has the focus, or to the first one. */
function step(by) {
  const all = links()
  const row = document.activeElement?.closest('#queue tbody tr')
  const here = all.findIndex((link) => link.closest('tr') === row)
  const next = all[here < 0 ? 0 : here + by]
  if (next) next.focus()
}

function tick() {
  const box = document.activeElement?.closest('#queue tbody tr')?.querySelector('[name=ids]')
  if (box) box.click()
}

const KEYS = { j: () => step(1), k: () => step(-1), x: tick }

function onChange({ target }) {
  if (target.matches('[data-all]')) for (const box of boxes()) box.checked = target.checked
  if (target.matches('[data-all], [name=ids]')) count()
}

function onKey(event) {
  const { key, target, ctrlKey, altKey, metaKey, isComposing } = event
  if (!KEYS[key] || ctrlKey || altKey || metaKey || isComposing) return
  if (target.matches('input:not([type=checkbox], [type=radio]), select, textarea')) return
  event.preventDefault()
  KEYS[key]()
}

if (document.getElementById('queue')) {
  document.addEventListener('change', onChange)
  document.addEventListener('keydown', onKey)
  document.addEventListener('htmx:after:swap', show)
  show()
}
