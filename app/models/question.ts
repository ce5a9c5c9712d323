import { randomUUID } from 'node:crypto'
import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { QuestionSchema } from '#database/schema'
import { refusals } from '#exceptions/refusals'
import type Account from '#models/account'
import Message, { type Letter } from '#models/message'
import { passQuestionOn } from '#models/question/pass_question_on'
import { sql } from '#queries/sql'
import { superiorOf } from '#queries/superior_of'

/** A question to the superior, answered in the system (M2). Whoever it waits at may pass it on upwards. */
export default class Question extends QuestionSchema {
  /**
   * Asks the nearest enabled manager above; its accounts are told. `form`: id that the form carries;
   * pressing twice asks once and gives the same question.
   */
  static async ask(
    asker: Account,
    text: string,
    code: string | null,
    form: string = randomUUID()
  ): Promise<Question> {
    return db.transaction(async (trx) => {
      const addressee = await superiorOf(asker, trx)
      if (!addressee) throw refusals.nobodyAbove()
      const asked = await sql(
        `INSERT INTO questions (asker_id, addressee_id, text, code, form_id) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (asker_id, form_id) DO NOTHING RETURNING id`,
        [asker.id, addressee.id, text, code, form],
        trx
      )
      const known = { asker_id: asker.id, form_id: form }
      const question = await Question.query({ client: trx }).where(known).firstOrFail()
      if (asked.length > 0)
        await question.#tell(addressee.id, `${asker.name}有问题要问`, text, asker.id, trx)
      return question
    })
  }

  get isOpen() {
    return this.answer === null
  }

  /** One answer; of two at once the first counts, and pressing twice answers once. */
  async answerWith(text: string, actor: Account): Promise<void> {
    await db.transaction(async (trx) => {
      const { rowCount } = await trx.rawQuery<{ rowCount: number }>(
        `UPDATE questions SET answer = ?, answered_by = ?, answered_at = survey_now()
          WHERE id = ? AND answer IS NULL AND addressee_id = ?`,
        [text, actor.id, this.id, actor.office]
      )
      if (rowCount === 0) return this.#answeredBefore(text, actor, trx)
      await this.#tell(this.askerId, '您的问题有了答复', text, actor.id, trx)
    })
  }

  /** To the next manager above the one it waits at, who still reads it. */
  async passOn(actor: Account): Promise<void> {
    await db.transaction(async (trx) => {
      const above = await superiorOf(actor, trx)
      if (!above) throw refusals.nobodyAbove()
      const title = `${actor.name}转来一个问题`
      const passed = await passQuestionOn(this, { from: actor, to: above, title }, trx)
      if (!passed) throw refusals.questionGone()
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

  /** Pressing twice is no second answer. */
  async #answeredBefore(text: string, { id }: Account, trx: TransactionClientContract) {
    const same = { id: this.id, answer: text, answered_by: id }
    if (!(await Question.query({ client: trx }).where(same).first())) throw refusals.questionGone()
  }

  #tell(to: number, title: string, body: string, from: number, trx: TransactionClientContract) {
    const letter: Letter = { to, kind: 'question', title, body, href: `/questions/${this.id}` }
    return Message.send([letter], from, trx)
  }
}
