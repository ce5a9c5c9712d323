import FormRefusal from '#exceptions/form_refusal'
import type { CounterStanding } from '#models/account/failure_counter'
import { beijing } from '#presenters/time'

/** The two answers of every password path; neither tells whether the account exists (L7). */
export const passwordRefusals = {
  /** `field` gets the sentence, which begins with `what` is wrong. */
  wrong({ field, what }: { field: string; what: string }, { left, lockedUntil }: CounterStanding) {
    if (left < 0) return passwordRefusals.locked(field, lockedUntil!)
    const sentence = lockedUntil
      ? `${what}。已经错了 5 次，请等 15 分钟，${minute(lockedUntil)} 以后再试。`
      : `${what}，请再试一次。错 5 次会锁定 15 分钟，现在还可以试 ${left} 次。`
    return new FormRefusal([{ field, sentence }], 422, lockedUntil)
  },

  locked(field: string, until: Date) {
    const sentence = `错的次数太多，为了安全先锁定，请在 ${minute(until)} 以后再试。`
    return new FormRefusal([{ field, sentence }], 429, until)
  },
}

/** Rounded up, so that nobody comes a few seconds too early. */
function minute(instant: Date) {
  return beijing(new Date(instant.getTime() + 59_999)).slice(11, 16)
}
