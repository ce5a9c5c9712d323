import type { Mistake } from '#exceptions/form_refusal'
import type { ReturnMark } from '#models/report/returnable'
import type { Questionnaire } from '#questionnaire/types'
import { unstorable } from '#validators/storable'

/** Limits in UTF-16 units and in number. */
const SHORTEST_REASON = 5
const LONGEST_REASON = 1000
const LONGEST_QUESTION = 500
const MOST_MARKS = 30

/** One line of marks as typed. */
export interface TypedMark {
  code: string
  question: string
}

/** The form of a return, as it can be used, and what is wrong with it. */
export interface ReturnForm {
  reason: string
  marks: ReturnMark[]
  mistakes: Mistake[]
  /** As typed, to show the form again. */
  typed: { reason: string; marks: TypedMark[] }
}

/** Reads `reason` and the lines `marks[i][code]`, `marks[i][question]`; anything else counts as not written. */
export function returnForm(
  body: Record<string, unknown>,
  questionnaire: Questionnaire
): ReturnForm {
  const typed = { reason: plain(body.reason), marks: typedMarks(body.marks) }
  const reason = typed.reason.trim()
  const filled = typed.marks
    .map((mark, i) => ({ ...mark, i }))
    .filter(({ code, question }) => code + question !== '')
  const wrong = [
    ...mistake('reason', reasonMistake(reason)),
    ...(filled.length > MOST_MARKS
      ? mistake('reason', `一次最多标 ${MOST_MARKS} 处，您标了 ${filled.length} 处。`)
      : []),
    ...filled.flatMap((mark) => markMistakes(mark, questionnaire)),
  ]
  const marks = filled.map(({ code, question }) => ({ code: codeOf(code) || null, question }))
  return { reason, marks, mistakes: wrong, typed }
}

/** What is wrong with the reason of a return, trimmed; null for nothing. */
export function reasonMistake(reason: string): string | null {
  if (reason.length < SHORTEST_REASON) {
    return `退回原因写了 ${reason.length} 个字，至少 ${SHORTEST_REASON} 个。请写清要改什么、为什么。`
  }
  return unstorable(reason, LONGEST_REASON)
}

function markMistakes(
  { code, question, i }: TypedMark & { i: number },
  { indicators, columns, tables }: Questionnaire
) {
  const known = codeOf(code)
  const isKnown = known === '' || indicators.has(known) || columns.has(known) || tables.has(known)
  return [
    ...mistake(
      `mark-${i}-code`,
      isKnown
        ? null
        : `第 ${i + 1} 行：没有指标“${code.slice(0, 20)}”。请填代码，例如 JC09；整份报表的问题留空。`
    ),
    ...mistake(
      `mark-${i}-question`,
      question === ''
        ? `第 ${i + 1} 行：请写要基层单位答复什么。`
        : unstorable(question, LONGEST_QUESTION)
    ),
  ]
}

function mistake(field: string, sentence: string | null): Mistake[] {
  return sentence === null ? [] : [{ field, sentence }]
}

/** JC09 of "ｊｃ０９ 从业人员年末数". */
function codeOf(code: string): string {
  return code.normalize('NFKC').toUpperCase().split(/\s/)[0]
}

function typedMarks(marks: unknown): TypedMark[] {
  const lines: unknown[] = typeof marks === 'object' && marks !== null ? Object.values(marks) : []
  return lines.map((line) => {
    const { code, question } = (line ?? {}) as Record<string, unknown>
    return { code: plain(code).trim(), question: plain(question).trim() }
  })
}

function plain(text: unknown): string {
  return typeof text === 'string' ? text.replaceAll('\r\n', '\n') : ''
}

/** The lines of the form: what was typed, and always some more to write on. */
export function blankMarks(typed: TypedMark[] = []): TypedMark[] {
  const written = typed.slice(0, MOST_MARKS)
  const free = Math.max(2, 4 - written.length)
  return [...written, ...Array.from({ length: free }, () => ({ code: '', question: '' }))].slice(
    0,
    MOST_MARKS
  )
}
