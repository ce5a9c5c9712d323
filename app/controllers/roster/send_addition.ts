import FormRefusal from '#exceptions/form_refusal'
import { inspectUpload } from '#documents/thumbnail'
import { addDirectly } from '#models/addition_request/add_directly'
import { askAddition } from '#models/addition_request/ask_addition'
import { checkedProject } from '#models/addition_request/checked_project'
import type { Actor } from '#models/journal'
import type { SentFile } from '#models/report/provable'
import type Round from '#models/round'
import { typedReason } from '#validators/addition'

interface Sent {
  project: Record<string, string>
  reason: unknown
  paper: SentFile | undefined
}

/** A new project from the form: added at once by the nation, asked for by a province. Gives what to say of it. */
export async function sendAddition(round: Round, sent: Sent, by: Actor): Promise<string> {
  const { row, mistakes } = await checkedProject(round, sent.project, by.actor)
  if (by.actor.role === 'nation') {
    if (mistakes.length > 0) throw new FormRefusal(mistakes)
    await addDirectly(round, row, by)
    return `${row.number} 已加进下发清单。`
  }
  const { reason, mistakes: ofReason } = typedReason(sent.reason, '申请的原因')
  const { upload, mistakes: ofPaper } = await paperOf(sent.paper)
  const all = [...mistakes, ...ofReason, ...ofPaper]
  if (all.length > 0) throw new FormRefusal(all)
  await askAddition(round, { ...row, reason, paper: upload! }, by)
  return `${row.number} 的申请已交给国家级管理机构，办好会发消息告诉您。`
}

async function paperOf(paper: SentFile | undefined) {
  const field = 'paper'
  if (!paper) {
    return { mistakes: [{ field, sentence: '还没有选文件。请附立项批复或合同，JPG、PNG、PDF。' }] }
  }
  const upload = await inspectUpload(await paper.read(), paper.name)
  if (!upload.ok) return { mistakes: [{ field, sentence: upload.message }] }
  return { upload, mistakes: [] }
}
