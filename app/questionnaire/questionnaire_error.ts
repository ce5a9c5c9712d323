/** One thing wrong with a questionnaire, and where: `sections[2].indicators[4].list`. */
export interface Problem {
  place: string
  message: string
}

/** A questionnaire that cannot be used. Carries every problem; `place` is that of the first. */
export class QuestionnaireError extends Error {
  readonly place: string
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    const [first, ...others] = problems
    const more = others.length === 0 ? '' : ` (and ${others.length} more)`
    super(`${first.place || 'questionnaire'}: ${first.message}${more}`)
    this.name = 'QuestionnaireError'
    this.place = first.place
    this.problems = problems
  }
}
