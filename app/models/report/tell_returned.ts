import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type Account from '#models/account'
import Message from '#models/message'
import OutgoingMail from '#models/outgoing_mail'
import { dayBefore } from '#models/report/deadline'
import { reportEmail } from '#queries/report_email'
import { sql } from '#queries/sql'

interface Addressee {
  id: number
  account: number
  number: string
  title: string
  address: string | null
  closesAt: string
}

/** Tells the respondents of reports just returned why and until when (W2): in the system, and at once by mail. */
export async function tellReturned(
  reportIds: readonly number[],
  reason: string,
  actor: Account,
  trx: TransactionClientContract
): Promise<void> {
  if (reportIds.length === 0) return
  const addressees = await sql<Addressee>(ADDRESSEES, [reportIds], trx)
  const letters = addressees.map((one) => ({
    to: one.account,
    kind: 'return' as const,
    title: `报表退回修改：${one.number}，${dayBefore(one.closesAt)} 24:00 前改好再上报`,
    body: `${actor.name}退回了项目 ${one.number} ${one.title} 的报表。\n退回理由：${reason}`,
    href: `/reports/${one.id}/sections`,
    isMailed: true,
  }))
  await Message.send(letters, actor.id, trx)
  await OutgoingMail.post(
    letters.map(({ to: accountId, title: subject, body, href }, i) => ({
      ...{ accountId, subject, body, href },
      to: addressees[i].address,
    })),
    trx
  )
}

const ADDRESSEES = `
  SELECT r.id, r.account_id AS account, p.number, p.title, r.closes_at AS "closesAt",
         ${reportEmail('r', 'e')} AS address
    FROM reports r JOIN roster_entries e ON e.id = r.roster_entry_id JOIN projects p ON p.id = r.project_id
   WHERE r.id = ANY(?) AND r.account_id IS NOT NULL ORDER BY r.id`
