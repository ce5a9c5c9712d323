/**
 * The review by keys: j and k go through the explanations, v marks the one in view as read, a and r
 * lead to the decision. They lead there only: nothing is decided by a letter.
 */
const findings = () => [...document.querySelectorAll('#explanations .finding')]
const here = () => document.activeElement?.closest('#explanations .finding')

function step(by) {
  const all = findings()
  const next = all[here() ? all.indexOf(here()) + by : 0]
  if (!next) return
  next.open = true
  next.querySelector('summary').focus()
  next.scrollIntoView({ block: 'center' })
}

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  v: () => here()?.querySelector('[data-read] button')?.click(),
  a: () => document.getElementById('accept')?.focus(),
  r: () => document.getElementById('reason')?.focus(),
}

function onKey(event) {
  const { key, target, ctrlKey, altKey, metaKey, isComposing } = event
  if (!KEYS[key] || ctrlKey || altKey || metaKey || isComposing) return
  if (target.matches('input:not([type=checkbox], [type=radio]), select, textarea')) return
  event.preventDefault()
  KEYS[key]()
}

/** Whatever has been put anew comes with the hint hidden. */
function show() {
  const words = document.querySelector('.dock [data-keys]')
  if (words && matchMedia('(pointer: fine)').matches) words.hidden = false
}

if (document.getElementById('explanations')) {
  document.addEventListener('keydown', onKey)
  document.addEventListener('htmx:after:swap', show)
  show()
}
