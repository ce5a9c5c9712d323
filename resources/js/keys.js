/** Enter goes to the next field, Shift+Enter back (F8); Ctrl+Enter and text areas keep their own meaning. */
import { allFields, focusable, fieldOf, isDisabled } from './fields.js'

document.addEventListener('keydown', (event) => {
  const { target, key } = event
  const field = fieldOf(target)
  if (key !== 'Enter' || !field || event.isComposing || event.ctrlKey) return
  if (target.tagName === 'TEXTAREA') return
  event.preventDefault()
  const fields = allFields(document.getElementById('form')).filter((one) => !isDisabled(one))
  const next = fields[fields.indexOf(field) + (event.shiftKey ? -1 : 1)]
  if (next) select(focusable(next))
  else if (!event.shiftKey) document.querySelector('.dock .btn.main')?.focus()
})

function select(field) {
  field.focus()
  if (field.matches('input:not([type=checkbox]), textarea')) field.select()
}
