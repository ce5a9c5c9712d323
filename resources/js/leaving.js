/** 退出 with texts that are not saved yet: they are sent first, and what can't be is said. */
import { outbox } from './saving.js'

document.addEventListener('submit', async (event) => {
  const { target } = event
  if (target.getAttribute('action') !== '/logout' || !outbox?.pending.names.length) return
  event.preventDefault()
  await outbox.flush()
  const { length } = outbox.pending.names
  if (
    length === 0 ||
    confirm(`还有 ${length} 项没有保存，留在这台电脑上，下次用这个账户登录后自动保存。现在退出吗？`)
  ) {
    target.submit()
  }
})
