import type { Infer } from '@vinejs/vine/types'
import db from '@adonisjs/lucid/services/db'
import QuestionnaireVersion from '#models/questionnaire_version'
import Round from '#models/round'
import { placeListed } from '#models/round/place_listed'
import type { roundFileValidator } from '#validators/round_file'

/** What was asked for can't be; the message says why, in English, for who runs the system. */
export class RoundRefusal extends Error {}

const ORDER = [
  'opensOn',
  'filingDeadline',
  'provinceReviewDeadline',
  'nationalReviewDeadline',
] as const

/**
 * Prepares the round of a year with the newest version of a published questionnaire; its list can be
 * imported and verified (`Round.listed`), nothing can be filed before `openRound`. Throws RoundRefusal.
 */
export async function prepareRound(file: Infer<typeof roundFileValidator>): Promise<Round> {
  const { questionnaire: name, settings, ...facts } = file
  const code = String(facts.reportYear)
  const late = ORDER.find((one, i) => i > 0 && facts[ORDER[i - 1]] > facts[one])
  if (late) throw new RoundRefusal(`${late} is before ${ORDER[ORDER.indexOf(late) - 1]}`)
  if (await Round.findBy('code', code)) throw new RoundRefusal(`Round ${code} is there already`)
  const version = await QuestionnaireVersion.query()
    .where('code', name)
    .orderBy('number', 'desc')
    .first()
  if (!version) {
    throw new RoundRefusal(`No questionnaire ${name}: node ace questionnaire:publish ${name} first`)
  }
  const usual = { askOrgCode: true, coverNeededToSubmit: false, coverNeededToAccept: true }
  return Round.create({
    ...facts,
    ...{ code, status: 'preparing', questionnaireVersionId: version.id },
    settings: { ...usual, ...settings },
  })
}

/**
 * Opens a prepared round and closes the one before, in one step; its reports are placed by the managers
 * that there are now (R1, R4). Throws RoundRefusal.
 */
export async function openRound(code: string): Promise<Round> {
  return db.transaction(async (trx) => {
    const round = await Round.query({ client: trx }).where({ code }).forUpdate().first()
    if (!round) throw new RoundRefusal(`No round ${code}: node ace round:create first`)
    if (round.status === 'closed') throw new RoundRefusal(`Round ${code} is over`)
    if (round.status === 'open') return round
    await trx.from('rounds').where('status', 'open').update({ status: 'closed' })
    await round.merge({ status: 'open' }).save()
    await placeListed(round, trx)
    return round
  })
}
