import { dayBefore } from '#models/report/deadline'
import { STATES, type State } from '#models/report/flow'

export interface RemindedReport {
  number: string
  title: string
  state: State
  closesAt: string
  isOver: boolean
}

export interface Sender {
  name: string
  contactName: string | null
  contactPhone: string | null
}

/** Of the message that tells of one report. */
export const MESSAGE_TITLE = '催报：报表还没有上报'

/** A reminder in plain text (P3), for the mail, the message and the preview. */
export function reminderLetter(
  reports: readonly RemindedReport[],
  { year, note, sender }: { year: number; note: string; sender: Sender }
) {
  const from = [sender.name, sender.contactName, sender.contactPhone].filter(Boolean).join(' ')
  return {
    subject: `催报：${year} 年度跟踪调查还有 ${reports.length} 个项目没有上报`,
    body: [
      `您好，下面 ${reports.length} 个项目的 ${year} 年度跟踪调查报表还没有上报：`,
      listed(reports),
      ...(note ? [note] : []),
      from,
    ].join('\n\n'),
  }
}

/** As many as one mail names one by one. */
const MOST_NAMED = 50

function listed(reports: readonly RemindedReport[]): string {
  const left = reports.length - MOST_NAMED
  const lines = reports.slice(0, MOST_NAMED).map(line)
  return [...lines, ...(left > 0 ? [`另有 ${left} 个项目，登录后查看。`] : [])].join('\n')
}

function line({ number, title, state, closesAt, isOver }: RemindedReport): string {
  const day = `${dayBefore(closesAt)} 24:00`
  const due = isOver ? `已于 ${day} 截止，请马上与我们联系` : `请在 ${day} 前上报`
  return `${number} ${title}（${STATES[state].label}），${due}。`
}
