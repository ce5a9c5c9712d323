/** Ticks off the checklist beside a new password while it is typed (L7), by the server's own rules. */
import { PasswordPolicy } from '../../app/models/account/password_policy.ts'

const MARKS = { open: 'dim', ok: 'ok', stop: 'stop' }
const SPOKEN = { open: '', ok: '已满足：', stop: '未满足：' }

document.addEventListener('input', ({ target }) => {
  if (!target.matches('[data-new-password]')) return
  const { newPassword: role, userName } = target.dataset
  new PasswordPolicy({ role, userName }).lines(target.value).forEach(show)
})

function show({ rule, state, note }) {
  const line = document.querySelector(`[data-rule="${rule}"]`)
  const icon = line.querySelector('svg')
  icon.setAttribute('class', `i ${MARKS[state]}`)
  icon.firstElementChild.setAttribute('href', `/icons.svg#${state}`)
  line.querySelector('.vh').textContent = SPOKEN[state]
  line.querySelector('b').textContent = note
}
