import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Actor } from '#models/journal'
import Message, { type Letter } from '#models/message'
import type { Prepared } from '#models/report/deadline/setting'
import type { Effective } from '#models/report/deadline/dates'

/** Tells every manager for whom another date holds now, but the one who set it. */
export async function tellManagers(
  { actor }: Actor,
  { before, rows, outcome: { after } }: Prepared,
  trx: TransactionClientContract
): Promise<void> {
  const enabled = new Set(rows.filter((row) => row.enabled).map(({ id }) => id))
  const old = new Map(before.nodes.map((node) => [node.id, before.effective(node)]))
  const letters = after.nodes.flatMap((node): Letter[] => {
    const [was, is] = [old.get(node.id)!, after.effective(node)]
    if (node.id === actor.office || !enabled.has(node.id)) return []
    if (was.filing === is.filing && was.review === is.review) return []
    return [{ to: node.id, kind: 'deadline', ...words(actor.name, was, is), href: '/deadlines' }]
  })
  if (letters.length) await Message.send(letters, actor.id, trx)
}

function words(who: string, was: Effective, is: Effective) {
  const line = (name: string, from: string, to: string) =>
    from === to ? `${name} ${to} 24:00，没有变。` : `${name}由 ${from} 24:00 改为 ${to} 24:00。`
  return {
    title: `截止时间有变动：填报到 ${is.filing}，审核到 ${is.review}`,
    body: `${who}改了截止时间。\n${line('填报截止', was.filing, is.filing)}\n${line('审核截止', was.review, is.review)}`,
  }
}
