import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Account from '#models/account'
import Question from '#models/question'
import { passQuestionOn } from '#models/question/pass_question_on'
import { superiorOf } from '#queries/superior_of'

/**
 * Open questions that wait at disabled managers, at or below a path, go on to the nearest enabled one
 * above (M2); in the transaction that disables them.
 */
export async function leaveDisabled(path: string, trx: TransactionClientContract): Promise<void> {
  const left = await Account.query({ client: trx })
    .where('enabled', false)
    .whereRaw('path <@ ?::ltree', [path])
    .whereIn('id', Question.query().select('addressee_id').whereNull('answer'))
  for (const manager of left) {
    const to = await superiorOf(manager, trx)
    const title = `${manager.name}已停用，它的问题转给您答复`
    const open = Question.query({ client: trx })
      .where('addressee_id', manager.id)
      .whereNull('answer')
    for (const question of await open) {
      await passQuestionOn(question, { from: manager, to: to!, title }, trx)
    }
  }
}
