import { ANNOUNCEMENTS, QUESTIONS, TRANSFER } from '#demonstration/managers_words'
import type { Step } from '#demonstration/story'
import { workTime } from '#demonstration/work_days'
import Account from '#models/account'
import Announcement from '#models/announcement'
import type { Actor } from '#models/journal'
import Question from '#models/question'
import { confirmEntries } from '#models/roster/confirm_entries'
import type Round from '#models/round'
import { askTransfers } from '#models/transfer/ask_transfers'
import { openEntries } from '#queries/open_entries'
import { ownProjects } from '#queries/own_projects'
import { sql } from '#queries/sql'

/** What managers do besides reviewing (M1, M2, R2, R4): every step is a verb of the product, at its time. */
export function managersStory(round: Round): Step[] {
  const steps: Step[] = ANNOUNCEMENTS.map(({ day, author, ...text }) => ({
    at: workTime(day, 45),
    act: async () => Announcement.publish(text, await actor(author)),
  }))
  // One province has verified its whole list, another its first lines, the third has not begun.
  steps.push({ at: workTime(4, 130), act: () => verifyAll(round, '610000XM') })
  steps.push({ at: workTime(6, 210), act: () => verifySome(round, '320000XM') })
  steps.push({ at: workTime(24, 95), act: () => askTransfer(round) })
  return [...steps, ...QUESTIONS.flatMap(questionSteps)]
}

async function verifyAll(round: Round, province: string) {
  const by = await actor(province)
  const { stamp } = await openEntries(round.id, by.actor)
  await confirmEntries(round, { allSeen: stamp }, by)
}

async function verifySome(round: Round, province: string) {
  const by = await actor(province)
  const entries = await sql<{ id: number }>(
    `SELECT roster_entry_id AS id FROM reports WHERE round_id = ? AND path <@ ?::ltree ORDER BY id LIMIT 9`,
    [round.id, by.actor.path]
  )
  await confirmEntries(round, { ids: entries.map(({ id }) => id) }, by)
}

/** Of a project that nobody has begun. */
async function askTransfer(round: Round) {
  const { from, to, reason } = TRANSFER
  const [by, receiver] = [await actor(from), await actor(to)]
  const [{ number }] = await sql<{ number: string }>(
    `SELECT p.number FROM reports r JOIN projects p ON p.id = r.project_id
      WHERE r.round_id = ? AND r.path <@ ?::ltree AND r.state = 'not_started' ORDER BY r.id LIMIT 1`,
    [round.id, by.actor.path]
  )
  const entryIds = await ownProjects(by.actor, round.id, [number])
  await askTransfers(round, { entryIds, toId: receiver.actor.id, reason }, by)
}

/** Asked by the first respondent in a state, or by a manager; answered some hours later, or not yet. */
function questionSteps({ day, asker, code, text, answer, isPublic }: (typeof QUESTIONS)[number]) {
  let question: Question
  const steps: Step[] = [
    {
      at: workTime(day, 75),
      act: async () => (question = await Question.ask(await askerOf(asker), text, code)),
    },
  ]
  if (answer === null) return steps
  const act = async () => {
    await question.answerWith(answer, await Account.findOrFail(question.addresseeId))
    await question.refresh()
    if (isPublic) await question.publish(true)
  }
  return [...steps, { at: workTime(day, 290), act }]
}

async function askerOf({ below, manager }: { below?: string; manager?: string }): Promise<Account> {
  const { actor: named } = await actor(manager ?? below!)
  if (manager) return named
  return Account.query()
    .where('role', 'respondent')
    .whereNotNull('firstLoginAt')
    .whereRaw('path <@ ?::ltree', [named.path])
    .orderBy('id')
    .firstOrFail()
}

async function actor(userName: string): Promise<Actor> {
  const account = await Account.findByOrFail('userName', userName)
  return { actor: account, address: `203.0.113.${1 + (account.id % 250)}` }
}
