import type RosterImport from '#models/roster_import'

/** What an import is busy with, or why it could not go on; null when there is nothing to wait for. */
export function importProgress({ state, task }: RosterImport) {
  // Judged anew after a refusal, it is ready to be read again a moment before its task is over.
  const isEnding = state === 'read' && task?.status === 'running'
  const isBusy = state === 'reading' || state === 'confirming' || isEnding
  if (!isBusy) return null
  if (task?.status === 'failed') return { error: task.error, words: '', done: 0, total: 0 }
  const { done = 0, total = 0 } = task ?? {}
  return { error: null, words: words(state === 'reading', done, total ?? 0), done, total }
}

/** Why a list that was confirmed is only looked at again: it was not stored; null when it was not tried. */
export function notStored({ state, task }: RosterImport): string | null {
  return state === 'read' && task?.status === 'failed' ? task.error : null
}

function words(isReading: boolean, done: number, total: number): string {
  if (done === 0) return isReading ? '正在读文件。' : '正在核对。'
  return isReading ? `正在读文件，读了 ${done} 行。` : `正在导入，办了 ${done} 个，共 ${total} 个。`
}
