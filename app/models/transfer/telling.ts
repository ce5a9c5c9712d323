import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type Account from '#models/account'
import Message, { type Letter } from '#models/message'
import type { HeldTransfer } from '#models/transfer/held_transfer'
import { sql } from '#queries/sql'

interface Asked {
  /** Of the first request. */
  id: number
  count: number
  toId: number | null
  from: Account
}

/** Tells the nation, and the one that is to receive the projects. */
export async function tellAsked(
  { id, count, toId, from }: Asked,
  trx: TransactionClientContract
): Promise<void> {
  const nation = await sql<{ id: number }>(
    `SELECT id FROM accounts WHERE role = 'nation' AND enabled ORDER BY id`,
    [],
    trx
  )
  const href = count === 1 ? `/transfers/${id}` : '/transfers'
  const title = `${from.name}申请迁出 ${count} 个项目`
  await Message.send(
    [
      ...nation.map((one) => letter(one.id, title, href)),
      ...(toId ? [letter(toId, `${from.name}申请把 ${count} 个项目迁给您`, href)] : []),
    ],
    from.id,
    trx
  )
}

interface Told {
  /** Behind the number of the project. */
  words: string
  /** Who has the project now, when it went somewhere. */
  to: Account | null
  /** What became of its deadline (`deadlineWords`). */
  deadline?: string
}

/** Tells who asked and, when the project went somewhere, who has it now and who files for it. */
export async function tellMoved(
  { id, number, title, fromId, respondentId }: HeldTransfer,
  { words, to, deadline = '' }: Told,
  sender: Account,
  trx: TransactionClientContract
): Promise<void> {
  const href = `/transfers/${id}`
  const line = `${number} ${words}`
  const letters: Letter[] = [
    letter(fromId, line, href, title),
    ...(to ? [letter(to.id, line, href, [title, deadline].filter(Boolean).join('\n'))] : []),
    ...(to && respondentId
      ? [letter(respondentId, line, undefined, `填的内容和账户都不变。${deadline}`)]
      : []),
  ]
  await Message.send(letters, sender.id, trx)
}

function letter(to: number, title: string, href?: string, body?: string): Letter {
  return { to, kind: 'transfer', title: title.slice(0, 200), body: body?.slice(0, 4000), href }
}
