import type Task from '#models/task'

/** What each kind of task is called on its page, and where one goes back to. */
const KINDS: Record<string, { title: string; back: string }> = {
  'roster.read': { title: '正在读下发清单', back: '/roster/imports/create' },
  'roster.confirm': { title: '正在导入下发清单', back: '/roster' },
  'accounts.reset': { title: '正在重置密码', back: '/accounts' },
  'slips.make': { title: '正在做密码条', back: '/accounts' },
  'reminders.send': { title: '正在催报', back: '/reminders' },
  'bulk.decision': { title: '批量办理', back: '/queue' },
}

/** A task on its page: how far it is, or why it failed. */
export function taskView(task: Task) {
  const { title, back } = KINDS[task.kind] ?? { title: '正在办理', back: '/' }
  const { done, total } = task
  return {
    id: task.id,
    title,
    back,
    isOver: task.isOver,
    words: words(task),
    error: task.error,
    done,
    total,
    /** Where its outcome stands. */
    href: task.status === 'done' ? String(task.result?.href ?? back) : null,
  }
}

function words({ status, done, total }: Task): string {
  if (status === 'queued') return '排在队里，马上开始。'
  if (status === 'running') return total ? `办了 ${done}，共 ${total}。` : '正在办。'
  return status === 'done' ? '办完了。' : '没有办成。'
}
