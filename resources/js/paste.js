/** A block from Excel pasted into a cell of a table is looked at first, as a whole (F6). */
import { outbox } from './saving.js'

document.addEventListener('paste', async (event) => {
  const path = event.target.closest('[data-save]')?.closest('[data-paste]')?.dataset.paste
  const block = event.clipboardData?.getData('text/plain') ?? ''
  if (!path || !/\t|\n./.test(block.trim())) return
  event.preventDefault()
  await outbox.flush()
  post(path, { block, how: 'append', _csrf: document.querySelector('#form [name=_csrf]').value })
})

function post(path, fields) {
  const form = document.createElement('form')
  form.method = 'post'
  form.action = path
  for (const [name, value] of Object.entries(fields)) {
    const field = document.createElement('textarea')
    Object.assign(field, { name, value, hidden: true })
    form.append(field)
  }
  document.body.append(form)
  form.submit()
}
