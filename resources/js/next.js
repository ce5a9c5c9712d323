/** "Next open item" (F8): the first after the field last written in, then on across the sections. */
import { focusIn } from './acts.js'
import { renewNotes } from './notes.js'
import { form, outbox } from './saving.js'

let last = null

/** Rows and tables of this section that are still to do, in their order. */
const open = () => [...form.querySelectorAll('[data-open]')].map(placeOf)

const placeOf = (notes) => notes.closest('tr')?.previousElementSibling ?? notes.closest('section')

const isBehind = (place) =>
  !last || Boolean(last.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING)

async function goOn(event) {
  if (!event.target.closest('#next-open')) return
  event.preventDefault()
  if (!(await outbox.flush())) return
  await renewNotes()
  const here = open().find((place) => isBehind(place) && !place.contains(last))
  const beyond = document.getElementById('next-open')?.dataset.beyond
  if (here) return goTo(here)
  if (!beyond) return document.querySelector('#onward .btn.main').click()
  last = null
  if (beyond.startsWith(`${location.pathname}#`)) goTo(open()[0])
  else location.assign(beyond)
}

/** The first blank or wrong cell of a table, the field of a row. */
function goTo(place) {
  const fields = [...place.querySelectorAll('[data-save]')]
  const field = fields.find(
    (one) => one.matches('[aria-invalid=true], [required]') || one.value === ''
  )
  focusIn(place.matches('section') && field ? field.closest('td') : place)
}

function arrive() {
  const place = location.hash.length > 1 && document.getElementById(location.hash.slice(1))
  if (place && form.contains(place)) goTo(place)
}

if (form) {
  form.addEventListener('focusin', ({ target }) => {
    const row = target.closest('tr[id]')
    if (row) last = row
  })
  document.addEventListener('click', goOn)
  addEventListener('hashchange', arrive)
  // The browser takes the focus away again when it goes to the place itself, which is done by then.
  addEventListener('load', arrive)
}
