import { unstorable } from '#validators/storable'
import { matching } from '#validators/matching'
import { pageNumber } from '#validators/page_number'
import { searchText } from '#validators/search_text'
import { isId } from '#validators/is_id'

/** Lines of the list by how far they are verified. */
export const VERIFICATION_STATES = {
  open: '我还没核实',
  done: '我已核实',
  below: '下级还没核实',
  remarked: '有备注',
  leaving: '正在申请迁出',
  all: '全部',
} as const

export type VerificationState = keyof typeof VERIFICATION_STATES

/** What the page shows; all of it stands in the address. */
export interface VerificationFilters {
  state: VerificationState
  /** Id of a manager below: only what that one has not verified; null for all. */
  under: number | null
  text: string
  /** From 1. */
  page: number
}

const LONGEST_REMARK = 500

/** Reads the filters of an address; what makes no sense counts as not chosen. */
export function verificationFilters(query: Record<string, unknown>): VerificationFilters {
  const { state, under, text } = query
  const isState = typeof state === 'string' && Object.hasOwn(VERIFICATION_STATES, state)
  return {
    state: isState ? (state as VerificationState) : 'open',
    under: Number(matching(under, /^\d{1,15}$/)) || null,
    text: searchText(text),
    page: pageNumber(query),
  }
}

/** The address of the same filters; what is not chosen is left out. */
export function verificationQuery(filters: Partial<VerificationFilters>): string {
  const chosen = Object.entries(filters).filter(
    ([name, value]) =>
      value !== '' &&
      value !== null &&
      !(name === 'page' && value === 1) &&
      !(name === 'state' && value === 'open')
  )
  const query = new URLSearchParams(chosen.map(([name, value]) => [name, String(value)])).toString()
  return query && `?${query}`
}

/** The ids chosen in a form: of one button `only`, else of the boxes `entry`; garbage is none. */
export function chosenEntries({ only, entry }: Record<string, unknown>): number[] {
  const chosen: unknown[] = only === undefined ? [entry ?? []].flat() : [only]
  const ids = chosen.flatMap((one) => (typeof one === 'string' && isId(one) ? [Number(one)] : []))
  return [...new Set(ids)]
}

/** A remark as it can be stored, and the mistake in it. */
export function remarkForm({ remark }: Record<string, unknown>) {
  const text = typeof remark === 'string' ? remark.replaceAll('\r\n', '\n').trim() : ''
  return { text, mistake: unstorable(text, LONGEST_REMARK) }
}
