import { Exception } from '@adonisjs/core/exceptions'

/** What is wrong with one field of a form, as a sentence; `field` is the name of its control. */
export interface Mistake {
  field: string
  sentence: string
}

/** A form that can't be accepted as it is: the page is shown again with every mistake in its place. */
export default class FormRefusal extends Exception {
  constructor(
    public readonly mistakes: Mistake[],
    status = 422,
    /** When trying again makes sense; null for at once. */
    public readonly retryAt: Date | null = null
  ) {
    super(mistakes.map((mistake) => mistake.sentence).join(' '), { status, code: 'R_FORM' })
  }
}
