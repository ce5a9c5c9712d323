import { Exception } from '@adonisjs/core/exceptions'

/** Something the rules do not allow now (S4): a sentence for the person and who can lift it. */
export default class Refusal extends Exception {
  constructor(
    public readonly reason: string,
    sentence: string,
    status: number,
    /** Who can lift it; null when nobody has to: the person can mend it alone. */
    public readonly liftedBy: string | null = null,
    /** Which of several conditions it is about, to group refusals by; else the reason itself. */
    public readonly about: string = reason
  ) {
    super(sentence, { status, code: `R_${reason.replace(/[A-Z]/g, '_$&').toUpperCase()}` })
  }
}
