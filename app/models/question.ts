import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { QuestionSchema } from '#database/schema'
import { refusals } from '#exceptions/refusals'
import type Account from '#models/account'
import Message, { type Letter } from '#models/message'
import { superiorOf } from '#queries/superior_of'

/** A question to the superior, answered in the system (M2). Whoever it waits at may pass it on upwards. */
export default class Question extends QuestionSchema {
  /** Asks the nearest enabled manager above; its accounts are told. */
  static async ask(asker: Account, text: string, code: string | null): Promise<Question> {
    return db.transaction(async (trx) => {
      const addressee = await superiorOf(asker, trx)
      if (!addressee) throw refusals.nobodyAbove()
      const facts = { askerId: asker.id, addresseeId: addressee.id, text, code }
      const question = await Question.create(facts, { client: trx })
      await question.#tell(addressee.id, `${asker.name}有问题要问`, text, asker.id, trx)
      return question
    })
  }

  get isOpen() {
    return this.answer === null
  }

  /** One answer; of two at once the first counts. */
  async answerWith(text: string, actor: Account): Promise<void> {
    await db.transaction(async (trx) => {
      const { rowCount } = await trx.rawQuery<{ rowCount: number }>(
        `UPDATE questions SET answer = ?, answered_by = ?, answered_at = survey_now()
          WHERE id = ? AND answer IS NULL AND addressee_id = ?`,
        [text, actor.id, this.id, actor.office]
      )
      if (rowCount === 0) throw refusals.questionGone()
      await this.#tell(this.askerId, '您的问题有了答复', text, actor.id, trx)
    })
  }

  /** To the next manager above the one it waits at. */
  async passOn(actor: Account): Promise<void> {
    await db.transaction(async (trx) => {
      const above = await superiorOf(actor, trx)
      if (!above) throw refusals.nobodyAbove()
      const { rowCount } = await trx.rawQuery<{ rowCount: number }>(
        `UPDATE questions SET addressee_id = ?, forwarded_by = ?
          WHERE id = ? AND answer IS NULL AND addressee_id = ?`,
        [above.id, actor.id, this.id, actor.office]
      )
      if (rowCount === 0) throw refusals.questionGone()
      await this.#tell(above.id, `${actor.name}转来一个问题`, this.text, actor.id, trx)
    })
  }

  /** Puts it among the frequently asked questions, or takes it out again. */
  async publish(isPublic: boolean): Promise<void> {
    if (this.isOpen) throw refusals.questionGone()
    await db.rawQuery(
      `UPDATE questions SET published_at = CASE WHEN ? THEN coalesce(published_at, survey_now()) END WHERE id = ?`,
      [isPublic, this.id]
    )
  }

  #tell(to: number, title: string, body: string, from: number, trx: TransactionClientContract) {
    const letter: Letter = { to, kind: 'question', title, body, href: `/questions/${this.id}` }
    return Message.send([letter], from, trx)
  }
}
