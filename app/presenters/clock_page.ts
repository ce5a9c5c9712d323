import type { ClockFacts } from '#demonstration/operators_clock'
import { beijing } from '#presenters/time'

/** The operator's clock in words; `value` fills the form. */
export function clockPage({ now, real, last }: ClockFacts) {
  return {
    now: beijing(now),
    value: beijing(now).replace(' ', 'T'),
    facts: [
      { term: '真实时间', words: beijing(real) },
      { term: '最后一次办理', words: last ? beijing(last) : '还没有' },
    ],
  }
}
