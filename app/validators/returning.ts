import type { Mistake } from '#exceptions/form_refusal'
import type { ReturnMark } from '#models/report/returnable'
import type { Questionnaire } from '#questionnaire/types'
import { unstorable } from '#validators/storable'

/** Limits in UTF-16 units and in number. */
const SHORTEST_REASON = 5
const LONGEST_REASON = 1000
const LONGEST_QUESTION = 500
const MOST_MARKS = 30

/** What is asked about an indicator that was only ticked. */
const TICKED = '请核对这一项：有误请改正，无误请说明。'

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
  typed: { reason: string; marks: TypedMark[]; ticks: string[] }
}

/**
 * Reads `reason`, the lines `marks[i][code]`, `marks[i][question]` and `ticks`, codes that are asked
 * about without words; anything else counts as not written.
 */
export function returnForm(
  body: Record<string, unknown>,
  questionnaire: Questionnaire
): ReturnForm {
  const typed = {
    reason: plain(body.reason),
    marks: typedMarks(body.marks),
    ticks: tickedCodes(body.ticks, questionnaire),
  }
  const reason = typed.reason.trim()
  const filled = typed.marks
    .map((mark, i) => ({ ...mark, i }))
    .filter(({ code, question }) => code + question !== '')
  const written = filled.map(({ code, question }) => ({ code: codeOf(code) || null, question }))
  const ticked = typed.ticks.filter((code) => written.every((mark) => mark.code !== code))
  const marks = [...written, ...ticked.map((code) => ({ code, question: TICKED }))]
  const wrong = [
    ...mistake('reason', reasonMistake(reason)),
    ...mistake('reason', tooMany(marks.length)),
    ...filled.flatMap((mark) => markMistakes(mark, questionnaire)),
  ]
  return { reason, marks, mistakes: wrong, typed }
}

/** What is wrong with the reason of a return, trimmed; null for nothing. */
export function reasonMistake(reason: string): string | null {
  if (reason.length < SHORTEST_REASON) {
    return `退回原因写了 ${reason.length} 个字，至少 ${SHORTEST_REASON} 个。请写清要改什么、为什么。`
  }
  return unstorable(reason, LONGEST_REASON)
}

function tooMany(count: number): string | null {
  return count > MOST_MARKS ? `一次最多标 ${MOST_MARKS} 处，您标了 ${count} 处。` : null
}

function markMistakes(
  { code, question, i }: TypedMark & { i: number },
  questionnaire: Questionnaire
) {
  const known = codeOf(code)
  const isKnown = known === '' || isMarkable(known, questionnaire)
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

function isMarkable(code: string, { indicators, columns, tables }: Questionnaire): boolean {
  return indicators.has(code) || columns.has(code) || tables.has(code)
}

/** One box sends a text, several send a list. */
function tickedCodes(ticks: unknown, questionnaire: Questionnaire): string[] {
  const codes = [ticks].flat().filter((one) => typeof one === 'string')
  return [...new Set(codes)].filter((code) => isMarkable(code, questionnaire))
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
