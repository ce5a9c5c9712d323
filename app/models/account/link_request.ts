import { passwordRefusals } from '#exceptions/password_refusals'
import { FailureCounter } from '#models/account/failure_counter'
import { userName } from '#models/account/user_name'

/**
 * Counts a request for a link on the one counter, matching or not: a counter that tells them apart
 * would tell whose e-mail it is (L4, L7). Throws FormRefusal 429 while locked.
 */
export async function countLinkRequest(typedName: string, address: string) {
  const counter = new FailureCounter(userName(typedName), address)
  const before = await counter.standing()
  if (before.lockedUntil) throw passwordRefusals.locked('userName', before.lockedUntil)

  const { left, lockedUntil } = await counter.fail()
  if (left < 0) throw passwordRefusals.locked('userName', lockedUntil!)
}
