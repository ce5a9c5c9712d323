import type { FailureCounter } from '#models/account/failure_counter'
import { passwordRefusals } from '#exceptions/password_refusals'

interface Guess<T> {
  counter: FailureCounter
  /** Control and beginning of the sentence when the secret is wrong. */
  wrong: { field: string; what: string }
  /** What the secret opens; null when it is wrong. */
  verify: () => Promise<T | null>
  /** Leaves the count as it is after this right guess: a second secret is still to come. */
  goesOn?: (found: T) => boolean
}

/**
 * One guess at a secret under the one counter (L7). The counter is read again after a right guess:
 * of many guesses at once only those that came before the fifth failure learn anything.
 * Throws FormRefusal: 422 when wrong, 429 while locked.
 */
export async function guess<T>({ counter, wrong, verify, goesOn }: Guess<T>): Promise<T> {
  await refuseWhileLocked(counter, wrong.field)
  const found = await verify()
  if (found === null) throw passwordRefusals.wrong(wrong, await counter.fail())

  await refuseWhileLocked(counter, wrong.field)
  if (!goesOn?.(found)) await counter.clear()
  return found
}

async function refuseWhileLocked(counter: FailureCounter, field: string) {
  const { lockedUntil } = await counter.standing()
  if (lockedUntil) throw passwordRefusals.locked(field, lockedUntil)
}
