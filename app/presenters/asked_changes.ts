import type { LastDecision } from '#queries/last_decision'

/** What was asked since a level's last decision, by whomever (W3). */
export interface Asked {
  /** Whether anything was returned at all; without a return nothing is inside or outside. */
  isAnything: boolean
  /** Codes of indicators, columns and tables that were marked. */
  codes: Set<string>
  /** About the whole report; null for nothing. */
  whole: string | null
  /** Whether a return asked about everything: a mark without a code, or a reason without marks. */
  isWhole: boolean
  /** Names of other levels that have returned it since. */
  others: string[]
  /** The questions about a code, with the name of who asked unless it was this level; null for none. */
  about(code: string): string | null
}

/** Gathers the marks of every return since then. */
export function askedSince({ returns }: LastDecision): Asked {
  const marks = returns.flatMap(({ by, isOwn, marks: own }) =>
    own.map(({ code, question }) => ({ code, words: isOwn ? question : `${by}：${question}` }))
  )
  const about = (code: string | null) => {
    const questions = marks.filter((mark) => mark.code === code).map(({ words }) => words)
    return questions.length > 0 ? [...new Set(questions)].join('；') : null
  }
  return {
    isAnything: returns.length > 0,
    codes: new Set(marks.flatMap(({ code }) => code ?? [])),
    whole: about(null),
    isWhole: about(null) !== null || returns.some((one) => one.marks.length === 0),
    others: [...new Set(returns.filter(({ isOwn }) => !isOwn).map(({ by }) => by))],
    about,
  }
}

/** What was asked, and how much has changed beside it, in words; nothing where nothing was asked. */
export function askedWords(asked: Asked, outside: number): string {
  const { isAnything, codes, whole, others } = asked
  if (!isAnything) return ''
  const parts = [
    others.length > 0 ? `此后${others.join('、')}退回过` : '',
    codes.size > 0 ? `要求核对 ${codes.size} 项` : '',
    whole ? '要求再看整份' : '',
    codes.size === 0 && !whole ? '没有标出要改的指标，请对照退回原因' : '',
    outside > 0 ? `有 ${outside} 项改动不在要求内` : '',
  ]
  return parts.filter(Boolean).join('，')
}
