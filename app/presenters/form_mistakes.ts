import { errors } from '@vinejs/vine'
import FormRefusal, { type Mistake } from '#exceptions/form_refusal'

/** What a page needs to show a refused form again. */
export interface FormMistakes {
  status: number
  retryAt: Date | null
  /** In the order of the page; each once. */
  all: Mistake[]
  /** First sentence by field. */
  of: Record<string, string>
}

/** The mistakes of the person that filled the form; anything else is thrown on. */
export function formMistakes(error: unknown): FormMistakes {
  if (error instanceof FormRefusal) return shown(error.mistakes, error.status, error.retryAt)
  if (error instanceof errors.E_VALIDATION_ERROR) {
    const messages = error.messages as { field: string; message: string }[]
    return shown(
      messages.map(({ field, message }) => ({ field, sentence: message })),
      422,
      null
    )
  }
  throw error
}

function shown(mistakes: Mistake[], status: number, retryAt: Date | null): FormMistakes {
  const of: Record<string, string> = {}
  for (const { field, sentence } of mistakes) of[field] ??= sentence
  return {
    status,
    retryAt,
    all: Object.entries(of).map(([field, sentence]) => ({ field, sentence })),
    of,
  }
}
