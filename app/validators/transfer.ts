import FormRefusal, { type Mistake } from '#exceptions/form_refusal'
import { userName } from '#models/account/user_name'
import { unstorable } from '#validators/storable'
import { isId } from '#validators/is_id'

/** Limits in UTF-16 units and in number. */
const SHORTEST_REASON = 5
const LONGEST_REASON = 1000
const MOST_PROJECTS = 200

/** `to` of the form that says that nobody knows where the project went. */
export const UNKNOWN = 'unknown'

/** What a province asks for: project numbers, the receiving manager (null: unknown), why. */
export interface TransferForm {
  numbers: string[]
  toId: number | null
  reason: string
}

/** Reads the form; throws FormRefusal with every mistake. */
export function transferForm(body: Record<string, unknown>): TransferForm {
  const lines = text(body.numbers).split(/[\n,，、;；]+/)
  const numbers = [...new Set(lines.map(userName).filter((number) => number !== ''))]
  const reason = text(body.reason)
  const isTo = body.to === UNKNOWN || isId(text(body.to))
  refuse([
    ...mistake('numbers', numbersMistake(numbers)),
    ...mistake('to', isTo ? null : '请选迁到哪里；不知道就选“不属于本省，去向不明”。'),
    ...mistake('reason', reasonMistake(reason, '迁出原因')),
  ])
  return { numbers, toId: body.to === UNKNOWN ? null : Number(body.to), reason }
}

/** What the nation answers: where to and in which region there (empty: as a whole). */
export function approvalForm(body: Record<string, unknown>): { toId: number; region: string } {
  const region = text(body.region).normalize('NFKC')
  refuse([
    ...mistake('to', isId(text(body.to)) ? null : '请选接收的管理机构。'),
    ...mistake('region', /^(\d{6})?$/.test(region) ? null : '行政区划代码是 6 位数字，或者不填。'),
  ])
  return { toId: Number(body.to), region }
}

/** The one text of a refusal or an undoing, in the field of this name. */
export function reasonForm(body: Record<string, unknown>, field: string, label: string): string {
  const reason = text(body[field])
  refuse(mistake(field, reasonMistake(reason, label)))
  return reason
}

function numbersMistake(numbers: string[]): string | null {
  if (numbers.length === 0) return '请填要迁出的项目编号，一行一个。'
  if (numbers.length > MOST_PROJECTS) {
    return `一次最多申请 ${MOST_PROJECTS} 个项目，您填了 ${numbers.length} 个。请分几次。`
  }
  return null
}

function reasonMistake(reason: string, label: string): string | null {
  if (reason.length < SHORTEST_REASON) {
    return `${label}写了 ${reason.length} 个字，至少 ${SHORTEST_REASON} 个。`
  }
  return unstorable(reason, LONGEST_REASON)
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : ''
}

function mistake(field: string, sentence: string | null): Mistake[] {
  return sentence === null ? [] : [{ field, sentence }]
}

function refuse(mistakes: Mistake[]) {
  if (mistakes.length > 0) throw new FormRefusal(mistakes)
}
